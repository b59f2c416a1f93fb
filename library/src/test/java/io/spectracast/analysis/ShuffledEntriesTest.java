package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.NativeFloatMatrix;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShuffledEntriesTest {

  @Test
  void theEntriesAreTheSameInAnotherOrder() {
    float[] values = new float[300 * 70];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    FloatMatrix matrix = new FloatMatrix(300, 70, values);

    float[] shuffled = shuffled(matrix, 1);

    float[] sorted = shuffled.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(values);
    assertThat(shuffled).isNotEqualTo(values);
    assertThat(shuffled).isEqualTo(shuffled(matrix, 1));
    assertThat(shuffled).isNotEqualTo(shuffled(matrix, 2));
  }

  /** Each of 4 entries at each of 4 places 1 000 ± 27 times of 4 000; bounds at 4.4 s.d. */
  @Test
  void everyEntryComesToEveryPlaceEquallyOften() {
    FloatMatrix matrix = new FloatMatrix(2, 2, new float[] {0, 1, 2, 3});
    int[][] counts = new int[4][4];
    for (int i = 0; i < 4000; i++) {
      float[] order = shuffled(matrix, i);
      for (int place = 0; place < 4; place++) {
        counts[(int) order[place]][place]++;
      }
    }
    for (int[] row : counts) {
      assertThat(Arrays.stream(row).boxed()).allMatch(count -> count > 880 && count < 1120);
    }
  }

  @Test
  void anExponentIsDividedOutExactly() {
    FloatMatrix matrix = new FloatMatrix(1, 3, new float[] {0x1p100f, 0x1p101f, 0x1.8p100f});
    try (NativeFloatMatrix shuffled =
        ShuffledEntries.of(matrix, 100, () -> new RandomStreams(9).stream("shuffle"))) {
      float[] row = new float[3];
      shuffled.copyRows(0, 1, row);
      assertThat(row).containsExactlyInAnyOrder(1, 2, 1.5f);
    }
  }

  private static float[] shuffled(FloatMatrix matrix, long index) {
    try (NativeFloatMatrix shuffled =
        ShuffledEntries.of(matrix, 0, () -> new RandomStreams(9).stream("shuffle", index))) {
      float[] values = new float[matrix.values().length];
      shuffled.read(0, values, values.length);
      return values;
    }
  }
}
