package io.spectracast.tail;

import java.util.Map;

/** ρ(x) = (α − 1) x^−α, x ≥ 1. */
record PurePowerLaw(double tailExponent) implements TailModel {

  static PurePowerLaw fit(double[] excess) {
    return new PurePowerLaw(1 + 1 / TailModel.mean(excess, u -> u));
  }

  @Override
  public double logDensity(double u) {
    return Math.log(tailExponent - 1) - tailExponent * u;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("tailExponent", tailExponent);
  }
}
