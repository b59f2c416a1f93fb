package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaBulkPowerTailTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new GammaBulkPowerTail(2, 1, 0.5, 0.4),
        new GammaBulkPowerTail(1, 1, 1, 0.9),
        new GammaBulkPowerTail(0.4, 3, 1, 0.02),
        new GammaBulkPowerTail(30, 2, 1, 1e-7),
        new GammaBulkPowerTail(3, 2, 1, 0));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new GammaBulkPowerTail(0, 1, 1, 1),
        () -> new GammaBulkPowerTail(1, 0, 1, 1),
        () -> new GammaBulkPowerTail(1, 1, Double.NaN, 1),
        () -> new GammaBulkPowerTail(1, 1, 1, -1e-9),
        () -> new GammaBulkPowerTail(1, 1, 1, Double.POSITIVE_INFINITY));
  }

  /** Of a power law no quantile holds the moments: they are compared with scipy's below. */
  @Override
  double momentTolerance() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  double tail() {
    return 1e-3;
  }

  @Override
  double cdfTolerance() {
    return 5e-14;
  }

  @Override
  double integralTolerance() {
    return 1e-10;
  }

  /** Golden: scipy 1.17.1, betaprime(a/c, b/d + 1, scale = c/d). */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0.5, 0.4, 2.0, 4.333333333333333",
    "0.4, 3, 1, 0.02, 0.13333333333333333, 0.04486204325130498",
    "30, 2, 1, 0.5, 15.0, 85.0"
  })
  void momentsMatchScipy(double a, double b, double c, double d, double mean, double variance) {
    var law = new GammaBulkPowerTail(a, b, c, d);
    assertThat(law.getMean()).isCloseTo(mean, within(1e-13 * mean));
    assertThat(law.getVariance()).isCloseTo(variance, within(1e-12 * variance));
    assertThat(new GammaBulkPowerTail(1, 1, 1, 1).getVariance()).isInfinite();
  }

  /** Golden: beta functions at 40 digits, mpmath 1.3; scipy's betaprime agrees. */
  @ParameterizedTest
  @CsvSource({
    "3, 2, 1, 0.001, 1.5, 0.447747902255543502, 0.423022168672682728",
    "3, 2, 1, 0.001, 14.0, 6.24534410618836378e-10, 3.39869221547389815e-10",
    "20, 2, 1, 5e-05, 8.0, 0.13980574518899077, 0.812178641941470262",
    "20, 2, 1, 5e-05, 19.0, 0.000537139445693284274, 0.000514676919604884756",
    "0.4, 2, 1, 0.001, 0.1, 1.93894128679446851, 0.439838079699663785",
    "2, 1, 0.5, 0.4, 0.3, 0.206759954197736739, 0.978323097593404877",
    "2, 1, 0.5, 0.4, 3, 0.107161106225993356, 0.1720974840060762",
    "2, 1, 0.5, 0.4, 1000.0, 6.41979900634593416e-12, 1.83805220289992554e-9",
    "1, 1, 1, 0.9, 0.01, 1.847769313811413, 0.981262756650376683",
    "0.4, 3, 1, 0.02, 0.2, 1.00591820989714642, 0.214112896452652531",
    "0.4, 3, 1, 0.02, 9, 2.45574560244352283e-12, 9.39608020790237455e-13",
    "30, 2, 1, 1e-07, 15.5, 0.138309184638299929, 0.404652179034361432",
    "30, 2, 1, 1e-07, 40, 6.31783061225943974e-11, 4.90353911996768836e-11"
  })
  void matchesHighPrecisionBetaFunctions(
      double a, double b, double c, double d, double x, double pdf, double sf) {
    var law = new GammaBulkPowerTail(a, b, c, d);
    assertThat(law.density(x)).isCloseTo(pdf, within(1e-12 * pdf));
    assertThat(law.survivalProbability(x)).isCloseTo(sf, within(2e-13 * sf));
  }

  @Test
  void tailFallsWithTheStatedExponent() {
    var law = new GammaBulkPowerTail(2, 1, 0.5, 0.4);
    double slope = (law.logDensity(1e10) - law.logDensity(1e8)) / Math.log(100);
    assertThat(law.tailExponent()).isEqualTo(4.5);
    assertThat(-slope).isCloseTo(4.5, within(1e-7));
    assertThat(law.survivalProbability(1e60)).isPositive();
  }

  /** The distance to the gamma limit shrinks in proportion to d, over nine decades. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e-12})
  void tendsToTheGammaLawWithoutMultiplicativeNoise(double d) {
    var law = new GammaBulkPowerTail(3, 2, 1, d);
    var limit = new GammaBulkPowerTail(3, 2, 1, 0);
    for (double x = 0.1; x < 8; x += 0.1) {
      assertThat(law.cumulativeProbability(x))
          .isCloseTo(limit.cumulativeProbability(x), within(d + 1e-13));
      assertThat(law.density(x)).isCloseTo(limit.density(x), within(4 * d + 1e-12));
    }
    assertThat(limit.tailExponent()).isInfinite();
  }

  /**
   * The stationary density by simulating its own equation: 2 000 paths of 6 000 Euler steps from
   * the mean; level 1e-4, an error of 0.08 in the distribution function would be seen.
   */
  @Test
  void isStationaryUnderItsOwnEquation() {
    double a = 2;
    double b = 1;
    double c = 0.5;
    double d = 0.4;
    var law = new GammaBulkPowerTail(a, b, c, d);
    var gaussian = ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(41));
    double h = 1e-3;
    double[] end = new double[2000];
    for (int path = 0; path < end.length; path++) {
      double x = a / b;
      for (int step = 0; step < 6000; step++) {
        double spread = Math.sqrt(2 * h * Math.max(0, c * x + d * x * x));
        x += (a - b * x) * h + spread * gaussian.sample();
      }
      end[path] = x;
    }
    assertThat(Kolmogorov.distance(end, law)).isLessThan(2.23 / Math.sqrt(end.length));
    var withoutNoise = new GammaBulkPowerTail(a, b, c, 0);
    assertThat(Kolmogorov.distance(end, withoutNoise)).isGreaterThan(2.23 / Math.sqrt(2000));
  }
}
