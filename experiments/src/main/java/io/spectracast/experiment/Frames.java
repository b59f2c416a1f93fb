package io.spectracast.experiment;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.model.Parameter;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Matrices seen in the singular frame of another. */
final class Frames {

  private Frames() {}

  /** u_kᵀ E v_k for every k. */
  static double[] diagonal(SingularTriplets frame, DenseMatrix e) {
    int modes = frame.count();
    double[] images = new double[e.rows() * modes]; // E V
    double[] right = frame.right().values();
    Blas.gemm(false, false, e.rows(), modes, e.columns(), 1, e.values(), right, 0, images);
    double[] diagonal = new double[modes];
    for (int i = 0; i < images.length; i++) {
      diagonal[i % modes] += frame.left().values()[i] * images[i];
    }
    return diagonal;
  }

  /** U diag(s) Vᵀ with other singular values. */
  static DenseMatrix withValues(SingularTriplets frame, double[] values) {
    int modes = frame.count();
    double[] scaled = frame.left().values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= values[i % modes];
    }
    int m = frame.left().rows();
    int n = frame.right().rows();
    double[] product = new double[m * n];
    Blas.gemm(false, true, m, n, modes, 1, scaled, frame.right().values(), 0, product);
    return new DenseMatrix(m, n, product);
  }

  /** W + size·Z with independent standard Gaussian Z. */
  static DenseMatrix shaken(DenseMatrix w, double size, UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] moved = w.values().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += size * normal.sample();
    }
    return new DenseMatrix(w.rows(), w.columns(), moved);
  }

  static DenseMatrix of(Parameter parameter) {
    float[] values = parameter.values();
    double[] wide = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    return new DenseMatrix(parameter.matrix().rows(), parameter.matrix().columns(), wide);
  }

  static double meanSquare(double[] values) {
    return Arrays.stream(values).map(x -> x * x).average().orElseThrow();
  }
}
