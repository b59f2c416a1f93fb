package io.spectracast.tail;

import java.util.Map;

/**
 * ρ(x) ∝ x^−α e^{−rx}, x ≥ 1.
 *
 * <p>An exponential family in u = ln x and the surplus x − 1 − u, with parameters α + r and r: the
 * likelihood is concave, its gradient the difference of model and sample means, its curvature the
 * model's covariance. (The surplus in place of x keeps the two apart where the tail is narrow.)
 * Damped Newton steps keep r positive.
 *
 * @param tailExponent α, any real number
 * @param rate r, positive
 * @param logMass ln ∫₁^∞ x^−α e^{−r(x−1)} dx
 */
record TruncatedPowerLaw(double tailExponent, double rate, double logMass) implements TailModel {

  private static final int MOST_STEPS = 200;

  /** A smaller gain in likelihood over the power law, for each point, is rounding. */
  private static final double LEAST_GAIN = 1e-10;

  /** The squares of larger ones overflow. */
  private static final double LARGEST_EXTENT = 1e150;

  static Outcome<TruncatedPowerLaw> fit(double[] excess) {
    double meanLog = TailModel.mean(excess, u -> u);
    double extent = TailModel.mean(excess, Math::expm1);
    double slope = 1 / meanLog;
    if (slope > 1 && 1 / (slope - 1) <= extent) {
      return Outcome.empty(
          "the likelihood is largest at rate 0, where this is the power law itself");
    }
    if (!(Math.expm1(excess[excess.length - 1]) < LARGEST_EXTENT)) {
      return Outcome.empty("the tail spans more than 150 orders of magnitude");
    }
    double meanSurplus = TailModel.mean(excess, CutoffMoments::surplus);
    double last = excess[excess.length - 1];
    AscentPoint exponential = new AscentPoint(1 / extent, 1 / extent, meanLog, meanSurplus);
    AscentPoint nearPowerLaw = new AscentPoint(1 + slope, Math.exp(-last), meanLog, meanSurplus);
    AscentPoint start =
        exponential.logLikelihood() > nearPowerLaw.logLikelihood() ? exponential : nearPowerLaw;
    return ascend(start, Math.log(slope) - (1 + slope) * meanLog);
  }

  private static Outcome<TruncatedPowerLaw> ascend(AscentPoint start, double powerLaw) {
    AscentPoint at = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      AscentPoint next = at.next();
      if (next == at) {
        return summit(at, powerLaw);
      }
      at = next;
    }
    return Outcome.empty("no maximum of the likelihood was reached in " + MOST_STEPS + " steps");
  }

  private static Outcome<TruncatedPowerLaw> summit(AscentPoint at, double powerLaw) {
    if (at.isSummit()) {
      return Outcome.of(new TruncatedPowerLaw(at.alpha(), at.rate(), at.logMass()));
    }
    return at.logLikelihood() - powerLaw < LEAST_GAIN
        ? Outcome.empty("the best rate is so near 0 that this is the power law itself")
        : Outcome.empty("the ascent of the likelihood stalled at rate " + at.rate());
  }

  @Override
  public double logDensity(double u) {
    return -tailExponent * u - rate * Math.expm1(u) - logMass;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("tailExponent", tailExponent, "rate", rate);
  }
}
