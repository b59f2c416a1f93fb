package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HillPlotTest {

  @Test
  void pointsAreThoseOfTheDefinition() {
    HillPlot plot = HillPlot.of(new double[] {1, Math.exp(3), Math.E, 0});

    assertThat(plot.points()).hasSize(2);
    HillPoint first = plot.points().get(0);
    assertThat(first.k()).isEqualTo(1);
    assertThat(first.threshold()).isEqualTo(Math.E);
    assertThat(first.tailExponent()).isCloseTo(1.5, within(1e-15));
    HillPoint second = plot.points().get(1);
    assertThat(second.threshold()).isEqualTo(1);
    assertThat(second.tailExponent()).isCloseTo(1 + 2.0 / 4, within(1e-15));
    assertThat(second.standardError()).isCloseTo(0.5 / Math.sqrt(2), within(1e-15));
  }

  @Test
  void aPowerLawIsAPlateau() {
    double[] values = new double[2000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.pow((i + 0.5) / values.length, -1 / 1.5);
    }
    assertThat(HillPlot.of(values).points())
        .filteredOn(p -> p.k() >= 100)
        .allSatisfy(p -> assertThat(p.tailExponent()).isCloseTo(2.5, within(0.03)));
  }

  @Test
  void equalLargestEigenvaluesGiveNoPoint() {
    assertThat(HillPlot.of(new double[] {1, 4, 4}).points())
        .extracting(HillPoint::k)
        .containsExactly(2);
    assertThat(HillPlot.of(new double[] {4}).points()).isEmpty();
  }
}
