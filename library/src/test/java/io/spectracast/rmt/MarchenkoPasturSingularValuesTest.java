package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarchenkoPasturSingularValuesTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new MarchenkoPasturSingularValues(100, 100, 1),
        new MarchenkoPasturSingularValues(1024, 784, 1e-3),
        new MarchenkoPasturSingularValues(50257, 768, 4e-4));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new MarchenkoPasturSingularValues(3, 4, 1),
        () -> new MarchenkoPasturSingularValues(3, 0, 1),
        () -> new MarchenkoPasturSingularValues(4, 3, -1));
  }

  @Override
  double momentTolerance() {
    return 2e-8; // the aspect 50257 x 768 has a variance 250 times below the squared mean
  }

  @Test
  void isTheQuarterCircleForASquareMatrix() {
    var law = new MarchenkoPasturSingularValues(100, 100, 0.25);
    var circle = new QuarterCircle(10);
    for (double s = 0; s <= 10; s += 0.25) {
      assertThat(law.density(s)).isCloseTo(circle.density(s), within(1e-15));
      assertThat(law.cumulativeProbability(s))
          .isCloseTo(circle.cumulativeProbability(s), within(1e-14));
    }
    assertThat(law.getMean()).isCloseTo(circle.getMean(), within(1e-12));
  }

  /** Limit: n times the distance of one spectrum is at most 3.7 over twenty seeds, at any shape. */
  @ParameterizedTest
  @CsvSource({"50, 50", "200, 200", "400, 200", "2000, 200"})
  void describesGaussianMatrices(int rows, int columns) {
    var law = new MarchenkoPasturSingularValues(rows, columns, 2.25);
    double[] sample =
        new LaguerreEnsemble(rows, columns, 1, 2.25)
            .sampleSingularValues(RandomSource.L64_X128_MIX.create(101));

    assertThat(Kolmogorov.distance(sample, law)).isLessThan(5.0 / columns);
  }

  @Test
  void isTheEigenvalueLawInAnotherVariable() {
    var law = new MarchenkoPasturSingularValues(30, 20, 2);
    double s = 7.5;
    assertThat(law.density(s))
        .isCloseTo(2 * s / 30 * law.ofEigenvalues().density(s * s / 30), within(1e-15));
  }
}
