package io.spectracast.data;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Arrays of independent standard normal numbers, and orthonormal columns made from them. */
final class GaussianVectors {

  private final ZigguratSampler.NormalizedGaussian normal;

  /** Draws from this generator. */
  GaussianVectors(UniformRandomProvider rng) {
    normal = ZigguratSampler.NormalizedGaussian.of(rng);
  }

  double next() {
    return normal.sample();
  }

  double[] draw(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> normal.sample());
    return values;
  }

  /**
   * Orthonormal columns, uniformly distributed (Haar's measure): Gram–Schmidt on normal columns,
   * each orthogonalised twice.
   *
   * @param length of a column
   * @param count of columns; at most as many as the length leaves room for
   * @param before orthonormal columns to be orthogonal to
   * @return by column
   */
  double[][] orthonormal(int length, int count, double[]... before) {
    double[][] columns = Arrays.copyOf(before, before.length + count);
    for (int k = before.length; k < columns.length; k++) {
      columns[k] = draw(length);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < k; j++) {
          add(columns[k], -dot(columns[k], columns[j]), columns[j]);
        }
      }
      double norm = Math.sqrt(dot(columns[k], columns[k]));
      for (int i = 0; i < length; i++) {
        columns[k][i] /= norm;
      }
    }
    return Arrays.copyOfRange(columns, before.length, columns.length);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }
}
