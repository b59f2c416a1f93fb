package io.spectracast.study;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths that begin at one point and differ in what was drawn.
 *
 * @param matrices by path, horizon and layer: the weights; a path that left the range of float32 is
 *     not among them
 * @param lost paths that did
 */
record PathEnsemble(List<List<List<FloatMatrix>>> matrices, int lost) {

  PathEnsemble {
    matrices = List.copyOf(matrices);
  }

  int count() {
    return matrices.size();
  }

  /** Singular values of one layer at one horizon, path by path. */
  List<double[]> spectra(int horizon, int layer) {
    return matrices.stream().map(path -> Svd.values(path.get(horizon).get(layer))).toList();
  }

  /** The mean over entries of the variance between paths, of one layer at one horizon. */
  double entryVariance(int horizon, int layer) {
    int entries = matrices.get(0).get(horizon).get(layer).values().length;
    double sum = 0;
    for (int e = 0; e < entries; e++) {
      double mean = 0;
      double squares = 0;
      for (List<List<FloatMatrix>> path : matrices) {
        mean += path.get(horizon).get(layer).values()[e] / (double) count();
      }
      for (List<List<FloatMatrix>> path : matrices) {
        double deviation = path.get(horizon).get(layer).values()[e] - mean;
        squares += deviation * deviation;
      }
      sum += count() > 1 ? squares / (count() - 1) : 0;
    }
    return sum / entries;
  }

  /** Copies of the matrices at a point; empty if one is not finite. */
  static List<FloatMatrix> finite(List<Parameter> matrices) {
    List<FloatMatrix> copies = new ArrayList<>();
    for (Parameter parameter : matrices) {
      if (!parameter.isFinite()) {
        return List.of();
      }
      copies.add(parameter.matrix());
    }
    return copies;
  }
}
