package io.spectracast.forecast;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Svd;
import java.io.IOException;
import java.util.Arrays;

/** The changes of one matrix from its first kept weights, evenly thinned to what memory allows. */
final class WeightChanges {

  private static final int MOST = 40;
  private static final long MEMORY = 192L << 20;

  private final int rows;
  private final int columns;
  private final double[] steps;
  private final double[] first;
  private final double[] changes;

  private WeightChanges(int rows, int columns, double[] steps, double[] first, double[] changes) {
    this.rows = rows;
    this.columns = columns;
    this.steps = steps;
    this.first = first;
    this.changes = changes;
  }

  /** How many changes of such a matrix are looked at, at most. */
  static int most(int longSide, int shortSide) {
    return (int) Math.min(MOST, MEMORY / ((long) Double.BYTES * longSide * shortSide));
  }

  /**
   * Reads the weights.
   *
   * @param weights at least three
   */
  static WeightChanges read(WeightSequence weights) throws IOException {
    int rows = weights.layer().longSide();
    int columns = weights.layer().shortSide();
    int size = rows * columns;
    int kept = weights.steps().length;
    int count = Math.min(kept - 1, most(rows, columns));
    double[] first = entries(weights.at(0), size);
    double[] steps = new double[count];
    double[] changes = new double[count * size];
    for (int t = 0; t < count; t++) {
      int index = kept - 1 - (int) ((long) (kept - 2) * (count - 1 - t) / Math.max(1, count - 1));
      steps[t] = weights.steps()[index];
      double[] w = entries(weights.at(index), size);
      for (int e = 0; e < size; e++) {
        changes[t * size + e] = w[e] - first[e];
      }
    }
    return new WeightChanges(rows, columns, steps, first, changes);
  }

  private static double[] entries(Matrix matrix, int size) {
    double[] entries = new double[size];
    matrix.copyRows(0, matrix.rows(), entries);
    return entries;
  }

  /** The steps of the changes, increasing; not to be modified. */
  double[] steps() {
    return steps;
  }

  /** Their scalar products. */
  double[][] gram() {
    int count = steps.length;
    double[] flat = new double[count * count];
    Blas.syrk(false, count, rows * columns, 1, changes, 0, flat);
    double[][] gram = new double[count][];
    for (int i = 0; i < count; i++) {
      gram[i] = Arrays.copyOfRange(flat, i * count, (i + 1) * count);
    }
    return gram;
  }

  /** v, the weighted sum of the first changes. */
  double[] sum(double[] weights) {
    int size = rows * columns;
    double[] sum = new double[size];
    for (int t = 0; t < weights.length; t++) {
      for (int e = 0; e < size; e++) {
        sum[e] += weights[t] * changes[t * size + e];
      }
    }
    return sum;
  }

  /** The singular values of W₀ + c·v. */
  double[] singularValues(double[] v, double c) {
    double[] w = first.clone();
    for (int e = 0; e < w.length; e++) {
      w[e] += c * v[e];
    }
    return Svd.values(new DenseMatrix(rows, columns, w));
  }
}
