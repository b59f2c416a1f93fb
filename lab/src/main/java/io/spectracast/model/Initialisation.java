package io.spectracast.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How the values of a parameter are drawn before training. */
@FunctionalInterface
interface Initialisation {

  /** Sets all values from a stream of the parameter's own. */
  void draw(float[] values, UniformRandomProvider rng);

  /** All equal. */
  static Initialisation constant(double value) {
    return (values, rng) -> java.util.Arrays.fill(values, (float) value);
  }

  /** Independent and uniform on ±bound. */
  static Initialisation uniform(double bound) {
    return (values, rng) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * rng.nextDouble() - 1));
      }
    };
  }

  /** Independent and normal with mean 0. */
  static Initialisation normal(double deviation) {
    return (values, rng) -> {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * normal.sample());
      }
    };
  }

  /**
   * The default of PyTorch's linear and convolutional layers, for weights and biases: uniform on
   * ±1/√fanIn, which is Kaiming's uniform initialisation with a = √5.
   */
  static Initialisation fanIn(long fanIn) {
    return uniform(1 / Math.sqrt(fanIn));
  }
}
