package io.spectracast.rmt;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** Dense Gaussian matrices and their singular values: the ground truth the laws are held to. */
final class GaussianMatrix {

  private GaussianMatrix() {}

  static double[] singularValues(int rows, int columns, double sigma, UniformRandomProvider rng) {
    return spiked(rows, columns, sigma, rng).getSingularValues();
  }

  /** The decomposition of σZ plus the given values on the leading diagonal. */
  static SingularValueDecomposition spiked(
      int rows, int columns, double sigma, UniformRandomProvider rng, double... spikes) {
    var gaussian = ZigguratSampler.NormalizedGaussian.of(rng);
    double[][] w = new double[rows][columns];
    for (double[] row : w) {
      for (int j = 0; j < columns; j++) {
        row[j] = sigma * gaussian.sample();
      }
    }
    for (int k = 0; k < spikes.length; k++) {
      w[k][k] += spikes[k];
    }
    return new SingularValueDecomposition(new Array2DRowRealMatrix(w, false));
  }
}
