package io.spectracast.spectrum;

import static java.lang.Math.exp;
import static java.lang.Math.log1p;

import io.spectracast.tail.Outcome;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The most likely beta-prime law of one scale. With z = λ/(λ + θ), which then has a beta law, the
 * likelihood is concave in (a, b) and known from mean ln z and mean ln(1 − z); what is left, a
 * function of ln θ alone, is looked at on a grid and then maximised by Brent's method.
 *
 * @param logScale ln θ, where the mean of ln λ is 0
 * @param a first parameter
 * @param b second parameter
 * @param logLikelihood for each point
 */
record BetaPrimeProfile(double logScale, double a, double b, double logLikelihood) {

  private static final int GRID = 24;

  /** How far, in ln θ, the grid reaches beyond the eigenvalues. */
  private static final double BELOW = 3;

  private static final double ABOVE = 9;

  /** A smaller gain over the gamma law, for each point, is rounding. */
  private static final double LEAST_GAIN = 1e-9;

  private static final double ACCURACY = 1e-8;
  private static final int MOST_EVALUATIONS = 200;
  private static final int MOST_STEPS = 100;
  private static final double STEP_ACCURACY = 1e-12;

  /**
   * The most likely law.
   *
   * @param y ln λ, ascending, of mean 0
   * @param gamma the log-likelihood of the gamma law, for each point
   */
  static Outcome<BetaPrimeProfile> best(double[] y, double gamma) {
    double low = y[0] - BELOW;
    double step = (y[y.length - 1] + ABOVE - low) / GRID;
    int at = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double value = at(y, low + i * step).logLikelihood;
      if (value > most) {
        most = value;
        at = i;
      }
    }
    if (at == 0) {
      return Outcome.empty(
          "the likelihood is largest as a grows without bound, where this is an inverse gamma law");
    }
    BetaPrimeProfile best = at == GRID ? at(y, low + at * step) : refined(y, low + at * step, step);
    return at == GRID || best.logLikelihood - gamma < LEAST_GAIN
        ? Outcome.empty(LawFitter.GAMMA_LIMIT)
        : Outcome.of(best);
  }

  private static BetaPrimeProfile refined(double[] y, double near, double step) {
    double found =
        new BrentOptimizer(ACCURACY, ACCURACY)
            .optimize(
                new UnivariateObjectiveFunction(t -> at(y, t).logLikelihood),
                GoalType.MAXIMIZE,
                new SearchInterval(near - step, near + step, near),
                new MaxEval(MOST_EVALUATIONS))
            .getPoint();
    return at(y, found);
  }

  private static BetaPrimeProfile at(double[] y, double logScale) {
    double logZ = 0;
    double logRest = 0;
    double mean = 0;
    double square = 0;
    for (double value : y) {
      double x = exp(-Math.abs(value - logScale));
      double small = log1p(x);
      double large = small + Math.abs(value - logScale);
      boolean above = value > logScale;
      logZ -= above ? small : large;
      logRest -= above ? large : small;
      double z = above ? 1 / (1 + x) : x / (1 + x);
      mean += z;
      square += z * z;
    }
    int n = y.length;
    mean /= n;
    double variance = Math.max(square / n - mean * mean, Double.MIN_NORMAL);
    double sum = Math.max(mean * (1 - mean) / variance - 1, 0.1);
    return ascend(logScale, mean * sum, (1 - mean) * sum, logZ / n, logRest / n);
  }

  /** Newton's method from a first guess. */
  private static BetaPrimeProfile ascend(
      double logScale, double guessA, double guessB, double logZ, double logRest) {
    double a = guessA;
    double b = guessB;
    for (int step = 0; step < MOST_STEPS; step++) {
      double both = Digamma.value(a + b);
      double slopeA = logZ - Digamma.value(a) + both;
      double slopeB = logRest - Digamma.value(b) + both;
      double curveA = Trigamma.value(a);
      double curveB = Trigamma.value(b);
      double curve = Trigamma.value(a + b);
      double determinant = curveA * curveB - curve * (curveA + curveB);
      if (!(determinant > 0)) { // all but on the limit, where digits have cancelled
        break;
      }
      double stepA = ((curveB - curve) * slopeA + curve * slopeB) / determinant;
      double stepB = (curve * slopeA + (curveA - curve) * slopeB) / determinant;
      a = stepA > -0.9 * a ? a + stepA : 0.1 * a;
      b = stepB > -0.9 * b ? b + stepB : 0.1 * b;
      if (Math.abs(stepA) <= STEP_ACCURACY * a && Math.abs(stepB) <= STEP_ACCURACY * b) {
        break;
      }
    }
    return new BetaPrimeProfile(logScale, a, b, a * logZ + b * logRest - LogBeta.value(a, b));
  }
}
