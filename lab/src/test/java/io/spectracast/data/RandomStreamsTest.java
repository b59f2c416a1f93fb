package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  private final RandomStreams streams = new RandomStreams(42);

  @Test
  void aStreamDependsOnSeedNameAndIndex() {
    long first = streams.stream("a", 0).nextLong();

    assertThat(streams.stream("a", 0).nextLong()).isEqualTo(first);
    assertThat(streams.stream("a", 1).nextLong()).isNotEqualTo(first);
    assertThat(streams.stream("b", 0).nextLong()).isNotEqualTo(first);
    assertThat(new RandomStreams(43).stream("a", 0).nextLong()).isNotEqualTo(first);
  }

  @Test
  void aPermutationHoldsEveryIndexOnce() {
    int[] permutation = streams.permutation("a", 0, 1000);

    assertThat(permutation).isNotEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(IntStream.of(permutation).sorted().toArray())
        .isEqualTo(IntStream.range(0, 1000).toArray());
  }
}
