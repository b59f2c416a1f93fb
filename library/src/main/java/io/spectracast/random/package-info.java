/** Reproducible streams of random numbers, split from one root seed by name. */
package io.spectracast.random;
