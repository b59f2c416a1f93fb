package io.spectracast.experiment;

import io.spectracast.linalg.DenseMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * How one weight matrix moved, in windows of equal length that follow on each other.
 *
 * @param lag updates in a window
 * @param weights W at the start of each window and at the end of the last
 * @param expected for each window the movement that the gradient and the momentum at its start
 *     would make if the gradient stayed as it is
 */
record Movement(int lag, List<DenseMatrix> weights, List<DenseMatrix> expected) {

  Movement {
    if (weights.size() != expected.size() + 1) {
      throw new IllegalArgumentException(
          "weights must be one more than the windows, %d, was %d"
              .formatted(expected.size(), weights.size()));
    }
  }

  int windows() {
    return expected.size();
  }

  /** W at the end of the window less W at its start. */
  DenseMatrix increment(int window) {
    return difference(weights.get(window + 1), weights.get(window));
  }

  List<DenseMatrix> increments() {
    List<DenseMatrix> increments = new ArrayList<>();
    for (int window = 0; window < windows(); window++) {
      increments.add(increment(window));
    }
    return increments;
  }

  /** The mean square of the entries of all increments per update: ν² at this lag. */
  double variance() {
    double sum = 0;
    for (DenseMatrix increment : increments()) {
      sum += Frames.meanSquare(increment.values());
    }
    return sum / windows() / lag;
  }

  private static DenseMatrix difference(DenseMatrix a, DenseMatrix b) {
    double[] difference = new double[a.values().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = a.values()[i] - b.values()[i];
    }
    return new DenseMatrix(a.rows(), a.columns(), difference);
  }
}
