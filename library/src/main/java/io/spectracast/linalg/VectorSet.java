package io.spectracast.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;

/** Singular vectors as they come from LAPACK, each in its own array, to be put in order. */
final class VectorSet {

  private VectorSet() {}

  /**
   * Reads vectors from native memory.
   *
   * @param between distance from one vector's start to the next's
   * @param within distance between the entries of one vector
   */
  static double[][] read(DoublePointer source, int count, int length, long between, long within) {
    double[] all = new double[Math.multiplyExact(count, length)];
    source.get(all);
    double[][] vectors = new double[count][length];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < length; i++) {
        vectors[k][i] = all[(int) (k * between + i * within)];
      }
    }
    return vectors;
  }

  /** Orders by descending singular value, and fixes the signs; modifies the vectors. */
  static SingularTriplets assemble(double[][] left, double[] values, double[][] right) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -values[k])) // stable
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 0; k < values.length; k++) {
      if (leadingEntry(right[k]) < 0) {
        negate(left[k]);
        negate(right[k]);
      }
    }
    return new SingularTriplets(
        columns(left, order),
        Arrays.stream(order).mapToDouble(k -> values[k]).toArray(),
        columns(right, order));
  }

  static void negate(double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = -vector[i];
    }
  }

  private static double leadingEntry(double[] vector) {
    double leading = 0;
    for (double entry : vector) {
      if (Math.abs(entry) > Math.abs(leading)) {
        leading = entry;
      }
    }
    return leading;
  }

  private static DenseMatrix columns(double[][] vectors, int[] order) {
    int count = vectors.length;
    int length = vectors[0].length;
    double[] values = new double[length * count];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < length; i++) {
        values[i * count + k] = vectors[order[k]][i];
      }
    }
    return new DenseMatrix(length, count, values);
  }
}
