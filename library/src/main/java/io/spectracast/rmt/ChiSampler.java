package io.spectracast.rmt;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/** The chi law with any positive degrees of freedom: the root of a gamma variate. */
final class ChiSampler {

  private ChiSampler() {}

  static double sample(UniformRandomProvider rng, double degreesOfFreedom) {
    return Math.sqrt(
        AhrensDieterMarsagliaTsangGammaSampler.of(rng, degreesOfFreedom / 2, 2).sample());
  }
}
