package io.spectracast.tail;

import java.util.Map;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * ρ(x) = c x^{β−1} exp(−c (x^β − 1)/β), x ≥ 1.
 *
 * <p>With h_β(u) = (e^{βu} − 1)/β the likelihood is largest in c at 1/mean(h_β), and what is left,
 * −ln mean(h_β) + (β − 1) mean(u) − 1 for each point, is concave in β because h_β is a mixture of
 * exponentials in β. Its slope at β = 0 decides whether there is a maximum at β &gt; 0; at β = 0
 * stands the power law of α = 1 + c.
 *
 * @param exponent β, positive
 * @param coefficient c, positive
 */
record StretchedExponential(double exponent, double coefficient) implements TailModel {

  /** ln of the largest x^β that is looked at. */
  private static final double LARGEST_LOG = 600;

  private static final double RELATIVE_ACCURACY = 1e-13;
  private static final double ABSOLUTE_ACCURACY = 1e-300;
  private static final double FUNCTION_ACCURACY = 1e-15;

  /** Below this βu the quotient is its series. */
  private static final double SERIES = 1e-5;

  static Outcome<StretchedExponential> fit(double[] excess) {
    if (!(slope(excess, 0) > 0)) {
      return Outcome.empty(
          "the likelihood is largest at exponent 0, where this is the power law itself");
    }
    double most = LARGEST_LOG / excess[excess.length - 1];
    double high = Math.min(most, 1);
    while (high < most && slope(excess, high) > 0) {
      high = Math.min(most, 2 * high);
    }
    if (slope(excess, high) > 0) {
      return Outcome.empty("the likelihood grows up to exponent " + high);
    }
    double beta =
        new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY, FUNCTION_ACCURACY)
            .findRoot(b -> slope(excess, b), 0, high);
    return Outcome.of(
        new StretchedExponential(beta, 1 / TailModel.mean(excess, u -> growth(beta, u))));
  }

  /** The derivative of the profile likelihood, for each point. */
  private static double slope(double[] excess, double beta) {
    double growth = TailModel.mean(excess, u -> growth(beta, u));
    double derivative = TailModel.mean(excess, u -> growthDerivative(beta, u));
    return TailModel.mean(excess, u -> u) - derivative / growth;
  }

  /** h_β(u). */
  private static double growth(double beta, double u) {
    double z = beta * u;
    return z < SERIES ? u * (1 + z / 2 + z * z / 6) : Math.expm1(z) / beta;
  }

  /** ∂h_β(u)/∂β. */
  private static double growthDerivative(double beta, double u) {
    double z = beta * u;
    return z < SERIES
        ? u * u * (0.5 + z / 3 + z * z / 8)
        : (z * Math.exp(z) - Math.expm1(z)) / (beta * beta);
  }

  @Override
  public double logDensity(double u) {
    return Math.log(coefficient) + (exponent - 1) * u - coefficient * growth(exponent, u);
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("exponent", exponent, "rate", coefficient / exponent);
  }
}
