package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every law must do, whatever it is. A law's test supplies laws, rejections and tolerances.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LawContract {

  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(96, 0, 1);

  /** Members of the family, ordinary and extreme. */
  abstract List<ContinuousDistribution> laws();

  /** Constructions that must be rejected. */
  abstract List<Runnable> rejected();

  /** Absolute error allowed in the distribution function. */
  double cdfTolerance() {
    return 2e-14;
  }

  /** Relative error allowed in integrals of the density, which this test does by quadrature. */
  double integralTolerance() {
    return 1e-11;
  }

  /** Relative error allowed in the first two moments. */
  double momentTolerance() {
    return 1e-8;
  }

  /** Below this probability the tails are not integrated when their support is infinite. */
  double tail() {
    return 1e-12;
  }

  int draws() {
    return 2000;
  }

  @ParameterizedTest
  @MethodSource("laws")
  void densityIsNeverNegativeAndItsLogarithmAgrees(ContinuousDistribution law) {
    for (double x : grid(law)) {
      double density = law.density(x);
      assertThat(density).isNotNegative();
      assertThat(Math.exp(law.logDensity(x))).isCloseTo(density, within(1e-12 * density));
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void densityIntegratesToTheDistributionFunction(ContinuousDistribution law) {
    double[] x = grid(law);
    for (int i = 1; i < x.length; i++) {
      double expected = law.cumulativeProbability(x[i]) - law.cumulativeProbability(x[i - 1]);
      double error = integralTolerance() * expected + 2 * cdfTolerance();
      assertThat(integral(law, x, i, t -> 1)).isCloseTo(expected, within(error));
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void momentsAreThoseOfTheDensity(ContinuousDistribution law) {
    double[] x = grid(law);
    double mean = law.getMean();
    if (Double.isFinite(mean) && Double.isFinite(law.getVariance())) {
      double scale = Math.sqrt(law.getVariance());
      assertThat(moment(law, x, t -> (t - mean) / scale)).isCloseTo(0, within(momentTolerance()));
      assertThat(moment(law, x, t -> (t - mean) * (t - mean)))
          .isCloseTo(law.getVariance(), within(momentTolerance() * law.getVariance()));
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void distributionFunctionIncreasesFromZeroToOne(ContinuousDistribution law) {
    double last = 0;
    for (double x : grid(law)) {
      double cdf = law.cumulativeProbability(x);
      assertThat(cdf).isBetween(last, 1.0);
      assertThat(law.survivalProbability(x)).isCloseTo(1 - cdf, within(cdfTolerance()));
      last = cdf;
    }
    assertThat(law.cumulativeProbability(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(law.survivalProbability(Double.NEGATIVE_INFINITY)).isOne();
    assertThat(law.cumulativeProbability(Double.POSITIVE_INFINITY)).isOne();
    assertThat(law.survivalProbability(Double.POSITIVE_INFINITY)).isZero();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void quantilesInvertTheDistributionFunction(ContinuousDistribution law) {
    for (double p = 1.0 / 128; p < 1; p += 1.0 / 64) {
      double x = law.inverseCumulativeProbability(p);
      double y = law.inverseSurvivalProbability(p);
      assertThat(x).isBetween(law.getSupportLowerBound(), law.getSupportUpperBound());
      assertThat(law.cumulativeProbability(x)).isCloseTo(p, within(cdfTolerance()));
      assertThat(law.survivalProbability(y)).isCloseTo(p, within(cdfTolerance()));
    }
    assertThat(law.inverseCumulativeProbability(0)).isEqualTo(law.getSupportLowerBound());
    assertThat(law.inverseCumulativeProbability(1)).isEqualTo(law.getSupportUpperBound());
    assertThat(law.inverseSurvivalProbability(0)).isEqualTo(law.getSupportUpperBound());
    assertThat(law.inverseSurvivalProbability(1)).isEqualTo(law.getSupportLowerBound());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void nothingLiesOneUlpOutsideTheSupport(ContinuousDistribution law) {
    double below = Math.nextDown(law.getSupportLowerBound());
    double above = Math.nextUp(law.getSupportUpperBound());
    assertThat(law.density(below)).isZero();
    assertThat(law.density(above)).isZero();
    assertThat(law.cumulativeProbability(below)).isZero();
    assertThat(law.cumulativeProbability(above)).isOne();
    assertThat(law.survivalProbability(above)).isZero();
    assertThat(law.logDensity(below)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Kolmogorov's distance at level 1e-4; with 2 000 draws an error of 0.08 is seen for certain. */
  @ParameterizedTest
  @MethodSource("laws")
  void samplesFollowTheLawAndRepeatWithTheSeed(ContinuousDistribution law) {
    double[] sample = law.createSampler(generator()).samples(draws()).toArray();
    double[] again = law.createSampler(generator()).samples(draws()).toArray();
    assertThat(sample).isEqualTo(again);
    assertThat(Kolmogorov.distance(sample, law)).isLessThan(2.23 / Math.sqrt(draws()));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void probabilitiesOutsideTheUnitIntervalAreRejected(ContinuousDistribution law) {
    for (double p : new double[] {-1e-300, Math.nextUp(1.0), Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> law.inverseCumulativeProbability(p));
      assertThatIllegalArgumentException().isThrownBy(() -> law.inverseSurvivalProbability(p));
    }
  }

  @Test
  void parametersOutsideTheirDomainAreRejectedInWords() {
    for (Runnable construction : rejected()) {
      assertThatIllegalArgumentException()
          .isThrownBy(construction::run)
          .withMessageMatching("(?s)[\\w.]+ must be .*, was .*");
    }
  }

  static UniformRandomProvider generator() {
    return RandomSource.L64_X128_MIX.create(20250717L);
  }

  /** Quantiles at equal steps, tails appended: the support's ends, or where the tail begins. */
  private double[] grid(ContinuousDistribution law) {
    int steps = 64;
    double[] x = new double[steps + 1];
    for (int i = 1; i < steps; i++) {
      x[i] = law.inverseCumulativeProbability((double) i / steps);
    }
    double lower = law.getSupportLowerBound();
    double upper = law.getSupportUpperBound();
    x[0] = Double.isFinite(lower) ? lower : law.inverseCumulativeProbability(tail());
    x[steps] = Double.isFinite(upper) ? upper : law.inverseSurvivalProbability(tail());
    return x;
  }

  private double moment(ContinuousDistribution law, double[] x, DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += integral(law, x, i, function);
    }
    return sum;
  }

  /** Over the i-th panel; panels at the ends are mapped by u⁸, which tames power-law edges. */
  private double integral(
      ContinuousDistribution law, double[] x, int i, DoubleUnaryOperator function) {
    double width = x[i] - x[i - 1];
    if (i == 1) {
      return RULE.integrate(
          u -> weight(law, function, x[0] + width * Math.pow(u, 8)) * 8 * width * Math.pow(u, 7));
    }
    if (i == x.length - 1) {
      return RULE.integrate(
          u -> weight(law, function, x[i] - width * Math.pow(u, 8)) * 8 * width * Math.pow(u, 7));
    }
    return RULE.integrate(u -> weight(law, function, x[i - 1] + width * u) * width);
  }

  private static double weight(ContinuousDistribution law, DoubleUnaryOperator f, double x) {
    double density = law.density(x);
    return Double.isInfinite(density) ? 0 : density * f.applyAsDouble(x); // a single point
  }
}
