package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class GammaLawsTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new SingleModeGamma(24, 12, 0.2, 0.3),
        new SingleModeGamma(8, 8, 1, 1),
        new SingleModeGamma(1024, 784, 5e-4, 1e-3),
        new PublishedSingularValueLaw(24, 12, 2),
        new PublishedSingularValueLaw(8, 8, 1e4),
        new PublishedSingularValueLaw(1024, 784, 30));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new SingleModeGamma(2, 3, 1, 1),
        () -> new SingleModeGamma(3, 2, 0, 1),
        () -> new SingleModeGamma(3, 2, 1, Double.NaN),
        () -> new PublishedSingularValueLaw(3, 2, 0),
        () -> new PublishedSingularValueLaw(2, 3, 1));
  }

  @Override
  double cdfTolerance() {
    return 5e-14; // the incomplete gamma function near shape 120
  }

  @Test
  void correctedLawIsTheGammaLawOfTheSquare() {
    var law = new SingleModeGamma(24, 12, 0.2, 0.3);
    var gamma = GammaDistribution.of(6.5, 0.09 / 0.2);
    for (double x = 0.1; x < 12; x += 0.3) {
      assertThat(law.density(x)).isCloseTo(gamma.density(x), within(1e-13));
    }
  }

  @Test
  void correctedLawIsExactForASingleColumn() {
    var rng = RandomSource.L64_X128_MIX.create(3);
    var stationary = new LaguerreEnsemble(9, 1, 1, 0.3 * 0.3 / (2 * 0.2));
    double[] sample = new double[4000];
    Arrays.setAll(sample, i -> stationary.sampleEigenvalues(rng)[0]);
    assertThat(Kolmogorov.distance(sample, new SingleModeGamma(9, 1, 0.2, 0.3)))
        .isLessThan(2.23 / Math.sqrt(4000));
  }

  /** Golden: 1/√120.5, 1/√60.75 of the printed shape, and √(n/m) of the exact law. */
  @Test
  void neglectingRepulsionMakesTheSpectrumFarTooNarrow() {
    var single = new SingleModeGamma(1024, 784, 1, 1);
    var published = new PublishedSingularValueLaw(1024, 784, 1);
    var exact = new MarchenkoPastur(784.0 / 1024, 1);
    assertThat(Math.sqrt(single.getVariance()) / single.getMean()).isCloseTo(0.0911, within(1e-4));
    assertThat(1 / Math.sqrt(published.shape())).isCloseTo(0.1283, within(1e-4));
    assertThat(Math.sqrt(exact.getVariance()) / exact.getMean()).isCloseTo(0.875, within(1e-4));
  }

  /** The two shapes agree only at m − n = 1. */
  @Test
  void publishedLawHasAnotherShape() {
    assertThat(new PublishedSingularValueLaw(5, 4, 1).shape())
        .isEqualTo(new SingleModeGamma(5, 4, 1, 1).shape());
    assertThat(new PublishedSingularValueLaw(1024, 784, 1).shape()).isEqualTo(60.75);
    assertThat(new SingleModeGamma(1024, 784, 1, 1).shape()).isEqualTo(120.5);
  }

  /** Golden: at a = 1 the printed density is 2cs e^{−cs²}, at a = ½·7 by hand. */
  @Test
  void publishedLawIsThePrintedFormula() {
    assertThat(new PublishedSingularValueLaw(5, 4, 3).density(0.7))
        .isCloseTo(2 * 3 * 0.7 * Math.exp(-3 * 0.49), within(1e-14));
    double a = 3.5;
    double gamma = 15 * Math.sqrt(Math.PI) / 8;
    assertThat(new PublishedSingularValueLaw(12, 1, 2).density(1.1))
        .isCloseTo(
            2 * Math.pow(2, a) * Math.pow(1.1, 2 * a - 1) * Math.exp(-2 * 1.21) / gamma,
            within(1e-13));
  }
}
