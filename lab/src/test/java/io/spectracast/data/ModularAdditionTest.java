package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModularAdditionTest {

  private final TokenTuples tuples = new ModularAddition(13, 0.3, 4).load(1);

  @Test
  void everyPairOccursOnceWithItsSum() {
    Set<List<Integer>> pairs = new HashSet<>();
    for (Tuples part : new Tuples[] {tuples.train(), tuples.test()}) {
      for (int i = 0; i < part.count(); i++) {
        int a = part.tokens()[3 * i];
        int b = part.tokens()[3 * i + 1];
        assertThat(part.tokens()[3 * i + 2]).isEqualTo(13);
        assertThat(part.labels()[i]).isEqualTo((a + b) % 13);
        assertThat(pairs.add(List.of(a, b))).isTrue();
      }
    }
    assertThat(pairs).hasSize(169);
    assertThat(tuples.train().count()).isEqualTo(50); // of 50.7
    assertThat(tuples.vocabulary()).isEqualTo(14);
    assertThat(tuples.classes()).isEqualTo(13);
    assertThat(tuples.length()).isEqualTo(3);
  }

  @Test
  void theSeedDecidesWhichTuplesAreTrainedOn() {
    TokenTuples again = new ModularAddition(13, 0.3, 4).load(2);
    TokenTuples other = new ModularAddition(13, 0.3, 5).load(1);

    assertThat(again.train().tokens()).isEqualTo(tuples.train().tokens());
    assertThat(again.digest()).isEqualTo(tuples.digest());
    assertThat(other.train().tokens()).isNotEqualTo(tuples.train().tokens());
    assertThat(other.digest()).isNotEqualTo(tuples.digest());
  }

  /** With 30 % of 113², each first summand is expected 33.9 ± 4.9 times: within six deviations. */
  @Test
  void trainingTuplesAreSpreadOverTheTable() {
    int[] tokens = ModularAddition.DEFAULT.load(1).train().tokens();
    int[] counts = new int[113];
    for (int i = 0; i < tokens.length; i += 3) {
      counts[tokens[i]]++;
    }
    assertThat(tokens).hasSize(3 * 3830);
    assertThat(IntStream.of(counts)).allMatch(count -> count > 4 && count < 64);
  }
}
