package io.spectracast.diffusion;

/**
 * How strong drift and noise are: with changes D_j over Δ_j of one matrix, E|Σ D|² − Σ E|D|² =
 * d²(T² − Σ Δ²) and Σ E|D|² = σ²T + d²Σ Δ², for a drift of square d² and noise of variance σ² per
 * unit of time, summed over all entries. Drift that turns within the history counts as noise.
 *
 * <p>At a batch of B examples the noise scale of S. McCandlish et al., "An Empirical Model of
 * Large-Batch Training" (arXiv 1812.06162), is B σ²/d² with σ² and d² of one update.
 *
 * @param drift d², not negative
 * @param noise σ², not negative
 * @param ratio σ²/d², in units of time: over shorter spans noise moves the matrix further than
 *     drift; infinite where no drift is seen
 * @param lower end of the ratio's 95 % interval, by leaving out each change in turn
 * @param upper end of it; infinite where a drift of zero is not excluded
 */
public record NoiseScale(double drift, double noise, double ratio, double lower, double upper) {

  private static final double NORMAL_95 = 1.96;

  /** From the changes of one matrix, evenly weighted. */
  public static NoiseScale of(MatrixHistory history) {
    int count = history.count();
    double[] sum = new double[history.last().length];
    double[] squares = new double[count];
    for (int j = 0; j < count; j++) {
      double[] change = history.changes()[j];
      for (int e = 0; e < sum.length; e++) {
        sum[e] += change[e];
        squares[j] += change[e] * change[e];
      }
    }
    double[] withAll = new double[count];
    double whole = 0;
    for (int e = 0; e < sum.length; e++) {
      whole += sum[e] * sum[e];
      for (int j = 0; j < count; j++) {
        withAll[j] += sum[e] * history.changes()[j][e];
      }
    }
    double[] parts = parts(history, whole, squares, withAll, -1);
    double[] inverses = new double[count];
    double mean = 0;
    for (int j = 0; j < count; j++) {
      double[] left = parts(history, whole, squares, withAll, j);
      inverses[j] = left[0] / left[1];
      mean += inverses[j] / count;
    }
    double variance = 0;
    for (double inverse : inverses) {
      variance += (inverse - mean) * (inverse - mean) * (count - 1) / count;
    }
    double inverse = parts[0] / parts[1];
    double error = NORMAL_95 * Math.sqrt(variance);
    return new NoiseScale(
        Math.max(0, parts[0]),
        parts[1],
        reciprocal(inverse),
        reciprocal(inverse + error),
        reciprocal(inverse - error));
  }

  private static double reciprocal(double x) {
    return x > 0 ? 1 / x : Double.POSITIVE_INFINITY;
  }

  /** d² and σ² without one change, or with all. */
  private static double[] parts(
      MatrixHistory history, double whole, double[] squares, double[] withAll, int without) {
    double time = 0;
    double timeSquares = 0;
    double square = 0;
    for (int j = 0; j < squares.length; j++) {
      if (j != without) {
        time += history.duration(j);
        timeSquares += history.duration(j) * history.duration(j);
        square += squares[j];
      }
    }
    double rest = without < 0 ? whole : whole - 2 * withAll[without] + squares[without];
    double drift = (rest - square) / (time * time - timeSquares);
    return new double[] {drift, Math.max(0, square - Math.max(0, drift) * timeSquares) / time};
  }
}
