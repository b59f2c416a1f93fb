package io.spectracast.stationary;

import io.spectracast.inference.Interval;
import io.spectracast.tail.Outcome;

/**
 * How well a law describes held-out singular values.
 *
 * @param law which
 * @param fitted whether its parameters were fitted to the training values; else they come from
 *     measured rates
 * @param parameters in words
 * @param values how many held-out values were scored
 * @param outside how many of them have no density at all under the law
 * @param underflowing how many more have a density that is zero in double precision
 * @param logLikelihood the mean of ln p(s), in nats per value; −∞ if one is outside
 * @param insideLogLikelihood the mean over the values that are not outside, with its interval;
 *     empty if none is inside
 * @param kolmogorovDistance sup |F_N − F|, with its interval
 * @param tailLogLikelihood the mean of ln p(s | s ≥ s_min) over the held-out values above s_min,
 *     where the power-law tail fitted to the training values begins; −∞ if one has no density;
 *     empty if there is no such value
 * @param tailValues how many there are
 */
public record LawScore(
    CandidateLaw law,
    boolean fitted,
    String parameters,
    int values,
    int outside,
    int underflowing,
    double logLikelihood,
    Outcome<Interval> insideLogLikelihood,
    Interval kolmogorovDistance,
    Outcome<Double> tailLogLikelihood,
    int tailValues) {}
