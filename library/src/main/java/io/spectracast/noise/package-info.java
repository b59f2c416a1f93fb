/**
 * The statistics of the noise of one weight matrix from samples: level, covariance, correlation in
 * time, tails, and which assumption of the theory each of them leaves standing. Knows no network.
 */
package io.spectracast.noise;
