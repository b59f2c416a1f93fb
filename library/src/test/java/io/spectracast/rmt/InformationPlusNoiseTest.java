package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationPlusNoiseTest extends LawContract {

  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(200, 0, 1);

  /** One band each: the contract's quadrature knows no gaps. */
  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new InformationPlusNoise(new double[0], 60, 40, 0.3),
        new InformationPlusNoise(new double[] {0.7}, 40, 40, 0.01),
        new InformationPlusNoise(ladder(40, 1, 3), 60, 40, 0.02),
        InformationPlusNoise.atTime(ladder(20, 1, 1), 30, 20, 0.1, 0.5, 1));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new InformationPlusNoise(new double[4], 5, 3, 1),
        () -> new InformationPlusNoise(new double[] {-1}, 5, 3, 1),
        () -> new InformationPlusNoise(new double[] {Double.NaN}, 5, 3, 1),
        () -> new InformationPlusNoise(new double[1], 2, 3, 1),
        () -> new InformationPlusNoise(new double[1], 3, 3, 0),
        () -> InformationPlusNoise.atTime(new double[1], 3, 3, 1, -1, 1),
        () -> InformationPlusNoise.atTime(new double[1], 3, 3, 1, 1, 0));
  }

  @Override
  double cdfTolerance() {
    return 1e-9;
  }

  @Override
  double integralTolerance() {
    return 1e-8;
  }

  @Override
  double momentTolerance() {
    return 1e-7;
  }

  /** Golden: roots of the cubic for n equal signal values at 40 digits (src/test/golden). */
  @ParameterizedTest
  @CsvSource({
    "60, 40, 0.01, 1, 0.7, 0.6413102427916789",
    "60, 40, 0.01, 1, 1.3, 0.7460275946967145",
    "60, 40, 0.01, 1, 1.9, 0.4068653601410783",
    "100, 100, 0.04, 1, 0.02, 0.2756644473479349",
    "100, 100, 0.04, 1, 3, 0.2187950171432545",
    "9, 3, 1, 2, 3.5, 0.3117603837450715",
    "500, 10, 0.001, 3, 3.05, 4.444968200968777"
  })
  void matchesTheCubicOfEqualSignalValues(
      int rows, int columns, double variance, double signal, double s, double pdf) {
    var law = new InformationPlusNoise(ladder(columns, signal, signal), rows, columns, variance);
    assertThat(law.density(s)).isCloseTo(pdf, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"60, 40", "40, 40", "1000, 3"})
  void withoutSignalItIsMarchenkoAndPastur(int rows, int columns) {
    var law = new InformationPlusNoise(new double[columns], rows, columns, 0.3);
    var limit = new MarchenkoPasturSingularValues(rows, columns, 0.3);
    assertThat(law.getSupportLowerBound()).isCloseTo(limit.getSupportLowerBound(), within(1e-9));
    assertThat(law.getSupportUpperBound()).isCloseTo(limit.getSupportUpperBound(), within(1e-12));
    for (double p = 0.02; p < 1; p += 0.02) {
      double s = limit.inverseCumulativeProbability(p);
      assertThat(law.cumulativeProbability(s)).isCloseTo(p, within(1e-10));
      assertThat(law.density(s)).isCloseTo(limit.density(s), within(1e-9 * limit.density(s)));
    }
  }

  /** A band of mass 1/n about the value that the spike formula gives, the rest as without it. */
  @Test
  void aStrongSpikeHasABandOfItsOwn() {
    var spike = new RectangularSpike(600, 300, 0.0025, 3);
    var bands = new InformationPlusNoise(new double[] {3}, 600, 300, 0.0025).bands();
    assertThat(bands).hasSize(2);
    assertThat(bands.get(1).mass()).isCloseTo(1.0 / 300, within(1e-15));
    assertThat(spike.singularValue()).isBetween(bands.get(1).lower(), bands.get(1).upper());
    assertThat(bands.get(0).upper()).isCloseTo(spike.bulkEdge(), within(0.01));
  }

  @Test
  void anEnormousSpikeLeavesTheRestInFocus() {
    var strong = new InformationPlusNoise(new double[] {1e5, 9, 6}, 20, 10, 1);
    var enormous = new InformationPlusNoise(new double[] {1e10, 9, 6}, 20, 10, 1);
    assertThat(enormous.bands()).hasSameSizeAs(strong.bands());
    for (double s = 0.5; s < 12; s += 0.25) {
      assertThat(enormous.density(s)).isCloseTo(strong.density(s), within(1e-7));
    }
  }

  /** The density integrates to the exact share of signal values in every band: no root is lost. */
  @ParameterizedTest
  @CsvSource({"1e-6", "3e-5", "1e-3", "0.1"})
  void everyBandHoldsItsShare(double variance) {
    double[] signal = ladder(25, 1, 3);
    signal[0] = 7;
    var law = new InformationPlusNoise(signal, 50, 25, variance);
    double below = 0;
    for (InformationPlusNoise.Band band : law.bands()) {
      double middle = (band.lower() + band.upper()) / 2;
      double share = mass(law, band.lower(), middle) + mass(law, band.upper(), middle);
      assertThat(share).isCloseTo(band.mass(), within(1e-8));
      below += band.mass();
      assertThat(law.cumulativeProbability(band.upper())).isCloseTo(below, within(1e-12));
    }
    assertThat(below).isCloseTo(1, within(1e-12));
  }

  /** The pooled values of 100 matrices; Kolmogorov's distance over twenty seeds is at most .008. */
  @Test
  void describesSignalPlusNoiseMatrices() {
    double[] signal = ladder(40, 0, 2);
    signal[3] = 4;
    var law = new InformationPlusNoise(signal, 60, 40, 0.01);
    var rng = RandomSource.L64_X128_MIX.create(53);
    double[] pooled = new double[4000];
    for (int i = 0; i < 100; i++) {
      double[] s = GaussianMatrix.spiked(60, 40, 0.1, rng, signal).getSingularValues();
      System.arraycopy(s, 0, pooled, 40 * i, 40);
    }
    assertThat(Kolmogorov.distance(pooled, law)).isLessThan(0.012);
    assertThat(Kolmogorov.distance(pooled, new MarchenkoPasturSingularValues(60, 40, 0.03)))
        .isGreaterThan(0.05);
  }

  @Test
  void timeShrinksTheSignalAndFeedsTheNoise() {
    double[] initial = ladder(10, 1, 2);
    var early = InformationPlusNoise.atTime(initial, 20, 10, 0.1, 0, 1e-6);
    var late = InformationPlusNoise.atTime(initial, 20, 10, 0.1, 0.5, 200);
    var stationary = new MarchenkoPasturSingularValues(20, 10, 0.01);
    assertThat(early.getSupportUpperBound()).isCloseTo(2, within(1e-3));
    assertThat(late.getMean()).isCloseTo(stationary.getMean(), within(1e-9));
    assertThat(late.getSupportUpperBound())
        .isCloseTo(stationary.getSupportUpperBound(), within(1e-9));
  }

  private static double mass(ContinuousDistribution law, double edge, double inside) {
    double width = inside - edge;
    return Math.abs(RULE.integrate(u -> law.density(edge + width * u * u) * 2 * u * width));
  }

  private static double[] ladder(int n, double from, double to) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> from + (to - from) * i / Math.max(1, n - 1));
    return values;
  }
}
