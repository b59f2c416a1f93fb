package io.spectracast.noise;

import io.spectracast.inference.MonteCarlo;
import io.spectracast.inference.TestResult;
import io.spectracast.tail.Outcome;

/**
 * Whether the covariance of p × q blocks is a Kronecker product A ⊗ C.
 *
 * <p>A and C are fitted to one half of the samples by alternating whitening, that is by the
 * flip-flop algorithm for the likelihood of directions b/|b|,
 *
 * <pre>  A ← (p/N) Σ b C⁻¹bᵀ/w,   C ← (q/N) Σ bᵀA⁻¹b/w,   w = tr A⁻¹b C⁻¹bᵀ,</pre>
 *
 * and the other half, whitened by them, is asked for a preferred direction ({@link
 * Spread#meanSquaredCosine}); then the halves change places. Under the null hypothesis, with
 * samples Gaussian or Gaussian of random size, the statistic's law depends on neither A nor C, so
 * that white Gaussian blocks give it exactly.
 *
 * <p>P. Dutilleul, J. Stat. Comput. Simul. 64 (1999) 105; A. Wiesel, IEEE Trans. Signal Process. 60
 * (2012) 6182.
 *
 * @param rows p
 * @param columns q
 */
record Separability(int rows, int columns) {

  private static final int MOST_ROUNDS = 200;
  private static final double CONVERGED = 1e-7;

  /** Samples beyond this number are passed over evenly. */
  private static final int MOST_SAMPLES = 256;

  /**
   * The test.
   *
   * @param blocks one p × q block in each row
   * @return empty where one side of the blocks is singular
   */
  Outcome<TestResult> test(String name, SampleRows blocks, boolean centred, NoiseNull noiseNull) {
    int stride = (blocks.count() + MOST_SAMPLES - 1) / MOST_SAMPLES;
    SampleRows used = blocks.every(stride);
    double observed = statistic(used);
    if (Double.isNaN(observed)) {
      return Outcome.empty("the noise is singular in the directions looked at");
    }
    String key = "separability %d x %d".formatted(rows, columns);
    double[] draws = noiseNull.draws(key, used, centred, this::statistic);
    return Outcome.of(new TestResult(name, observed, MonteCarlo.upper(observed, draws)));
  }

  /** Of both ways round; NaN where one side is singular. */
  private double statistic(SampleRows blocks) {
    SampleRows even = blocks.half(0);
    SampleRows odd = blocks.half(1);
    return (heldOut(even, odd) + heldOut(odd, even)) / 2;
  }

  private double heldOut(SampleRows fitted, SampleRows tested) {
    double[] train = fitted.toArray();
    double[] test = tested.toArray();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double move = whiten(train, test, false) + whiten(train, test, true);
      if (Double.isNaN(move)) {
        return Double.NaN;
      }
      if (move < CONVERGED) {
        break;
      }
    }
    return Spread.meanSquaredCosine(SampleRows.of(rows * columns, test));
  }

  /**
   * Whitens one side of all blocks by the covariance of that side in the first ones.
   *
   * @return how far that covariance was from the identity; NaN if it is singular
   */
  private double whiten(double[] train, double[] test, boolean columnSide) {
    int size = columnSide ? columns : rows;
    double[] covariance = covariance(train, columnSide);
    double distance = 0;
    for (int i = 0; i < size * size; i++) {
      double off = covariance[i] - (i % (size + 1) == 0 ? 1 : 0);
      distance = Math.max(distance, Math.abs(off));
    }
    if (!Cholesky.factor(size, covariance)) {
      return Double.NaN;
    }
    solve(covariance, train, columnSide);
    solve(covariance, test, columnSide);
    return distance;
  }

  private double[] covariance(double[] blocks, boolean columnSide) {
    int size = columnSide ? columns : rows;
    int area = rows * columns;
    int count = blocks.length / area;
    double[] covariance = new double[size * size];
    for (int t = 0; t < count; t++) {
      double square = 0;
      for (int i = t * area; i < (t + 1) * area; i++) {
        square += blocks[i] * blocks[i];
      }
      if (square > 0) {
        addGram(blocks, t * area, columnSide, (double) size / (count * square), covariance);
      }
    }
    return covariance;
  }

  private void addGram(
      double[] blocks, int offset, boolean columnSide, double weight, double[] covariance) {
    int size = columnSide ? columns : rows;
    int other = columnSide ? rows : columns;
    int step = columnSide ? 1 : columns; // from one vector of this side to the next
    int along = columnSide ? columns : 1;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < other; k++) {
          sum += blocks[offset + i * step + k * along] * blocks[offset + j * step + k * along];
        }
        covariance[i * size + j] += weight * sum;
        if (i != j) {
          covariance[j * size + i] += weight * sum;
        }
      }
    }
  }

  /** Replaces every block b by L⁻¹b, or bL⁻ᵀ for the side of the columns. */
  private void solve(double[] factor, double[] blocks, boolean columnSide) {
    int size = columnSide ? columns : rows;
    int area = rows * columns;
    int step = columnSide ? 1 : columns;
    int along = columnSide ? columns : 1;
    int other = area / size;
    for (int offset = 0; offset < blocks.length; offset += area) {
      for (int k = 0; k < other; k++) {
        Cholesky.forward(size, factor, blocks, offset + k * along, step);
      }
    }
  }
}
