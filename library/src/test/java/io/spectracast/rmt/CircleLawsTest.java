package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;

class CircleLawsTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new WignerSemicircle(2),
        new WignerSemicircle(1e-6),
        new QuarterCircle(2),
        new QuarterCircle(3e5));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new WignerSemicircle(0),
        () -> new WignerSemicircle(Double.NaN),
        () -> new QuarterCircle(-1),
        () -> new QuarterCircle(Double.POSITIVE_INFINITY));
  }

  /** Limit: n times the distance of one spectrum is at most 4.2 over twenty seeds. */
  @Test
  void semicircleDescribesSymmetricMatrices() {
    double[] sample =
        new HermiteEnsemble(200, 1, 1).sampleEigenvalues(RandomSource.L64_X128_MIX.create(101));
    var law = new WignerSemicircle(2 * Math.sqrt(200));
    assertThat(Kolmogorov.distance(sample, law)).isLessThan(5.0 / 200);
  }

  /**
   * Golden: ½ + 1/6 + √3/(4π) by hand: the sector and triangle under the circle left of x = R/2.
   */
  @Test
  void areasUnderTheCircleAreThoseOfGeometry() {
    double left = 0.5 + 1.0 / 6 + Math.sqrt(3) / (4 * Math.PI);
    assertThat(new WignerSemicircle(2).cumulativeProbability(1)).isCloseTo(left, within(1e-15));
    assertThat(new QuarterCircle(2).cumulativeProbability(1))
        .isCloseTo(2 * left - 1, within(1e-15));
  }
}
