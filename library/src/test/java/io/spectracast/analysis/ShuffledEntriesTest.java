package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.FloatMatrix;
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

    FloatMatrix shuffled = shuffled(matrix, 1);

    float[] sorted = shuffled.values().clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(values);
    assertThat(shuffled.values()).isNotEqualTo(values);
    assertThat(shuffled.values()).isEqualTo(shuffled(matrix, 1).values());
    assertThat(shuffled.values()).isNotEqualTo(shuffled(matrix, 2).values());
  }

  /** Each of 4 entries at each of 4 places 1 000 ± 27 times of 4 000; bounds at 4.4 s.d. */
  @Test
  void everyEntryComesToEveryPlaceEquallyOften() {
    FloatMatrix matrix = new FloatMatrix(2, 2, new float[] {0, 1, 2, 3});
    int[][] counts = new int[4][4];
    for (int i = 0; i < 4000; i++) {
      float[] order = shuffled(matrix, i).values();
      for (int place = 0; place < 4; place++) {
        counts[(int) order[place]][place]++;
      }
    }
    for (int[] row : counts) {
      assertThat(Arrays.stream(row).boxed()).allMatch(count -> count > 880 && count < 1120);
    }
  }

  private static FloatMatrix shuffled(FloatMatrix matrix, long index) {
    return ShuffledEntries.of(matrix, 0, () -> new RandomStreams(9).stream("shuffle", index));
  }
}
