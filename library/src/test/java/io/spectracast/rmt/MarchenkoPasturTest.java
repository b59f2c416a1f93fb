package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MarchenkoPasturTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new MarchenkoPastur(1, 1),
        new MarchenkoPastur(0.5, 0.7),
        new MarchenkoPastur(0.999999, 3e-9),
        new MarchenkoPastur(1e-3, 1e8));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new MarchenkoPastur(0, 1),
        () -> new MarchenkoPastur(1.01, 1),
        () -> new MarchenkoPastur(Double.NaN, 1),
        () -> new MarchenkoPastur(0.5, 0),
        () -> new MarchenkoPastur(0.5, Double.POSITIVE_INFINITY),
        () -> new MarchenkoPastur(0.5, Double.NaN));
  }

  /**
   * Golden: 30-digit quadrature of the density, mpmath 1.3 (src/test/golden/marchenko_pastur.py).
   */
  @ParameterizedTest
  @CsvFileSource(resources = "marchenko-pastur.csv", useHeadersInDisplayName = true)
  void matchesHighPrecisionQuadrature(double q, double variance, double x, double pdf, double cdf) {
    var law = new MarchenkoPastur(q, variance);

    assertThat(law.density(x)).isCloseTo(pdf, within(1e-12 * pdf));
    assertThat(law.cumulativeProbability(x)).isCloseTo(cdf, within(1e-14));
  }

  @Test
  void densityIsInfiniteAtTheHardEdge() {
    assertThat(new MarchenkoPastur(1, 1).density(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
