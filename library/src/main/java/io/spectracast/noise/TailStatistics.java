package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.MonteCarlo;
import io.spectracast.inference.TestResult;
import io.spectracast.linalg.Blas;
import io.spectracast.tail.Outcome;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How heavy the tails of some projections of the noise are.
 *
 * <p>The projections are first whitened among themselves, z = R⁻ᵀx√N with X = QR. Statistics of z
 * do not depend on the projections' covariance if they are Gaussian, so that N × d independent
 * Gaussian numbers, whitened alike, give their null law exactly. d ≤ N/4 is kept.
 *
 * @param directions in words, which projections
 * @param dimension d
 * @param excessKurtosis E z⁴/(E z²)² − 3, less what Gaussian samples of this size show; below
 *     infinite moments it tells of the sample alone
 * @param tailIndex α of P(|z| &gt; x) ~ x^−α by Hill's estimator from the √(Nd) largest of all |z|;
 *     Gaussian numbers give some value too
 * @param gaussianTailIndex the median of Hill's estimate for Gaussian samples of this size
 * @param tailSize how many |z| Hill's estimate rests on
 * @param kurtosisTest two-sided, against Gaussian samples of this size
 * @param tailTest against Gaussian samples of this size, by tail indices smaller than theirs
 */
public record TailStatistics(
    String directions,
    int dimension,
    Interval excessKurtosis,
    Interval tailIndex,
    double gaussianTailIndex,
    int tailSize,
    TestResult kurtosisTest,
    TestResult tailTest) {

  private static final int ROWS_PER_COLUMN = 4;
  private static final double DEPENDENT = 1e-6;

  /** Whether the tails are heavier than those of Gaussian samples at a level. */
  public boolean heavy(double level) {
    return tailTest.rejects(level);
  }

  /**
   * @param rows projections, uncorrelated in time
   * @return empty if fewer than one projection varies, or there are too few samples
   */
  static Outcome<TailStatistics> of(
      String directions,
      SampleRows rows,
      boolean centred,
      int groups,
      NoiseOptions options,
      NoiseNull noiseNull) {
    int most = rows.count() / ROWS_PER_COLUMN;
    SampleRows z = whitened(rows, most);
    if (z.width() == 0) {
      return Outcome.empty("no projection of the noise varies");
    }
    double index = hill(z.toArray());
    if (!(index > 0)) {
      return Outcome.empty("nearly all projections of the noise are zero");
    }
    double[] kurtoses = noiseNull.draws("kurtosis", z, centred, r -> kurtosis(whitened(r, most)));
    double[] indices = noiseNull.draws("Hill", z, centred, r -> hill(whitened(r, most).toArray()));
    double bias = Arrays.stream(kurtoses).average().orElseThrow();
    Jackknife jackknife = new Jackknife(groups);
    double kurtosis = kurtosis(z);
    return Outcome.of(
        new TailStatistics(
            directions,
            z.width(),
            jackknife
                .interval(g -> kurtosis(without(z, jackknife, g)), options.confidence())
                .map(x -> x - bias),
            jackknife.logInterval(
                g -> hill(without(z, jackknife, g).toArray()), options.confidence()),
            median(indices),
            tailSize(z.count() * z.width()),
            new TestResult(
                "kurtosis of " + directions,
                kurtosis - bias,
                MonteCarlo.twoSided(kurtosis, kurtoses)),
            new TestResult(
                "tail index of " + directions, index, MonteCarlo.lower(index, indices))));
  }

  /** The first columns that do not depend on earlier ones, at most {@code most}, as √N·Q. */
  private static SampleRows whitened(SampleRows rows, int most) {
    SampleRows kept = rows.columns(IntStream.range(0, Math.min(most, rows.width())).toArray());
    while (kept.width() > 0) {
      int d = kept.width();
      double[] q = kept.toArray();
      double[] r = new double[d * d];
      Blas.qr(kept.count(), d, q, r);
      int[] independent =
          IntStream.range(0, d).filter(j -> r[j * d + j] > DEPENDENT * norm(r, d, j)).toArray();
      if (independent.length == d) {
        double root = Math.sqrt(kept.count());
        return SampleRows.of(d, Arrays.stream(q).map(x -> root * x).toArray());
      }
      kept = kept.columns(independent);
    }
    return kept;
  }

  private static double norm(double[] r, int order, int column) {
    double sum = 0;
    for (int i = 0; i <= column; i++) {
      sum += r[i * order + column] * r[i * order + column];
    }
    return Math.sqrt(sum);
  }

  private static SampleRows without(SampleRows rows, Jackknife jackknife, int group) {
    return group == Jackknife.NONE
        ? rows
        : rows.without(
            jackknife.start(group, rows.count()), jackknife.start(group + 1, rows.count()));
  }

  private static double kurtosis(SampleRows z) {
    double[] second = new double[z.width()];
    double[] fourth = new double[z.width()];
    double[] values = z.toArray();
    for (int i = 0; i < values.length; i++) {
      double square = values[i] * values[i];
      second[i % z.width()] += square / z.count();
      fourth[i % z.width()] += square * square / z.count();
    }
    double sum = 0;
    for (int j = 0; j < z.width(); j++) {
      sum += fourth[j] / (second[j] * second[j]);
    }
    return sum / z.width() - 3;
  }

  private static double hill(double[] values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    int k = tailSize(sizes.length);
    double threshold = Math.log(sizes[sizes.length - 1 - k]);
    double excess = 0;
    for (int i = 0; i < k; i++) {
      excess += Math.log(sizes[sizes.length - 1 - i]) - threshold;
    }
    return k / excess;
  }

  private static int tailSize(int count) {
    return (int) Math.ceil(Math.sqrt(count));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
