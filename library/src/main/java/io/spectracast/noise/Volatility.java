package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.tail.Outcome;

/**
 * The isotropic level of the noise: variance per entry and sample.
 *
 * @param oneStep ν² of single samples, E|ξ|²/mn
 * @param longRun ν² that sums of many samples grow by, 2V(2b) − V(b) with V(b) the variance per
 *     entry and sample of sums of b samples: right for correlations summed up within b samples
 * @param lag b
 */
public record Volatility(Interval oneStep, Outcome<Interval> longRun, int lag) {}
