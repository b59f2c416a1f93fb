/**
 * The law of motion of one weight matrix, estimated from the matrix itself: restoring force, drift
 * of low rank that fades, and noise correlated between rows and between columns. Knows no file and
 * no network.
 */
package io.spectracast.diffusion;
