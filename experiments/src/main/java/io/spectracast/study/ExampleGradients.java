package io.spectracast.study;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of all examples at one point, less their mean: the whole covariance of minibatch
 * noise.
 *
 * @param deviations by parameter, then by example: g_i − ḡ as a matrix, a vector as one column
 */
record ExampleGradients(List<List<DenseMatrix>> deviations) {

  /** At the point where the landscape is. */
  static ExampleGradients at(Landscape landscape) {
    List<List<DenseMatrix>> gradients = new ArrayList<>();
    int count = landscape.examples();
    for (int i = 0; i < count; i++) {
      landscape.differentiate(new int[] {i});
      List<Parameter> own = landscape.network().parameters().copyGradients();
      for (int p = 0; p < own.size(); p++) {
        if (i == 0) {
          gradients.add(new ArrayList<>());
        }
        gradients.get(p).add(matrix(own.get(p)));
      }
    }
    gradients.forEach(ExampleGradients::centre);
    return new ExampleGradients(gradients);
  }

  private static DenseMatrix matrix(Parameter gradient) {
    int rows = (int) gradient.shape()[0];
    double[] values = new double[gradient.values().length];
    for (int e = 0; e < values.length; e++) {
      values[e] = gradient.values()[e];
    }
    return new DenseMatrix(rows, values.length / rows, values);
  }

  private static void centre(List<DenseMatrix> samples) {
    double[] mean = new double[samples.get(0).values().length];
    for (DenseMatrix sample : samples) {
      for (int e = 0; e < mean.length; e++) {
        mean[e] += sample.values()[e] / samples.size();
      }
    }
    for (DenseMatrix sample : samples) {
      for (int e = 0; e < mean.length; e++) {
        sample.values()[e] -= mean[e];
      }
    }
  }

  /** The factors of each parameter's noise. */
  List<SideFactors> sides() {
    return deviations.stream().map(SideFactors::of).toList();
  }
}
