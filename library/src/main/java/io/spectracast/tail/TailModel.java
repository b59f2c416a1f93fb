package io.spectracast.tail;

import java.util.Map;

/** A fitted distribution of x = λ/x_min ≥ 1. */
interface TailModel {

  /** ln ρ(x) at x = e^u, a density in x. */
  double logDensity(double u);

  /** The parameters by name, dimensionless. */
  Map<String, Double> parameters();

  /** The mean of a function's values. */
  static double mean(double[] values, java.util.function.DoubleUnaryOperator function) {
    double sum = 0;
    for (double value : values) {
      sum += function.applyAsDouble(value);
    }
    return sum / values.length;
  }
}
