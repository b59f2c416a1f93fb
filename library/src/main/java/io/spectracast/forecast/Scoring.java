package io.spectracast.forecast;

import io.spectracast.run.LayerSnapshot;

/** Scores of an ensemble against what was recorded later. */
public final class Scoring {

  /** The modes behind {@link Score#relativeError()}. */
  private static final int LARGEST = 8;

  private static final double LOWER = 0.05;
  private static final double UPPER = 0.95;

  private Scoring() {}

  /**
   * Scores the ensemble at the step of {@code truth}.
   *
   * @param method the name of the method that made the ensemble
   * @throws IllegalArgumentException if the ensemble has no such lead or follows other modes
   */
  public static Score of(LayerEnsemble ensemble, LayerSnapshot truth, String method) {
    long horizon = truth.step() - ensemble.origin();
    double[][] forecast = ensemble.at(horizon);
    double[] observed = truth.singularValues();
    if (forecast.length != observed.length) {
      throw new IllegalArgumentException(
          "truth must hold %d modes, was %d".formatted(forecast.length, observed.length));
    }
    double crps = 0;
    double covered = 0;
    double relative = 0;
    int largest = Math.min(LARGEST, observed.length);
    for (int k = 0; k < observed.length; k++) {
      double[] quantiles = Quantiles.of(forecast[k], LOWER, 0.5, UPPER);
      crps += FairCrps.of(forecast[k], observed[k]) / observed.length;
      covered += observed[k] >= quantiles[0] && observed[k] <= quantiles[2] ? 1 : 0;
      if (k < largest && observed[k] > 0) {
        relative += Math.abs(quantiles[1] - observed[k]) / observed[k] / largest;
      }
    }
    return new Score(
        ensemble.layer().name(),
        ensemble.origin(),
        horizon,
        method,
        crps,
        covered / observed.length,
        relative);
  }
}
