package io.spectracast.study;

import io.spectracast.linalg.Svd;
import io.spectracast.model.Parameter;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A trained weight matrix with at least {@value #SHORTEST_SIDE} singular values, as it is measured.
 *
 * @param rows m, the long side
 * @param singularValues descending, of number n ≤ m
 * @param metrics norms and ranks
 * @param tail the power-law tail of λ = s²
 * @param bulk the Marchenko–Pastur bulk
 * @param distanceMoved |W − W₀|, Frobenius norm
 * @param gradientVariance of one entry of the gradient of a batch
 * @param learningRate η
 * @param restoring κ = η(λ + ⟨W, ∇L⟩/|W|²) of one update; where not positive, nothing holds the
 *     matrix back
 */
record HiddenMatrix(
    int rows,
    double[] singularValues,
    SpectralMetrics metrics,
    Optional<PowerLawTail> tail,
    Optional<BulkFit> bulk,
    double distanceMoved,
    double gradientVariance,
    double learningRate,
    double restoring) {

  private static final int SHORTEST_SIDE = 20;
  private static final double SPIKE_LEVEL = 0.01;
  private static final double FLOAT_ROUNDOFF = 0x1p-24;

  /** Of all parameters those that are large enough. */
  static List<HiddenMatrix> of(
      double learningRate,
      double weightDecay,
      List<Parameter> start,
      List<Parameter> end,
      List<Parameter> gradient,
      BatchGradients noise) {
    List<HiddenMatrix> matrices = new ArrayList<>();
    for (int i = 0; i < end.size(); i++) {
      if (end.get(i).isMatrix() && isLargeEnough(shortSide(end.get(i)))) {
        matrices.add(
            of(
                learningRate,
                weightDecay,
                start.get(i),
                end.get(i),
                gradient.get(i),
                noise.variance(i)));
      }
    }
    return matrices;
  }

  /**
   * Of a matrix of which the spectrum alone is known; the rest is NaN.
   *
   * @param s descending, s₁ positive
   */
  static HiddenMatrix ofSpectrum(int rows, double[] s) {
    return of(rows, s, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Whether a matrix with so many singular values is large enough. */
  static boolean isLargeEnough(int count) {
    return count >= SHORTEST_SIDE;
  }

  private static int shortSide(Parameter parameter) {
    return Math.min(parameter.layer().rows(), parameter.layer().columns());
  }

  static HiddenMatrix of(
      double learningRate,
      double weightDecay,
      Parameter start,
      Parameter end,
      Parameter gradient,
      double variance) {
    double squares = product(end.values(), end.values());
    double outward = product(end.values(), gradient.values()) / squares;
    return of(
        Math.max(end.layer().rows(), end.layer().columns()),
        Svd.values(end.matrix()),
        distance(start.values(), end.values()),
        variance,
        learningRate,
        learningRate * (weightDecay + outward));
  }

  private static HiddenMatrix of(
      int rows,
      double[] s,
      double moved,
      double gradientVariance,
      double learningRate,
      double restoring) {
    double[] eigenvalues = Arrays.stream(s).map(x -> x * x).toArray();
    return new HiddenMatrix(
        rows,
        s,
        SpectralMetrics.of(s, rows, s.length, FLOAT_ROUNDOFF, 0),
        PowerLawFitter.ALL_CANDIDATES.fit(eigenvalues).value(),
        new BulkEstimator(SPIKE_LEVEL).fit(s, rows),
        moved,
        gradientVariance,
        learningRate,
        restoring);
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
