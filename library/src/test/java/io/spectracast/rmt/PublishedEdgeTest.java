package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedEdgeTest {

  /** The table of errata in docs/theory-laws.md. */
  @ParameterizedTest
  @CsvSource({
    "128, 128, .177, 7, 0",
    "256, 256, .158, 10, 0",
    "512, 128, .154, 14, 44",
    "1024, 10, .153, 14, 82",
    "1024, 784, .128, 20, 20",
    "2048, 120, .131, 24, 142"
  })
  void itIsTooWideAndOffTheEdge(int rows, int columns, double scale, double tooWide, double off) {
    PublishedEdge published = new PublishedEdge(rows, columns);
    EdgeTest edge = new EdgeTest(rows, columns, 1);
    double true1 = edge.scale() / (2 * Math.sqrt(edge.center() * rows));

    assertThat(published.scale()).isCloseTo(scale, within(6e-4));
    assertThat(published.scale() / true1).isCloseTo(tooWide, within(0.6));
    double place = 1 + Math.sqrt((double) columns / rows);
    assertThat((PublishedEdge.EDGE - place) / true1).isCloseTo(off, within(0.6));
  }

  @ParameterizedTest
  @CsvSource({"256, 256", "2048, 120"})
  void itsDensityIsTracyWidomsAboutTwo(int rows, int columns) {
    PublishedEdge published = new PublishedEdge(rows, columns);
    double step = published.scale() / 50;
    double sum = 0;
    double mean = 0;
    for (double x = 2 - 10 * published.scale(); x < 2 + 10 * published.scale(); x += step) {
      sum += published.density(x) * step;
      mean += x * published.density(x) * step;
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
    assertThat(published.statistic(mean)).isCloseTo(-1.2065335745820, within(1e-2));
  }
}
