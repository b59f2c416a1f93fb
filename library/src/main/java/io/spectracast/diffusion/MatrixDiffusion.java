package io.spectracast.diffusion;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.EmpiricalNoise;
import io.spectracast.sde.KroneckerNoise;
import io.spectracast.sde.MatrixNoise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The law dW = −κW dt + G d√t + dM of one matrix, as its changes tell it.
 *
 * @param rows m
 * @param columns n
 * @param now the time the changes end
 * @param restoring κ ≥ 0, per unit of time
 * @param restoringError the standard error of κ
 * @param drift G, m × n row-major; not to be modified
 * @param directions how many directions of drift were clear
 * @param noise dM per unit of time
 * @param loudness the factor on the variance of dM; 1 as estimated
 */
public record MatrixDiffusion(
    int rows,
    int columns,
    double now,
    double restoring,
    double restoringError,
    double[] drift,
    int directions,
    MatrixNoise noise,
    double loudness) {

  /** Sides up to which correlations between rows and between columns are estimated. */
  private static final int LONGEST_SIDE = 1536;

  /**
   * Estimates the law. Noise is of Kronecker form, or beyond a side of 1 536 has the empirical
   * covariance of the changes.
   *
   * @param far tells restoring force and drift
   * @param near tells noise; it ends where {@code far} does
   */
  public static MatrixDiffusion of(MatrixHistory far, MatrixHistory near) {
    RestoringForce restoring = RestoringForce.of(far);
    FadingDirections fading = new FadingDirections(far, without(far, restoring.rate()));
    double[][] changes = without(near, restoring.rate());
    double[] durations = new double[changes.length];
    for (int j = 0; j < changes.length; j++) {
      double faded = FadingDirections.elapsed(near.times()[j], near.times()[j + 1]);
      for (int e = 0; e < changes[j].length && fading.directions() > 0; e++) {
        changes[j][e] -= faded * fading.drift()[e];
      }
      durations[j] = noisy(restoring.rate(), near.duration(j));
    }
    return new MatrixDiffusion(
        near.rows(),
        near.columns(),
        near.now(),
        restoring.rate(),
        restoring.error(),
        fading.drift(),
        fading.directions(),
        noise(near, changes, durations),
        1);
  }

  /**
   * The law where noise is so many times as strong and weights decay faster.
   *
   * @param factor on the variance of dM, positive
   * @param decay added to κ; the sum is at least 0
   */
  public MatrixDiffusion altered(double factor, double decay) {
    return new MatrixDiffusion(
        rows,
        columns,
        now,
        Math.max(0, restoring + decay),
        restoringError,
        drift,
        directions,
        noise,
        loudness * factor);
  }

  private static MatrixNoise noise(
      MatrixHistory history, double[][] increments, double[] durations) {
    if (history.rows() <= LONGEST_SIDE && history.columns() <= LONGEST_SIDE) {
      return NoiseFactors.of(history.rows(), history.columns(), increments, durations);
    }
    List<DenseMatrix> samples = new ArrayList<>();
    for (int j = 0; j < increments.length; j++) {
      double scale = 1 / Math.sqrt(durations[j]);
      double[] sample = Arrays.stream(increments[j]).map(x -> scale * x).toArray();
      samples.add(new DenseMatrix(history.rows(), history.columns(), sample));
    }
    return new EmpiricalNoise(samples, 1);
  }

  private static double[][] without(MatrixHistory history, double restoring) {
    double[][] changes = new double[history.count()][];
    history.backwards(
        (j, before) -> {
          double lost = -Math.expm1(-restoring * history.duration(j));
          changes[j] = history.changes()[j].clone();
          for (int e = 0; e < before.length && restoring > 0; e++) {
            changes[j][e] += lost * before[e];
          }
        });
    return changes;
  }

  /** ∫₀ʰ e^{−2κ(h−t)} dt: the time over which undamped noise does as much. */
  private static double noisy(double restoring, double h) {
    return restoring > 0 ? -Math.expm1(-2 * restoring * h) / (2 * restoring) : h;
  }

  /** The law with a restoring force drawn from what is known of it. */
  public MatrixDiffusion drawn(UniformRandomProvider random) {
    double z = ZigguratSampler.NormalizedGaussian.of(random).sample();
    double rate = Math.max(0, restoring + restoringError * z);
    return new MatrixDiffusion(
        rows, columns, now, rate, restoringError, drift, directions, noise, loudness);
  }

  /** Draws W at a later time, given W at one; exact for this law but for drift within the step. */
  public double[] moved(double[] w, double from, double to, UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double scale = Math.sqrt(loudness * noisy(restoring, to - from));
    double[] motions = new double[noise.noises(rows, columns)];
    for (int i = 0; i < motions.length; i++) {
      motions[i] = scale * normal.sample();
    }
    double[] moved = new double[w.length];
    noise.diffuse(rows, columns, w, motions, moved);
    double kept = Math.exp(-restoring * (to - from));
    double faded = FadingDirections.elapsed(from, to);
    for (int e = 0; e < moved.length; e++) {
      moved[e] += kept * w[e] + faded * drift[e];
    }
    return moved;
  }

  /** Products and sums that {@link #moved} takes. */
  public double operations() {
    double products =
        noise instanceof KroneckerNoise
            ? 2.0 * rows * columns * (rows + columns)
            : 2.0 * rows * columns * noise.noises(rows, columns);
    return products + 10.0 * rows * columns;
  }

  /** In words. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s noise%s%s",
        noise instanceof KroneckerNoise ? "Kronecker" : "empirical",
        directions > 0
            ? ", %d fading direction%s".formatted(directions, directions == 1 ? "" : "s")
            : "",
        restoring > 0 ? ", restoring rate %.2g".formatted(restoring) : "");
  }
}
