package io.spectracast.stationary;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** The law of one singular value s picked at random. */
interface SpectralLaw {

  /** ln p(s); −∞ outside the support. */
  double logDensity(double s);

  /** P(S ≤ s). */
  double cumulativeProbability(double s);

  /** ln P(S &gt; s). */
  double logSurvival(double s);

  /** The law of s itself. */
  static SpectralLaw ofValues(ContinuousDistribution law) {
    return new SpectralLaw() {
      @Override
      public double logDensity(double s) {
        return law.logDensity(s);
      }

      @Override
      public double cumulativeProbability(double s) {
        return law.cumulativeProbability(s);
      }

      @Override
      public double logSurvival(double s) {
        return Math.log(law.survivalProbability(s));
      }
    };
  }

  /** The law of s when s² has the given one. */
  static SpectralLaw ofSquares(ContinuousDistribution law) {
    return new SpectralLaw() {
      @Override
      public double logDensity(double s) {
        return Math.log(2 * s) + law.logDensity(s * s);
      }

      @Override
      public double cumulativeProbability(double s) {
        return law.cumulativeProbability(s * s);
      }

      @Override
      public double logSurvival(double s) {
        return Math.log(law.survivalProbability(s * s));
      }
    };
  }
}
