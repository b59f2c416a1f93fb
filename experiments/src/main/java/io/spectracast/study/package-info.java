/**
 * Studies: each trains many small networks as units of a grid, measures each alone, and judges by
 * all of them together.
 */
package io.spectracast.study;
