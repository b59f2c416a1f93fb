package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Bootstrap;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class AssociationTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95, 1);

  /**
   * Eight families of twelve. In each y rises with x at a slope; family f is shifted by (f, −3f). A
   * third column makes x and y rise together and nothing else does.
   */
  private static Sample families(double slope) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(3).stream("sample"));
    List<String> names = new ArrayList<>();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : List.of("x", "y", "cause", "effect", "other effect")) {
      columns.put(name, new double[96]);
    }
    for (int i = 0; i < 96; i++) {
      int family = i / 12;
      names.add("family " + family);
      double x = normal.sample();
      columns.get("x")[i] = x + family;
      columns.get("y")[i] = slope * x + 0.3 * normal.sample() - 3 * family;
      double cause = normal.sample();
      columns.get("cause")[i] = cause;
      columns.get("effect")[i] = cause + 0.2 * normal.sample();
      columns.get("other effect")[i] = cause + 0.2 * normal.sample();
    }
    return new Sample(names, columns);
  }

  @Test
  void simpsonsParadoxIsSeen() {
    Association found = Association.of(families(1), "x", "y", List.of(), BOOTSTRAP);

    assertThat(found.across().orElseThrow().high()).isLessThan(-0.3);
    assertThat(found.within().orElseThrow().low()).isGreaterThan(0.3);
    assertThat(found.isReversed()).isTrue();
    assertThat(found.opposed()).isEqualTo(8);
    assertThat(GeneralizationClaims.sameOrder("here", List.of(found)).verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void anOrderThatHoldsWithinIsNoParadox() {
    Association found = Association.of(families(-1), "x", "y", List.of(), BOOTSTRAP);

    assertThat(found.isReversed()).isFalse();
    assertThat(GeneralizationClaims.sameOrder("here", List.of(found)).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void whatACommonCauseExplainsIsTakenOut() {
    Association found =
        Association.of(families(1), "effect", "other effect", List.of("y", "cause"), BOOTSTRAP);

    assertThat(found.within().orElseThrow().estimate()).isGreaterThan(0.6);
    assertThat(found.partial().orElseThrow().estimate()).isCloseTo(0, within(0.2));
  }

  @Test
  void thingsWithoutANumberAreLeftOut() {
    Sample sample = families(1);
    sample.column("x")[5] = Double.NaN;

    assertThat(Association.of(sample, "x", "y", List.of(), BOOTSTRAP).count()).isEqualTo(95);
  }

  /**
   * y is read off x inside families, so a family that was left out is foreseen but for its shift.
   */
  @Test
  void predictionsAreOfFamiliesThatWereLeftOut() {
    Sample sample = families(1);
    Prediction cause =
        Prediction.of(sample, "effect", List.of("cause"), List.of("x"), List.of(), BOOTSTRAP);
    Prediction chance =
        Prediction.of(sample, "effect", List.of("x"), List.of("x"), List.of(), BOOTSTRAP);

    assertThat(cause.skill().orElseThrow().low()).isGreaterThan(0.9);
    assertThat(cause.gain().orElseThrow().low()).isGreaterThan(0.8);
    assertThat(chance.skill().orElseThrow().estimate()).isLessThan(0.05);
    assertThat(chance.gain().orElseThrow().estimate()).isZero();
  }
}
