package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {

  /** To first order, s_k(W − ηG) − s_k(W) = −η u_kᵀGv_k. */
  @ParameterizedTest
  @CsvSource({"30, 12", "12, 30", "8, 8"})
  void driftProjectionsAreTheRatesOfTheSingularValues(int rows, int columns) {
    UniformRandomProvider rng = new RandomStreams(4).stream("test", 0);
    double[] w = new double[rows * columns];
    float[] g = new float[rows * columns];
    for (int i = 0; i < w.length; i++) {
      w[i] = rng.nextDouble() - 0.5;
      g[i] = rng.nextFloat() - 0.5f;
    }
    SingularTriplets triplets = Svd.triplets(new DenseMatrix(rows, columns, w), Precision.FULL);
    Parameter gradient = new Parameter("g", new long[] {rows, columns}, g);

    double[] drift = Measurement.drift(triplets, gradient, 0.5);
    double[] above = moved(w, g, -1e-5, rows, columns);
    double[] below = moved(w, g, 1e-5, rows, columns);
    for (int k = 0; k < drift.length; k++) {
      double rate = (above[k] - below[k]) / 2e-5;
      assertThat(drift[k]).isCloseTo(0.5 * rate, within(1e-7));
    }
  }

  private static double[] moved(double[] w, float[] g, double by, int rows, int columns) {
    double[] moved = w.clone();
    for (int i = 0; i < w.length; i++) {
      moved[i] += by * g[i];
    }
    return Svd.values(new DenseMatrix(rows, columns, moved), Precision.FULL);
  }
}
