package io.spectracast.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  private final RandomStreams streams = new RandomStreams(42);

  @Test
  void aStreamDependsOnSeedNameAndIndexAlone() {
    long first = streams.stream("noise", 3).nextLong();

    assertThat(streams.stream("noise", 3).nextLong()).isEqualTo(first);
    assertThat(streams.stream("noise", 4).nextLong()).isNotEqualTo(first);
    assertThat(streams.stream("order", 3).nextLong()).isNotEqualTo(first);
    assertThat(streams.stream("noise", 3, 0).nextLong()).isNotEqualTo(first);
    assertThat(new RandomStreams(43).stream("noise", 3).nextLong()).isNotEqualTo(first);
    assertThat(streams.substreams("noise", 3).stream("noise", 3).nextLong()).isNotEqualTo(first);
  }

  @Test
  void aPermutationHoldsEveryIndexOnce() {
    assertThat(streams.permutation("order", 0, 1000)).doesNotHaveDuplicates().hasSize(1000);
    assertThat(streams.permutation("order", 1, 1000))
        .isNotEqualTo(streams.permutation("order", 0, 1000));
  }

  /** Golden: the streams must not change between releases, or recorded seeds lose their meaning. */
  @Test
  void streamsStayWhatTheyWere() {
    assertThat(new RandomStreams(1).stream("golden", 7).nextLong()).isEqualTo(7933540408795322581L);
  }
}
