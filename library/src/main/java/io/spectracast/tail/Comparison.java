package io.spectracast.tail;

import java.util.Map;

/**
 * A power-law tail against one alternative fitted to the same eigenvalues.
 *
 * @param alternative the rival
 * @param parameters the rival's, of x = λ/x_min, as {@link Alternative} names them
 * @param logLikelihoodRatio R = Σ [ln p(power law) − ln p(alternative)] over the tail; positive
 *     where the power law fits better
 * @param statistic Vuong's R/(ω√N), ω² the variance of one point's difference, standard normal if
 *     both are equally far from the truth; for an alternative that contains the power law −2R ≥ 0
 * @param pValue of |statistic| or more. Small values say that the sign of R is no chance; for an
 *     alternative that contains the power law, that the additional parameter is needed
 */
public record Comparison(
    Alternative alternative,
    Map<String, Double> parameters,
    double logLikelihoodRatio,
    double statistic,
    double pValue) {

  public Comparison {
    parameters = Map.copyOf(parameters);
  }

  /** Whether the data prefer the power law at this level, in (0, 1). */
  public boolean favoursPowerLaw(double level) {
    return logLikelihoodRatio > 0 && pValue <= level;
  }

  /** Whether the data prefer the alternative at this level, in (0, 1). */
  public boolean favoursAlternative(double level) {
    return logLikelihoodRatio < 0 && pValue <= level;
  }
}
