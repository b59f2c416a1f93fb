package io.spectracast.noise;

import io.spectracast.linalg.Blas;
import java.util.Arrays;

/** N rows of numbers, one for each sample in the order of time. */
final class SampleRows {

  private final int width;
  private final double[] values;
  private int count;

  SampleRows(int width, int capacity) {
    this.width = width;
    this.values = new double[Math.multiplyExact(width, capacity)];
  }

  private SampleRows(int width, double[] values) {
    this.width = width;
    this.values = values;
    this.count = values.length / width;
  }

  static SampleRows of(int width, double[] values) {
    return new SampleRows(width, values);
  }

  int width() {
    return width;
  }

  int count() {
    return count;
  }

  void add(double[] row) {
    System.arraycopy(row, 0, values, count * width, width);
    count++;
  }

  double get(int row, int column) {
    return values[row * width + column];
  }

  /** All numbers, row by row, a copy. */
  double[] toArray() {
    return Arrays.copyOf(values, count * width);
  }

  /** Σ of products of two rows. */
  double dot(int row, int other) {
    double sum = 0;
    int a = row * width;
    int b = other * width;
    for (int d = 0; d < width; d++) {
      sum += values[a + d] * values[b + d];
    }
    return sum;
  }

  /** The products of all pairs of rows, N × N. */
  double[] products() {
    double[] products = new double[count * count];
    Blas.syrk(false, count, width, 1, values, 0, products);
    return products;
  }

  double[] column(int column) {
    double[] result = new double[count];
    Arrays.setAll(result, t -> get(t, column));
    return result;
  }

  /** The mean of each column. */
  double[] means() {
    double[] means = new double[width];
    for (int i = 0; i < count * width; i++) {
      means[i % width] += values[i] / count;
    }
    return means;
  }

  /** At most so many rows, the first ones. */
  SampleRows first(int most) {
    return count <= most ? this : new SampleRows(width, Arrays.copyOf(values, most * width));
  }

  /** All rows but those from {@code from} to {@code to − 1}. */
  SampleRows without(int from, int to) {
    double[] kept = new double[(count - to + from) * width];
    System.arraycopy(values, 0, kept, 0, from * width);
    System.arraycopy(values, to * width, kept, from * width, (count - to) * width);
    return new SampleRows(width, kept);
  }

  /** The rows 0, stride, 2·stride, …. */
  SampleRows every(int stride) {
    if (stride == 1) {
      return this;
    }
    SampleRows kept = new SampleRows(width, (count + stride - 1) / stride);
    for (int t = 0; t < count; t += stride) {
      kept.add(Arrays.copyOfRange(values, t * width, (t + 1) * width));
    }
    return kept;
  }

  /** The chosen columns. */
  SampleRows columns(int... chosen) {
    SampleRows kept = new SampleRows(chosen.length, count);
    for (int t = 0; t < count; t++) {
      int row = t;
      kept.add(Arrays.stream(chosen).mapToDouble(d -> get(row, d)).toArray());
    }
    return kept;
  }

  /** The rows of even (0) or odd (1) number. */
  SampleRows half(int parity) {
    SampleRows kept = new SampleRows(width, (count - parity + 1) / 2);
    for (int t = parity; t < count; t += 2) {
      kept.add(Arrays.copyOfRange(values, t * width, (t + 1) * width));
    }
    return kept;
  }
}
