package io.spectracast.tail;

import java.util.Map;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * ln x normal with mean μ and standard deviation σ, given x ≥ 1.
 *
 * <p>A normal law cut off at 0 is an exponential family in u and u², so the likelihood is largest
 * where it has their sample means. With a = −μ/σ and the hazard H of the normal law at a, the ratio
 *
 * <pre>
 *   E u² / (E u)² = (1 + a² − aH) / (H − a)²
 * </pre>
 *
 * <p>depends on a alone and rises from 1 to 2. At 2 stands the exponential law of u: the power law.
 *
 * @param mu μ, of ln(λ/x_min)
 * @param sigma σ, positive
 */
record TruncatedLognormal(double mu, double sigma) implements TailModel {

  /** Beyond it the law differs from a power law by less than rounding lets one resolve. */
  private static final double FARTHEST_CUTOFF = 100;

  private static final double NEAREST_CUTOFF = -1e4;
  private static final double ACCURACY = 1e-14;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double SQRT_HALF = Math.sqrt(0.5);

  static Outcome<TruncatedLognormal> fit(double[] excess) {
    double mean = TailModel.mean(excess, u -> u);
    double ratio = TailModel.mean(excess, u -> u * u) / (mean * mean);
    if (!(ratio < ratio(FARTHEST_CUTOFF))) {
      return Outcome.empty(
          "the likelihood is largest as sigma grows without bound, where this is the power law"
              + " itself");
    }
    if (!(ratio > ratio(NEAREST_CUTOFF))) {
      return Outcome.empty("the tail's logarithms are all but constant");
    }
    double a =
        new BrentSolver(ACCURACY, ACCURACY, ACCURACY)
            .findRoot(x -> ratio(x) - ratio, NEAREST_CUTOFF, FARTHEST_CUTOFF);
    double sigma = mean / (hazard(a) - a);
    return Outcome.of(new TruncatedLognormal(-a * sigma, sigma));
  }

  private static double ratio(double a) {
    double hazard = hazard(a);
    double gap = hazard - a;
    return (1 - a * gap) / (gap * gap);
  }

  /** ln H, H the density of the normal law at a over its probability beyond a. */
  private static double logHazard(double a) {
    return a < 0
        ? Math.log(2) - a * a / 2 - HALF_LOG_TWO_PI - Math.log(Erfc.value(a * SQRT_HALF))
        : Math.log(2) - HALF_LOG_TWO_PI - Math.log(Erfcx.value(a * SQRT_HALF));
  }

  private static double hazard(double a) {
    return a < 0 ? Math.exp(logHazard(a)) : Math.sqrt(2 / Math.PI) / Erfcx.value(a * SQRT_HALF);
  }

  @Override
  public double logDensity(double u) {
    double a = -mu / sigma;
    double z = u / sigma;
    return logHazard(a) - z * (z / 2 + a) - Math.log(sigma) - u;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("mu", mu, "sigma", sigma);
  }
}
