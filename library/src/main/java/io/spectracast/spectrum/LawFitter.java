package io.spectracast.spectrum;

import static java.lang.Math.exp;
import static java.lang.Math.log;

import io.spectracast.tail.Outcome;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Fits a {@link BulkLaw} to all eigenvalues of one spectrum by maximum likelihood.
 *
 * <p>The gamma law's shape solves ln a − ψ(a) = ln mean(λ) − mean(ln λ). For the beta-prime law see
 * {@link BetaPrimeProfile}. Only ratios of eigenvalues are looked at, so that the fit does not
 * depend on their unit. Likelihoods treat eigenvalues as independent, which they are not: compare
 * them between laws, and do not read p-values from them.
 */
public final class LawFitter {

  /** The reason given where a gamma law is likelier than every beta-prime law. */
  public static final String GAMMA_LIMIT =
      "the likelihood is largest as b grows without bound, where this is the gamma law";

  private static final int FEWEST = 5;
  private static final int MOST_STEPS = 100;
  private static final double ACCURACY = 1e-14;

  /** A narrower spectrum has no shape to speak of. */
  private static final double NARROWEST = 1e-10;

  private LawFitter() {}

  /**
   * The fit of one law.
   *
   * @param eigenvalues λ = s², positive and finite, in any order; not modified
   * @return empty if there are fewer than five or they are all but equal, and where the beta-prime
   *     law's likelihood is largest in the limit that is another law
   */
  public static Outcome<LawFit> fit(double[] eigenvalues, BulkLaw law) {
    if (eigenvalues.length < FEWEST) {
      return Outcome.empty("at least five positive eigenvalues are needed");
    }
    double largest = Arrays.stream(eigenvalues).max().orElseThrow();
    double[] logs =
        Arrays.stream(eigenvalues).map(value -> log(value / largest)).sorted().toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double[] centred = Arrays.stream(logs).map(y -> y - mean).toArray();
    double logMean = log(Arrays.stream(centred).map(Math::exp).average().orElseThrow());
    if (!(logMean > NARROWEST)) {
      return Outcome.empty("the eigenvalues are all but equal");
    }
    double unit = largest * exp(mean);
    LawFit gamma = gamma(centred, unit, logMean);
    return law == BulkLaw.GAMMA ? Outcome.of(gamma) : betaPrime(centred, unit, gamma);
  }

  private static LawFit gamma(double[] y, double unit, double logMean) {
    double a = gammaShape(logMean);
    double logScale = logMean - log(a);
    double perPoint = -a * (logScale + 1) - LogGamma.value(a);
    return new LawFit(
        BulkLaw.GAMMA,
        a,
        OptionalDouble.empty(),
        unit * exp(logScale),
        y.length * (perPoint - log(unit)),
        distance(y, value -> RegularizedGamma.P.value(a, exp(value - logScale))),
        y.length);
  }

  /** The root of ln a − ψ(a) = s &gt; 0, by Newton's method. */
  private static double gammaShape(double s) {
    double a = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
    for (int step = 0; step < MOST_STEPS; step++) {
      double residual = log(a) - Digamma.value(a) - s;
      double next = a - residual / (1 / a - Trigamma.value(a));
      next = next > 0 ? next : a / 2;
      if (Math.abs(next - a) <= ACCURACY * a) {
        return next;
      }
      a = next;
    }
    return a;
  }

  private static Outcome<LawFit> betaPrime(double[] y, double unit, LawFit gamma) {
    double gammaPerPoint = gamma.logLikelihood() / y.length + log(unit);
    return BetaPrimeProfile.best(y, gammaPerPoint)
        .map(
            best ->
                new LawFit(
                    BulkLaw.BETA_PRIME,
                    best.a(),
                    OptionalDouble.of(best.b()),
                    unit * exp(best.logScale()),
                    y.length * (best.logLikelihood() - log(unit)),
                    distance(y, value -> betaPrimeProbability(best, value)),
                    y.length));
  }

  private static double betaPrimeProbability(BetaPrimeProfile law, double y) {
    double x = exp(y - law.logScale());
    return x < 1
        ? RegularizedBeta.value(x / (1 + x), law.a(), law.b())
        : RegularizedBeta.complement(1 / (1 + x), law.b(), law.a());
  }

  /** Kolmogorov's, of ascending logarithms. */
  private static double distance(double[] y, DoubleUnaryOperator probability) {
    double distance = 0;
    for (int i = 0; i < y.length; i++) {
      double f = probability.applyAsDouble(y[i]);
      double gap = Math.max(f - (double) i / y.length, (i + 1.0) / y.length - f);
      distance = Math.max(distance, gap);
    }
    return distance;
  }
}
