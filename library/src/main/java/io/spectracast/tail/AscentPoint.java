package io.spectracast.tail;

/**
 * A point on the way to the maximum of a {@link TruncatedPowerLaw}'s likelihood: its likelihood and
 * the Newton step from it. Parameters are α + r and r.
 */
final class AscentPoint {

  private static final int MOST_HALVINGS = 60;

  /** Of gradient times step: the square of the distance to the summit in standard errors. */
  private static final double REACHED = 1e-22;

  /** A summit is also where rounding lets no step rise any more, if it is as near as this. */
  private static final double NEAR = 1e-10;

  /** The least part of r that a step leaves. */
  private static final double LEAST_PART = 0.1;

  private final double sum;
  private final double rate;
  private final double meanLog;
  private final double meanSurplus;
  private final CutoffMoments moments;
  private final double sumStep;
  private final double rateStep;
  private final double decrement;

  AscentPoint(double sum, double rate, double meanLog, double meanSurplus) {
    this.sum = sum;
    this.rate = rate;
    this.meanLog = meanLog;
    this.meanSurplus = meanSurplus;
    this.moments = CutoffMoments.of(sum, rate);
    double logGradient = moments.meanLog() - meanLog;
    double residual = moments.meanSurplus() - meanSurplus - moments.surplusPerLog() * logGradient;
    this.rateStep = residual / moments.residualVariance();
    this.sumStep = logGradient / moments.logVariance() - moments.surplusPerLog() * rateStep;
    this.decrement =
        logGradient * logGradient / moments.logVariance()
            + residual * residual / moments.residualVariance();
  }

  double alpha() {
    return sum - rate;
  }

  double rate() {
    return rate;
  }

  double logMass() {
    return moments.logMass();
  }

  /** Of one point of the tail, on average. */
  double logLikelihood() {
    return -sum * meanLog - rate * meanSurplus - moments.logMass();
  }

  boolean isSummit() {
    return decrement < NEAR;
  }

  /** The end of the first of ever shorter steps that rises; this itself if none does. */
  AscentPoint next() {
    double length = rateStep < 0 ? Math.min(1, (LEAST_PART - 1) * rate / rateStep) : 1;
    for (int halving = 0; halving < MOST_HALVINGS && decrement > REACHED; halving++) {
      AscentPoint next =
          new AscentPoint(sum + length * sumStep, rate + length * rateStep, meanLog, meanSurplus);
      if (next.logLikelihood() > logLikelihood() || isSummit() && next.decrement < decrement) {
        return next;
      }
      length /= 2;
    }
    return this;
  }
}
