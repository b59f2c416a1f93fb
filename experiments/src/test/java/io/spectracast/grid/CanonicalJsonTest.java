package io.spectracast.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private enum Kind {
    ROUND
  }

  private record All(
      String text, int whole, long more, double real, boolean yes, Kind kind, List<Double> list)
      implements Settings {}

  private record Odd(Optional<String> text) implements Settings {}

  private record Real(double value) implements Settings {}

  private static final class NoRecord implements Settings {
    private static final long serialVersionUID = 1;
  }

  @Test
  void membersAreInAlphabeticalOrder() {
    assertThat(
            CanonicalJson.of(
                new All("a \"b\"\\\n", -1, 1L << 60, 1e-3, true, Kind.ROUND, List.of(0.1, 2.0))))
        .isEqualTo(
            "{\"kind\":\"ROUND\",\"list\":[0.1,2.0],\"more\":1152921504606846976,\"real\":0.001,"
                + "\"text\":\"a \\\"b\\\"\\\\\\u000a\",\"whole\":-1,\"yes\":true}");
  }

  @Test
  void whatIsNoPlainValueIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(new Odd(Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("text must be a string");
    assertThatThrownBy(() -> CanonicalJson.of(new Real(Double.NaN)))
        .hasMessageContaining("value must be");
    assertThatThrownBy(() -> CanonicalJson.of(new NoRecord()))
        .hasMessageContaining("settings must be a record");
  }

  @Test
  void everySettingTheWorkAndItsVersionChangeTheKey() {
    TestWork work = new TestWork("log", 0);
    String key = new Unit<>(work, new TestWork.Point(1, 0.5, 1)).key();

    assertThat(key).hasSize(64);
    assertThat(new Unit<>(work, new TestWork.Point(2, 0.5, 1)).key()).isNotEqualTo(key);
    assertThat(new Unit<>(work, new TestWork.Point(1, 0.6, 1)).key()).isNotEqualTo(key);
    assertThat(new Unit<>(work, new TestWork.Point(1, 0.5, 2)).key()).isNotEqualTo(key);
    assertThat(new Unit<>(work, new TestWork.Point(1, 0.5, 1)).key()).isEqualTo(key);
  }
}
