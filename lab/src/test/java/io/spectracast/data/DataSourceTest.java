package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {

  @Test
  void readsEverySource() {
    assertThat(DataSource.parse("digits")).isEqualTo(new DataSource.Drawn(1));
    assertThat(DataSource.parse("digits:-5")).isEqualTo(new DataSource.Drawn(-5));
    assertThat(DataSource.parse("mnist:a/b"))
        .isEqualTo(new DataSource.Idx("mnist", Path.of("a", "b")));
    assertThat(DataSource.parse("fashion-mnist:/x"))
        .isEqualTo(new DataSource.Idx("fashion-mnist", Path.of("/x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits:7", "mnist:data", "fashion-mnist:data"})
  void writesItselfAsItWasRead(String text) {
    assertThat(DataSource.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cifar10 | data must be digits, digits:SEED, mnist:DIR or fashion-mnist:DIR, was 'cifar10'",
        "mnist | data must name a directory, e.g. mnist:data/mnist, was 'mnist'",
        "digits:x | the seed of digits must be an integer, was 'x'"
      })
  void refusesAnythingElseInWords(String text, String message) {
    assertThatThrownBy(() -> DataSource.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
