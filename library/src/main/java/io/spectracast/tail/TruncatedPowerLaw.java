package io.spectracast.tail;

import java.util.Map;

/**
 * ρ(x) ∝ x^−α e^{−rx}, x ≥ 1.
 *
 * <p>An exponential family in u = ln x and x − 1: the likelihood is concave in (α, r), its gradient
 * the difference of model and sample means, its curvature the model's covariance. Damped Newton
 * steps keep r positive.
 *
 * @param tailExponent α, any real number
 * @param rate r, positive
 * @param logMass ln ∫₁^∞ x^−α e^{−r(x−1)} dx
 */
record TruncatedPowerLaw(double tailExponent, double rate, double logMass) implements TailModel {

  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 60;

  /** Of grad·step, the squared distance to the maximum in standard errors of one point. */
  private static final double CONVERGED = 1e-18;

  /** The least that r may shrink to in one step. */
  private static final double LEAST_FRACTION = 0.1;

  static Outcome<TruncatedPowerLaw> fit(double[] excess) {
    double meanLog = TailModel.mean(excess, u -> u);
    double meanExtent = TailModel.mean(excess, Math::expm1);
    if (!(meanExtent < Double.POSITIVE_INFINITY)) {
      return Outcome.empty("the tail's extent exceeds the floating-point range");
    }
    double slope = 1 / meanLog;
    if (slope > 1 && 1 / (slope - 1) <= meanExtent) {
      return Outcome.empty(
          "the likelihood is largest at rate 0, where this is the power law itself");
    }
    return ascend(new Point(0, 1 / meanExtent, meanLog, meanExtent));
  }

  private static Outcome<TruncatedPowerLaw> ascend(Point start) {
    Point at = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (at.decrement() < CONVERGED) {
        return Outcome.of(new TruncatedPowerLaw(at.alpha, at.rate, at.moments.logMass()));
      }
      Point next = at.next();
      if (next == null) {
        return Outcome.empty("the likelihood could not be raised at step " + step);
      }
      at = next;
    }
    return Outcome.empty("no maximum of the likelihood was reached in " + MOST_STEPS + " steps");
  }

  @Override
  public double logDensity(double u) {
    return -tailExponent * u - rate * Math.expm1(u) - logMass;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("tailExponent", tailExponent, "rate", rate);
  }

  /** A point of the ascent with its likelihood, gradient and Newton step. */
  private static final class Point {

    private final double alpha;
    private final double rate;
    private final double meanLog;
    private final double meanExtent;
    private final CutoffMoments moments;
    private final double logGradient;
    private final double extentGradient;
    private final double alphaStep;
    private final double rateStep;

    Point(double alpha, double rate, double meanLog, double meanExtent) {
      this.alpha = alpha;
      this.rate = rate;
      this.meanLog = meanLog;
      this.meanExtent = meanExtent;
      this.moments = CutoffMoments.of(alpha, rate);
      this.logGradient = moments.meanLog() - meanLog;
      this.extentGradient = moments.meanExtent() - meanExtent;
      double determinant =
          moments.logVariance() * moments.extentVariance()
              - moments.covariance() * moments.covariance();
      this.alphaStep =
          (moments.extentVariance() * logGradient - moments.covariance() * extentGradient)
              / determinant;
      this.rateStep =
          (moments.logVariance() * extentGradient - moments.covariance() * logGradient)
              / determinant;
    }

    /** Of one point of the tail, on average. */
    double logLikelihood() {
      return -alpha * meanLog - rate * meanExtent - moments.logMass();
    }

    double decrement() {
      return Math.abs(logGradient * alphaStep + extentGradient * rateStep);
    }

    /** The first of ever shorter steps that does not lower the likelihood; null if none. */
    Point next() {
      double length = rateStep < 0 ? Math.min(1, (LEAST_FRACTION - 1) * rate / rateStep) : 1;
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        Point next =
            new Point(alpha + length * alphaStep, rate + length * rateStep, meanLog, meanExtent);
        if (next.logLikelihood() >= logLikelihood() - Math.ulp(logLikelihood())
            || next.decrement() < CONVERGED) {
          return next;
        }
        length /= 2;
      }
      return null;
    }
  }
}
