package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanvasTest {

  /** The ink of a stroke is its area: length × width, and a half disc at either end. */
  @Test
  void inkIsTheAreaOfTheStroke() {
    Canvas canvas = new Canvas(64);
    canvas.clear(4);
    canvas.line(16.3, 20.1, 44.2, 40.7);

    double length = Math.hypot(44.2 - 16.3, 40.7 - 20.1);
    double area = length * 8 + Math.PI * 16;
    assertThat(Arrays.stream(canvas.ink()).sum()).isCloseTo(area, within(0.01 * area));
  }

  @Test
  void aStrokeBeyondTheBorderIsClipped() {
    Canvas canvas = new Canvas(8);
    canvas.clear(1);
    canvas.line(-50, 4, 50, 4);

    assertThat(Arrays.stream(canvas.ink()).sum()).isCloseTo(16, within(1e-9));
  }

  @Test
  void clearingWipesTheInk() {
    Canvas canvas = new Canvas(8);
    canvas.clear(1);
    canvas.line(1, 1, 6, 6);
    canvas.clear(1);

    assertThat(canvas.ink()).containsOnly(0.0);
  }
}
