package io.spectracast.analysis;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.NativeFloatMatrix;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A matrix's entries in an order drawn uniformly at random, rounded to float32.
 *
 * <p>Every entry goes to a bucket by chance, and each bucket, small enough for the processor's
 * cache, is then shuffled by itself: together a uniform permutation, without random access to the
 * whole. C. R. Rao, Sankhyā 23 (1961) 305–307; M. Sandelius, J. R. Stat. Soc. B 24 (1962) 479–481.
 */
final class ShuffledEntries {

  private static final int BUCKETS = 256;

  /** Entries read at a time. */
  private static final int CHUNK = 1 << 15;

  /** Entries of a bucket that are written at a time. */
  private static final int RUN = 1 << 10;

  private final Matrix matrix;
  private final NativeFloatMatrix shuffled;
  private final long[] starts = new long[BUCKETS + 1];

  private ShuffledEntries(Matrix matrix) {
    this.matrix = matrix;
    this.shuffled = new NativeFloatMatrix(matrix.rows(), matrix.columns());
  }

  /** The native memory that the shuffled entries take, in bytes. */
  static long bytes(int rows, int columns) {
    return Float.BYTES * (long) rows * columns;
  }

  /**
   * The shuffled matrix, to be closed by the caller.
   *
   * @param exponent divided out, so that float32 holds the entries whatever their unit
   * @param streams gives a generator at the start of the same stream each time
   */
  static NativeFloatMatrix of(
      Matrix matrix, int exponent, Supplier<UniformRandomProvider> streams) {
    ShuffledEntries entries = new ShuffledEntries(matrix);
    UniformRandomProvider rng = streams.get();
    entries.count(new Bytes(rng));
    entries.distribute(exponent, new Bytes(streams.get()));
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      entries.shuffle(bucket, rng);
    }
    return entries.shuffled;
  }

  /** Finds where each bucket begins, and where the last ends. */
  private void count(Bytes bytes) {
    long size = (long) matrix.rows() * matrix.columns();
    for (long i = 0; i < size; i++) {
      starts[bytes.next() + 1]++;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
  }

  private void distribute(int exponent, Bytes bytes) {
    double half = Math.scalb(1.0, -(exponent / 2)); // 2^−exponent itself may not be a double
    double rest = Math.scalb(1.0, -(exponent - exponent / 2));
    float[][] runs = new float[BUCKETS][RUN];
    int[] lengths = new int[BUCKETS];
    long[] next = starts.clone();
    int columns = matrix.columns();
    int step = Math.max(1, Math.min(matrix.rows(), CHUNK / columns));
    double[] chunk = new double[step * columns];
    for (int row = 0; row < matrix.rows(); row += step) {
      int count = Math.min(step, matrix.rows() - row);
      matrix.copyRows(row, count, chunk);
      for (int i = 0; i < count * columns; i++) {
        int bucket = bytes.next();
        runs[bucket][lengths[bucket]++] = (float) (half * chunk[i] * rest);
        if (lengths[bucket] == RUN) {
          write(bucket, runs, lengths, next);
        }
      }
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      write(bucket, runs, lengths, next);
    }
  }

  private void write(int bucket, float[][] runs, int[] lengths, long[] next) {
    shuffled.write(next[bucket], runs[bucket], lengths[bucket]);
    next[bucket] += lengths[bucket];
    lengths[bucket] = 0;
  }

  /** Fisher–Yates. */
  private void shuffle(int bucket, UniformRandomProvider rng) {
    float[] values = new float[Math.toIntExact(starts[bucket + 1] - starts[bucket])];
    shuffled.read(starts[bucket], values, values.length);
    for (int i = values.length - 1; i > 0; i--) {
      int j = rng.nextInt(i + 1);
      float value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
    shuffled.write(starts[bucket], values, values.length);
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
