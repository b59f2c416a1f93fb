package io.spectracast.analysis;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Matrices of which the truth is known. */
final class Planted {

  private Planted() {}

  /** σZ. */
  static DenseMatrix noise(int m, int n, double sigma, long index) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(new RandomStreams(41).stream("noise", m, n, index));
    double[] values = new double[m * n];
    Arrays.setAll(values, i -> sigma * normal.sample());
    return new DenseMatrix(m, n, values);
  }

  /** σZ and spikes of {@code weakest} to {@code strongest} times the threshold, evenly spaced. */
  static DenseMatrix spiked(
      int m, int n, double sigma, int spikes, double weakest, double strongest, long index) {
    DenseMatrix matrix = noise(m, n, sigma, index);
    if (spikes == 0) {
      return matrix;
    }
    UniformRandomProvider rng = new RandomStreams(42).stream("spikes", m, n, index);
    double[] u = directions(m, spikes, rng);
    double[] v = directions(n, spikes, rng);
    double threshold = sigma * Math.pow((double) m * n, 0.25);
    for (int i = 0; i < u.length; i++) {
      double place = spikes == 1 ? 0 : (double) (i % spikes) / (spikes - 1);
      u[i] *= threshold * (weakest + place * (strongest - weakest));
    }
    Blas.gemm(false, true, m, n, spikes, 1, u, v, 1, matrix.values());
    return matrix;
  }

  /** Orthonormal columns, length × count, row-major. */
  private static double[] directions(int length, int count, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] q = new double[length * count];
    Arrays.setAll(q, i -> normal.sample());
    Blas.qr(length, count, q, new double[count * count]);
    return q;
  }
}
