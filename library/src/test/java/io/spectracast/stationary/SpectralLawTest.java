package io.spectracast.stationary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralLawTest {

  static Stream<SpectralLaw> laws() {
    return Stream.of(
        new LaguerreLaw(30, 20, new RandomStreams(1)).scaled(2),
        new SpikedBulk(30, 20, 2, new double[] {18, 25}, 40),
        BetaPrimeLaw.of(2, 3, 5),
        BetaPrimeLaw.of(2, 0.8, 5),
        new PowerLaw(2.5, 4));
  }

  /** The distribution function grows by the integral of the density, and survival is the rest. */
  @ParameterizedTest
  @MethodSource("laws")
  void densityAndDistributionAgree(SpectralLaw law) {
    double mass = 0;
    double width = 1e-3;
    for (double s = width / 2; s < 40; s += width) {
      double logDensity = law.logDensity(s);
      mass += Math.exp(logDensity) * width;
      assertThat(law.cumulativeProbability(s + width / 2)).isCloseTo(mass, within(3e-3));
      assertThat(Math.exp(law.logSurvival(s)))
          .isCloseTo(1 - law.cumulativeProbability(s), within(1e-9));
    }
  }

  /** Other samples of the same ensemble: 6 000 values of rigid spectra lie within .01. */
  @Test
  void theLaguerreLawIsThatOfFurtherSamples() {
    LaguerreLaw law = new LaguerreLaw(30, 20, new RandomStreams(1));
    var rng = new RandomStreams(2).stream("further");
    var ensemble = new LaguerreEnsemble(30, 20, 1, 1);
    double[] values =
        Stream.generate(() -> ensemble.sampleSingularValues(rng))
            .limit(300)
            .flatMapToDouble(java.util.Arrays::stream)
            .toArray();
    assertThat(KolmogorovSmirnov.distance(values, law::cumulativeProbability)).isLessThan(0.012);
    for (double value : values) {
      assertThat(law.logDensity(value)).isGreaterThan(-20);
    }
  }

  @Test
  void lawsWithoutSupportSaySo() {
    assertThat(new PowerLaw(2.5, 4).logDensity(1.9)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(BetaPrimeLaw.of(2, 0.8, 5).logDensity(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(new LaguerreLaw(8, 5, new RandomStreams(1)).logDensity(-1))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
