package io.spectracast.analysis;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Matrix;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A matrix's entries in an order drawn uniformly at random, rounded to float32.
 *
 * <p>Every entry goes to one of 256 buckets by chance, and each bucket, small enough for the
 * processor's cache, is then shuffled by itself: together a uniform permutation, without random
 * access to the whole. C. R. Rao, Sankhyā 23 (1961) 305–307; M. Sandelius, J. R. Stat. Soc. B 24
 * (1962) 479–481.
 */
final class ShuffledEntries {

  private static final int BUCKETS = 256;

  /** Entries read at a time. */
  private static final int CHUNK = 1 << 15;

  private ShuffledEntries() {}

  /** The heap that the shuffled entries take, in bytes. */
  static long bytes(int rows, int columns) {
    return Float.BYTES * (long) rows * columns;
  }

  /**
   * The shuffled matrix.
   *
   * @param matrix of less than 2³¹ − 8 entries
   * @param exponent divided out, so that float32 holds the entries whatever their unit
   * @param streams gives a generator at the start of the same stream each time
   */
  static FloatMatrix of(Matrix matrix, int exponent, Supplier<UniformRandomProvider> streams) {
    int size = Math.multiplyExact(matrix.rows(), matrix.columns());
    UniformRandomProvider rng = streams.get();
    int[] starts = starts(size, new Bytes(rng));
    float[] values = distributed(matrix, exponent, starts.clone(), new Bytes(streams.get()), size);
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      shuffle(values, starts[bucket], starts[bucket + 1], rng);
    }
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }

  /** Where each bucket begins, and where the last ends. */
  private static int[] starts(int size, Bytes bytes) {
    int[] starts = new int[BUCKETS + 1];
    for (int i = 0; i < size; i++) {
      starts[bytes.next() + 1]++;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    return starts;
  }

  private static float[] distributed(
      Matrix matrix, int exponent, int[] next, Bytes bytes, int size) {
    double half = Math.scalb(1.0, -(exponent / 2)); // 2^−exponent itself may not be a double
    double rest = Math.scalb(1.0, -(exponent - exponent / 2));
    float[] values = new float[size];
    int columns = matrix.columns();
    int step = Math.max(1, Math.min(matrix.rows(), CHUNK / columns));
    double[] chunk = new double[step * columns];
    for (int row = 0; row < matrix.rows(); row += step) {
      int count = Math.min(step, matrix.rows() - row);
      matrix.copyRows(row, count, chunk);
      for (int i = 0; i < count * columns; i++) {
        values[next[bytes.next()]++] = (float) (half * chunk[i] * rest);
      }
    }
    return values;
  }

  /** Fisher–Yates. */
  private static void shuffle(float[] values, int from, int to, UniformRandomProvider rng) {
    for (int i = to - 1; i > from; i--) {
      int j = from + rng.nextInt(i - from + 1);
      float value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** Random numbers below 256, eight from each of the generator's. */
  private static final class Bytes {

    private final UniformRandomProvider rng;
    private long bits;
    private int left;

    Bytes(UniformRandomProvider rng) {
      this.rng = rng;
    }

    int next() {
      if (left == 0) {
        bits = rng.nextLong();
        left = Long.BYTES;
      }
      left--;
      int value = (int) bits & 0xFF;
      bits >>>= Byte.SIZE;
      return value;
    }
  }
}
