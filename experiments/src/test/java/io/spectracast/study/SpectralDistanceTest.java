package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class SpectralDistanceTest {

  private static final double[] START = {3, 2, 1};

  /** Every value has moved by 1 on average. */
  private static List<double[]> paths(int count, double shift, double scale, String name) {
    UniformRandomProvider random = new RandomStreams(9).stream(name);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    List<double[]> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double common = normal.sample();
      double[] s = START.clone();
      for (int k = 0; k < s.length; k++) {
        s[k] += 1 + shift + scale * 0.1 * (common + normal.sample());
      }
      paths.add(s);
    }
    return paths;
  }

  private static SpectralDistance between(List<double[]> observed, List<double[]> predicted) {
    return SpectralDistance.of(START, observed, observed, predicted, new RandomStreams(4));
  }

  @Test
  void aShiftOfATenthOfTheDisplacementIsATenth() {
    SpectralDistance distance =
        between(paths(200, 0, 0.2, "seen"), paths(100, 0.1, 0.2, "expected"));

    assertThat(distance.distance().estimate()).isCloseTo(0.1, within(0.03));
    assertThat(distance.displacement()).isCloseTo(3, within(0.1));
    assertThat(distance.pValue().orElseThrow()).isLessThan(0.01);
  }

  @Test
  void theRatioOfSpreadsIsThatOfVariances() {
    SpectralDistance distance = between(paths(200, 0, 1, "seen"), paths(100, 0, 2, "expected"));

    assertThat(distance.spreadRatio().orElseThrow().low()).isLessThan(4);
    assertThat(distance.spreadRatio().orElseThrow().high()).isGreaterThan(4);
    assertThat(distance.spreadRatio().orElseThrow().low()).isGreaterThan(2);
  }

  /** 300 true predictions of 16 paths: 5 % are rejected at 5 %, within three standard errors. */
  @Test
  void truePredictionsAreRejectedAsOftenAsTheLevelSays() {
    int rejected = 0;
    for (int trial = 0; trial < 300; trial++) {
      SpectralDistance distance =
          between(paths(32, 0, 1, "seen" + trial), paths(16, 0, 1, "expected" + trial));
      rejected += distance.pValue().orElseThrow() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 300.0).isCloseTo(0.05, within(0.04));
  }

  @Test
  void pathsThatAreAllTheSameHaveADistanceAndNoProbability() {
    SpectralDistance distance =
        between(List.of(new double[] {4, 3, 2}), List.of(new double[] {4.3, 3, 2}));

    assertThat(distance.distance().estimate()).isCloseTo(0.1, within(1e-12));
    assertThat(distance.pValue()).isEmpty();
    assertThat(distance.spreadRatio()).isEmpty();
  }
}
