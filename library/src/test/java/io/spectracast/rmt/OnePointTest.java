package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnePointTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new HermiteOnePoint(1, 2),
        new HermiteOnePoint(12, 0.5),
        new LaguerreOnePoint(1, 1, 1),
        new LaguerreOnePoint(9, 9, 0.5),
        new LaguerreOnePoint(24, 12, 3));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new HermiteOnePoint(0, 1),
        () -> new HermiteOnePoint(3, Double.NaN),
        () -> new LaguerreOnePoint(2, 3, 1),
        () -> new LaguerreOnePoint(3, 2, 0));
  }

  @Test
  void oneEigenvalueIsNormalOrGamma() {
    var normal = NormalDistribution.of(0, 2);
    var gamma = GammaDistribution.of(40, 2);
    for (double x = -6; x < 120; x += 0.75) {
      assertThat(new HermiteOnePoint(1, 2).cumulativeProbability(x))
          .isCloseTo(normal.cumulativeProbability(x), within(1e-14));
      assertThat(new LaguerreOnePoint(40, 1, 1).cumulativeProbability(x))
          .isCloseTo(gamma.cumulativeProbability(x), within(1e-14));
    }
  }

  /**
   * Golden: 40-digit sums of Hermite and Laguerre polynomials, mpmath 1.3
   * (src/test/golden/one_point.py).
   */
  @ParameterizedTest
  @CsvSource({
    "2, 0.5, 0.220040829227687174, 0.396553870417061766",
    "7, -1.25, 0.121331473339451093, 0.64934931543410673",
    "7, 4, 0.0881879317864794432, 0.0679470057401709747",
    "7, 12, 3.20439505866735509e-23, 2.89498700819837717e-24",
    "15, 7.5, 0.0132685062854062233, 0.00434393317872563901"
  })
  void hermiteMatchesHighPrecisionSums(int n, double x, double pdf, double survival) {
    var law = new HermiteOnePoint(n, 0.5);
    assertThat(law.density(x)).isCloseTo(pdf, within(1e-11 * pdf));
    assertThat(law.survivalProbability(x)).isCloseTo(survival, within(1e-11 * survival));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, 0.125, 0.68831957508108793, 0.895729328878639324",
    "5, 2, 3, 0.14002612978461734, 0.647231888782231259",
    "12, 7, 20, 0.0220416547908088868, 0.209550892340869268",
    "12, 7, 90, 1.36153166762306819e-18, 1.71349748641909345e-18",
    "40, 6, 25, 0.0237824007264619661, 0.79936348686325668"
  })
  void laguerreMatchesHighPrecisionSums(int m, int n, double x, double pdf, double survival) {
    var law = new LaguerreOnePoint(m, n, 0.5);
    assertThat(law.density(x)).isCloseTo(pdf, within(1e-11 * pdf));
    assertThat(law.survivalProbability(x)).isCloseTo(survival, within(1e-11 * survival));
  }

  @ParameterizedTest
  @CsvSource({"50, 50", "100, 50", "400, 200", "2000, 10"})
  void laguerreTendsToMarchenkoAndPastur(int m, int n) {
    var exact = new LaguerreOnePoint(m, n, 0.5);
    var limit = new MarchenkoPastur((double) n / m, 1);
    for (double p = 0.02; p < 1; p += 0.02) {
      double x = limit.inverseCumulativeProbability(p);
      assertThat(exact.cumulativeProbability(m * x)).isCloseTo(p, within(0.35 / n));
    }
  }

  @Test
  void hermiteTendsToTheSemicircle() {
    var exact = new HermiteOnePoint(400, 1);
    var limit = new WignerSemicircle(2 * Math.sqrt(800));
    for (double x = -60; x < 60; x++) {
      assertThat(exact.cumulativeProbability(x))
          .isCloseTo(limit.cumulativeProbability(x), within(0.35 / 400));
    }
  }
}
