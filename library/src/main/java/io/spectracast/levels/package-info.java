/**
 * Repulsion between the singular values of a layer: in the statistics of their spacings, and
 * directly in recorded increments.
 */
package io.spectracast.levels;
