package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Ink;
import org.junit.jupiter.api.Test;

class OutlineTest {

  @Test
  void aBandGoesOutAboveAndComesBackBelow() {
    double[] x = {1, 2};
    Band band = new Band("s₁", "90 %", x, new double[] {3, 4}, new double[] {5, 6}, Ink.BLUE, 0.1);
    assertThat(Outline.of(band).x()).containsExactly(1, 2, 2, 1, 1);
    assertThat(Outline.of(band).y()).containsExactly(5, 6, 4, 3, 5);
  }

  @Test
  void barsStandOnZero() {
    Bars bars =
        new Bars("bulk", new double[] {1, 2, 3}, new double[] {7, 9}, new int[] {7, 9}, Ink.BLUE);
    assertThat(Outline.of(bars).x()).containsExactly(1, 1, 2, 2, 3, 3, 1);
    assertThat(Outline.of(bars).y()).containsExactly(0, 7, 7, 9, 9, 0, 0);
  }
}
