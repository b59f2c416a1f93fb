package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.forecast.Fan;
import io.spectracast.run.Layer;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FanSliceTest {

  private static final Fan FAN =
      new Fan(
          new Layer("w", 3, 2),
          100,
          new long[] {10, 20},
          new double[] {0.1, 0.5, 0.9},
          new double[][][] {{{1, 2, 4}, {0, 0, 0}}, {{2, 3, 5}, {0, 0, 0}}});

  private static FanSlice slice(OptionalDouble start) {
    return new FanSlice(FAN, 0, start, new int[] {0, 1});
  }

  @Test
  void curvesSetOutFromTheRecordedValueAtTheOrigin() {
    FanSlice slice = slice(OptionalDouble.of(7));
    assertThat(slice.steps()).containsExactly(100, 110, 120);
    assertThat(slice.quantile(0.5)).hasValue(new double[] {7, 2, 3});
  }

  @Test
  void withoutAValueAtTheOriginTheyStartAtTheFirstLead() {
    assertThat(slice(OptionalDouble.empty()).steps()).containsExactly(110, 120);
  }

  @Test
  void levelsInBetweenAreInterpolated() {
    assertThat(slice(OptionalDouble.empty()).quantile(0.7)).hasValue(new double[] {3, 4});
  }

  @Test
  void levelsBeyondTheRecordedOnesDoNotExist() {
    assertThat(slice(OptionalDouble.empty()).quantile(0.05)).isEmpty();
    assertThat(slice(OptionalDouble.empty()).quantile(0.95)).isEmpty();
  }
}
