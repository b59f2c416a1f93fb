package io.spectracast.tail;

import java.util.Map;

/** ρ(x) = r e^{−r(x−1)}, x ≥ 1; the likelihood is largest at r = 1/(mean of x − 1). */
record ShiftedExponential(double rate) implements TailModel {

  static Outcome<ShiftedExponential> fit(double[] excess) {
    double mean = TailModel.mean(excess, Math::expm1);
    return mean < Double.POSITIVE_INFINITY
        ? Outcome.of(new ShiftedExponential(1 / mean))
        : Outcome.empty("the tail's extent exceeds the floating-point range");
  }

  @Override
  public double logDensity(double u) {
    return Math.log(rate) - rate * Math.expm1(u);
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("rate", rate);
  }
}
