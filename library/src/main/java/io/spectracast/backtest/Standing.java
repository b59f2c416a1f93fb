package io.spectracast.backtest;

import io.spectracast.inference.Interval;
import io.spectracast.inference.TestResult;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a method did in a part of a backtest.
 *
 * @param method its name
 * @param kind its part in the comparison
 * @param cases how many forecasts are behind it
 * @param crps mean CRPS, in the unit of the singular values
 * @param energy mean energy score
 * @param wasserstein mean distance of the spectra
 * @param skill 1 − CRPS/CRPS of the best single baseline, averaged over the cells; empty if it was
 *     scored in no cell that has one
 * @param skillInterval its 95 % interval, from leaving out one run (or layer) after the other
 * @param test that it does not differ from the best baseline; empty of the baseline itself, or
 *     where there are too few runs and origins
 * @param coverage the part of the outcomes in the central 50, 80, 90 and 95 % intervals; empty
 *     without spread
 * @param coverageInterval the 95 % interval of the third of these
 * @param histogram the probability integral transform in 20 bins
 * @param brierSkill of the emergence of spikes, 1 − Brier score/that of the base rate; empty where
 *     none or all emerged
 */
public record Standing(
    String method,
    Contender.Kind kind,
    int cases,
    double crps,
    double energy,
    double wasserstein,
    OptionalDouble skill,
    Optional<Interval> skillInterval,
    Optional<TestResult> test,
    Optional<double[]> coverage,
    Optional<Interval> coverageInterval,
    Optional<double[]> histogram,
    OptionalDouble brierSkill) {}
