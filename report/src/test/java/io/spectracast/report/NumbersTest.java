package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5.2, 5.20",
    "1.5, 1.50",
    "50, 50.0",
    "-0.031415, −0.0314",
    "1234.5, 1230",
    "0.00012, 0.000120",
    "1.234e-9, 1.2·10⁻⁹",
    "-2e6, −2.0·10⁶",
    "NaN, –",
    "Infinity, –"
  })
  void threeDigitsAreKept(double value, String text) {
    assertThat(Numbers.rounded(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.884, 88", "0.9, 90", "0.945, 94.5", "1, 100", "0.034, 3.4", "0, 0"})
  void fractionsAreWrittenInPercent(double fraction, String text) {
    assertThat(Numbers.percent(fraction)).isEqualTo(text + "\u202f%");
  }

  @Test
  void thousandsAreSetApart() {
    assertThat(Numbers.count(1234567)).isEqualTo("1\u202f234\u202f567");
  }

  @Test
  void skillHasATrueMinusAndNoNegativeZero() {
    assertThat(Numbers.skill(-0.125)).isEqualTo("−0.13");
    assertThat(Numbers.skill(-0.001)).isEqualTo("0.00");
    assertThat(Numbers.skill(OptionalDouble.empty())).isEqualTo("–");
  }

  @Test
  void modesAreNumberedWithSubscripts() {
    assertThat(Numbers.mode(128)).isEqualTo("s₁₂₈");
  }
}
