package io.spectracast.tail;

import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Likelihood-ratio tests of a power-law tail against the four {@link Alternative}s, each fitted by
 * maximum likelihood to the same tail.
 *
 * <p>For an alternative that does not contain the power law: Vuong's test, p = erfc(|z|/√2). The
 * truncated power law contains it at the boundary of its parameters, where −2R follows χ²₁ with
 * probability ½ and is 0 otherwise: p = ½ erfc(√(−R)).
 *
 * <p>An alternative whose likelihood is largest in the limit where it becomes the power law itself
 * has no fit of its own: the result is empty and says so.
 *
 * <p>Q. H. Vuong, Econometrica 57 (1989) 307–333; S. G. Self and K.-Y. Liang, J. Am. Stat. Assoc.
 * 82 (1987) 605–610.
 */
public final class LikelihoodRatios {

  private LikelihoodRatios() {}

  /**
   * All four comparisons.
   *
   * @param eigenvalues those that {@code tail} was fitted to; not modified
   * @param tail the fit of these eigenvalues
   * @throws IllegalArgumentException if there are fewer positive eigenvalues than in the tail
   */
  public static Map<Alternative, Outcome<Comparison>> of(double[] eigenvalues, PowerLawTail tail) {
    Map<Alternative, Outcome<Comparison>> all = new EnumMap<>(Alternative.class);
    for (Alternative alternative : Alternative.values()) {
      all.put(alternative, of(eigenvalues, tail, alternative));
    }
    return all;
  }

  /**
   * One comparison.
   *
   * @param eigenvalues those that {@code tail} was fitted to; not modified
   * @param tail the fit of these eigenvalues
   * @param alternative the rival
   * @return empty where the alternative has no likelihood maximum of its own
   * @throws IllegalArgumentException if there are fewer positive eigenvalues than in the tail
   */
  public static Outcome<Comparison> of(
      double[] eigenvalues, PowerLawTail tail, Alternative alternative) {
    LogSpectrum spectrum = LogSpectrum.of(eigenvalues);
    if (spectrum.size() < tail.tailSize()) {
      throw new IllegalArgumentException(
          "eigenvalues must be those of the tail, at least %d positive ones, was %d"
              .formatted(tail.tailSize(), spectrum.size()));
    }
    double[] excess = spectrum.excesses(tail.tailSize());
    Outcome<? extends TailModel> fit = alternative.fit(excess);
    return fit.value().isEmpty()
        ? Outcome.empty(fit.reason())
        : compare(excess, alternative, fit.get());
  }

  private static Outcome<Comparison> compare(
      double[] excess, Alternative alternative, TailModel rival) {
    PurePowerLaw powerLaw = PurePowerLaw.fit(excess);
    double[] differences = new double[excess.length];
    for (int i = 0; i < excess.length; i++) {
      differences[i] = powerLaw.logDensity(excess[i]) - rival.logDensity(excess[i]);
    }
    double mean = TailModel.mean(differences, d -> d);
    double ratio = mean * excess.length;
    if (!(Math.abs(ratio) < Double.POSITIVE_INFINITY)) {
      return Outcome.empty("the likelihood ratio exceeds the floating-point range");
    }
    return alternative.containsPowerLaw()
        ? Outcome.of(nested(alternative, rival, ratio))
        : vuong(alternative, rival, ratio, variance(differences, mean), excess.length);
  }

  private static double variance(double[] values, double mean) {
    return TailModel.mean(values, d -> (d - mean) * (d - mean));
  }

  private static Comparison nested(Alternative alternative, TailModel rival, double ratio) {
    double gain = Math.max(0, -ratio);
    return new Comparison(
        alternative, rival.parameters(), ratio, 2 * gain, 0.5 * Erfc.value(Math.sqrt(gain)));
  }

  private static Outcome<Comparison> vuong(
      Alternative alternative, TailModel rival, double ratio, double variance, int size) {
    if (!(variance > 0)) {
      return Outcome.empty("both distributions give every point the same likelihood");
    }
    double z = ratio / Math.sqrt(size * variance);
    double p = Erfc.value(Math.abs(z) / Math.sqrt(2));
    return Outcome.of(new Comparison(alternative, rival.parameters(), ratio, z, p));
  }
}
