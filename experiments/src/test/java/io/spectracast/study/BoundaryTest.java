package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.inference.Interval;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class BoundaryTest {

  /** 600 cases with log odds 6(x − ½y): even odds at x = ½y. */
  private static List<Boundary.Case> drawn() {
    UniformRandomProvider random = new RandomStreams(5).stream("cases");
    List<Boundary.Case> cases = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      double x = 4 * random.nextDouble() - 1.5;
      double y = 2 * random.nextDouble();
      double odds = Math.exp(6 * (x - 0.5 * y));
      cases.add(new Boundary.Case(i, x, y, random.nextDouble() < odds / (1 + odds)));
    }
    return cases;
  }

  private static Optional<Boundary> of(List<Boundary.Case> cases) {
    return Boundary.of(cases, new RandomStreams(1));
  }

  @Test
  void aPlantedBoundaryIsFoundWithinItsInterval() {
    Boundary boundary = of(drawn()).orElseThrow();

    Interval at = boundary.at(10);
    assertThat(at.contains(Math.sqrt(10))).isTrue();
    assertThat(at.estimate()).isCloseTo(Math.sqrt(10), within(1.0));
    assertThat(boundary.slopes().get(0).low()).isPositive();
    assertThat(boundary.slopes().get(1).high()).isNegative();
    assertThat(boundary.accuracy()).isGreaterThan(0.85);
  }

  @Test
  void casesThatAreSeparatedHaveAFiniteBoundary() {
    List<Boundary.Case> cases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cases.add(new Boundary.Case(i, (i - 19.5) / 10, 1, i >= 20));
    }
    assertThat(of(cases).orElseThrow().at(10).estimate()).isCloseTo(1, within(0.1));
  }

  @Test
  void thereIsNoneWhereTheLawHoldsEverywhere() {
    assertThat(of(drawn().stream().filter(c -> !c.breaks()).toList())).isEmpty();
  }

  @Test
  void powersAreThoseOfTheProduct() {
    UniformRandomProvider random = new RandomStreams(6).stream("points");
    List<PowerFit.Point> points = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] x = {0.1 + random.nextDouble(), 0.1 + random.nextDouble()};
      double noise = Math.exp(0.05 * (random.nextDouble() - 0.5));
      points.add(new PowerFit.Point(i % 3, x, (1 + i % 3) * x[0] * x[0] / x[1] * noise));
    }
    PowerFit fit = new PowerFit(points);
    assertThat(fit.power(0).contains(2)).isTrue();
    assertThat(fit.power(1).contains(-1)).isTrue();
    assertThat(fit.power(0).high() - fit.power(0).low()).isLessThan(0.1);
  }
}
