package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

/**
 * The law of the ratio r = min(s, s′)/max(s, s′) of two neighbouring level spacings, in the surmise
 * that is exact for 3 × 3 Gaussian matrices,
 *
 * <pre>  p(r) = (2/Z) (r + r²)^β / (1 + r + r²)^{1 + 3β/2},   0 ≤ r ≤ 1.</pre>
 *
 * <p>A ratio needs no unfolding. Independent levels have p(r) = 2/(1 + r)², mean {@link
 * #POISSON_MEAN}.
 *
 * <p>Y. Y. Atas, E. Bogomolny, O. Giraud and G. Roux, Phys. Rev. Lett. 110 (2013) 084101.
 */
public final class SpacingRatioLaw implements QuantileByBisection {

  /** 2 log 2 − 1, the mean ratio of independent levels. */
  public static final double POISSON_MEAN = 2 * Math.log(2) - 1;

  private final int beta;
  private final double constant;
  private final PanelIntegral integral;

  /**
   * @param beta 1, 2 or 4
   */
  public SpacingRatioLaw(int beta) {
    Domain.require(beta == 1 || beta == 2 || beta == 4, "beta", "1, 2 or 4", beta);
    this.beta = beta;
    this.constant =
        switch (beta) {
          case 1 -> 27.0 / 4;
          case 2 -> 81 * sqrt(3) / (2 * PI);
          default -> 729 * sqrt(3) / (2 * PI);
        };
    this.integral = new PanelIntegral(this::density, new double[] {0, 0.25, 0.5, 0.75, 1});
  }

  /**
   * The mean ratio of large matrices by simulation, as published with the surmise: 0.5307, 0.5996,
   * 0.6744 for β = 1, 2, 4, with errors of about 1e-4.
   */
  public double largeMatrixMean() {
    return switch (beta) {
      case 1 -> 0.5307;
      case 2 -> 0.5996;
      default -> 0.6744;
    };
  }

  @Override
  public double density(double x) {
    if (!(x >= 0 && x <= 1)) {
      return 0;
    }
    double y = x + x * x;
    return constant * pow(y, beta) / pow(1 + y, 1 + 1.5 * beta);
  }

  @Override
  public double cumulativeProbability(double x) {
    return x >= 1 ? 1 : integral.below(x);
  }

  @Override
  public double survivalProbability(double x) {
    return x <= 0 ? 1 : integral.above(x);
  }

  /** 4 − 2√3, 2√3/π − ½ and 32√3/(15π) − ½ for β = 1, 2, 4. */
  @Override
  public double getMean() {
    return switch (beta) {
      case 1 -> 4 - 2 * sqrt(3);
      case 2 -> 2 * sqrt(3) / PI - 0.5;
      default -> 32 * sqrt(3) / (15 * PI) - 0.5;
    };
  }

  @Override
  public double getVariance() {
    double mean = getMean();
    return new PanelIntegral(r -> (r - mean) * (r - mean) * density(r), new double[] {0, 0.5, 1})
        .below(1);
  }

  @Override
  public double getSupportLowerBound() {
    return 0;
  }

  @Override
  public double getSupportUpperBound() {
    return 1;
  }
}
