package io.spectracast.backtest;

import java.util.Arrays;

/**
 * How well an ensemble's ranks hold the outcomes, averaged over modes: the probability integral
 * transform without randomisation, and the coverage of central intervals that follows from it.
 *
 * <p>An outcome above r of M exchangeable members is taken to lie anywhere in [r/(M+1),
 * (r+1)/(M+1)] with equal weight, so that a perfect ensemble has a flat histogram and nominal
 * coverage whatever its size. C. Czado, T. Gneiting and L. Held, Biometrics 65 (2009) 1254.
 *
 * @param coverage the part of the outcomes in the central intervals of {@link #LEVELS}
 * @param histogram the part of the outcomes in each of {@link #BINS} equal bins, adding up to 1
 */
public record Calibration(double[] coverage, double[] histogram) {

  /** The nominal coverages. */
  public static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};

  /** How finely the transform is counted. */
  public static final int BINS = 20;

  /**
   * Of one ensemble.
   *
   * @param members indexed [mode][member], at least two members
   * @param outcome one value per mode
   */
  public static Calibration of(double[][] members, double[] outcome) {
    double[] coverage = new double[LEVELS.length];
    double[] histogram = new double[BINS];
    for (int k = 0; k < outcome.length; k++) {
      add(members[k], outcome[k], 1.0 / outcome.length, coverage, histogram);
    }
    return new Calibration(coverage, histogram);
  }

  private static void add(
      double[] members, double y, double weight, double[] coverage, double[] histogram) {
    double below = Arrays.stream(members).filter(x -> x < y).count();
    double upTo = Arrays.stream(members).filter(x -> x <= y).count();
    double from = below / (members.length + 1);
    double to = (upTo + 1) / (members.length + 1);
    for (int i = 0; i < LEVELS.length; i++) {
      double tail = (1 - LEVELS[i]) / 2;
      coverage[i] += weight * overlap(from, to, tail, 1 - tail);
    }
    for (int bin = 0; bin < BINS; bin++) {
      histogram[bin] += weight * overlap(from, to, (double) bin / BINS, (bin + 1.0) / BINS);
    }
  }

  /** The part of [from, to] that lies in [low, high]. */
  private static double overlap(double from, double to, double low, double high) {
    return Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
  }
}
