package io.spectracast.rmt;

import java.util.function.DoublePredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.InverseTransformContinuousSampler;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * A law whose quantiles are found by bisection over the doubles themselves: the smallest x with
 * cdf(x) ≥ p, or with survival(x) ≤ p, exact to the last bit of those functions, in at most 64
 * evaluations whatever the support. Samples by inversion.
 */
interface QuantileByBisection extends ContinuousDistribution {

  @Override
  default double inverseCumulativeProbability(double p) {
    Domain.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? getSupportLowerBound() : getSupportUpperBound();
    }
    return smallest(x -> cumulativeProbability(x) >= p);
  }

  @Override
  default double inverseSurvivalProbability(double p) {
    Domain.probability(p);
    if (p == 0 || p == 1) {
      return p == 1 ? getSupportLowerBound() : getSupportUpperBound();
    }
    return smallest(x -> survivalProbability(x) <= p);
  }

  @Override
  default Sampler createSampler(UniformRandomProvider rng) {
    return InverseTransformContinuousSampler.of(rng, this::inverseCumulativeProbability)::sample;
  }

  /** The smallest x in the support that satisfies a condition which, once true, stays true. */
  private double smallest(DoublePredicate condition) {
    long low = rank(getSupportLowerBound());
    long high = rank(getSupportUpperBound());
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1); // floor of the mean, without overflow
      if (condition.test(unrank(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return unrank(low);
  }

  /** The position of x in the order of the doubles. */
  private static long rank(double x) {
    long bits = Double.doubleToLongBits(x + 0.0); // −0 becomes 0
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double unrank(long rank) {
    return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
  }
}
