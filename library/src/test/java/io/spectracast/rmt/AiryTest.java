package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiryTest {

  /** Golden: mpmath 1.3, airyai at 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "-10, 0.040241238486443190689",
    "-7.25, 0.32374057321118614622",
    "-2.338107410459767, 2.7433193406662829996e-17",
    "-1, 0.5355608832923521188",
    "-0.3, 0.4309030952855808556",
    "0, 0.35502805388781723926",
    "0.25, 0.29116395434854520627",
    "0.5, 0.23169360648083348977",
    "1.1, 0.12004942735539765503",
    "2, 0.034924130423274379135",
    "3.7, 0.0017455720006099785209",
    "5, 0.00010834442813607441735",
    "6.6, 2.1565999525969219821e-6",
    "8.9, 3.3420610425186999076e-9",
    "9.75, 2.438632135722847079e-10",
    "9.99, 1.1405176956374915083e-10",
    "10, 1.1047532552898685934e-10",
    "10.5, 2.2022745192834016435e-11",
    "14, 9.9202054911923772663e-17",
    "25, 8.1160268246913866838e-38",
    "60, 2.7831487094969355371e-136",
    "100, 2.6344821520881844896e-291"
  })
  void matchesThirtyDigitValues(double x, double expected) {
    double error = x < 0 ? 2e-15 : 2e-15 * expected;
    assertThat(Airy.ai(x))
        .isCloseTo(expected, within(error * Math.max(1, Airy.zeta(Math.max(0, x)) / 10)));
  }

  @Test
  void scalingOnlyMovesTheExponential() {
    for (double x = 2; x < 40; x += 0.37) {
      assertThat(Airy.scaledAi(x, 2) * Math.exp(-Airy.zeta(2)))
          .isCloseTo(Airy.ai(x), within(1e-13 * Airy.ai(x)));
    }
  }

  @Test
  void argumentsBelowItsDomainAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> Airy.ai(Math.nextDown(-10.0)));
    assertThatIllegalArgumentException().isThrownBy(() -> Airy.ai(Double.NaN));
  }
}
