package io.spectracast.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void theBinWidthIsFreedmanAndDiaconis() {
    double[] uniform = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
    Histogram histogram = Histogram.of(uniform, 1001);
    assertThat(histogram.counts()).hasSize(11); // 1 / (2 · 0.5 · 1001^(−1/3)) = 10.003
  }

  @Test
  void everyValueIsCountedOnce() {
    double[] values = {3, 1, 2, 2, 5, 8, 1.5};
    assertThat(Arrays.stream(Histogram.of(values, 7).counts()).sum()).isEqualTo(7);
  }

  @Test
  void theAreaIsTheBinnedShareOfTheTotal() {
    double[] values = {1, 2, 2.5, 3, 4, 4.5};
    Histogram histogram = Histogram.of(values, 8);
    double width = histogram.edges()[1] - histogram.edges()[0];
    assertThat(Arrays.stream(histogram.heights()).sum() * width).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void equalValuesShareOneBin() {
    Histogram histogram = Histogram.of(new double[] {2, 2, 2}, 3);
    assertThat(histogram.counts()).containsExactly(3);
    assertThat(histogram.edges()[0]).isLessThan(2);
    assertThat(histogram.edges()[1]).isGreaterThan(2);
  }

  @Test
  void aLoneOutlierDoesNotMakeThousandsOfBins() {
    double[] values = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
    values[499] = 1e6;
    assertThat(Histogram.of(values, 500).counts()).hasSizeLessThanOrEqualTo(120);
  }
}
