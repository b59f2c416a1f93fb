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

  /** Golden: the streams must not change between releases, or recorded seeds lose their meaning. */
  @Test
  void streamsStayWhatTheyWere() {
    assertThat(new RandomStreams(1).stream("golden", 7).nextLong())
        .isEqualTo(-4205198496003663153L);
  }
}
