package io.spectracast.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InferenceTest {

  /** Golden: t₀.₉₇₅ with 9 degrees of freedom is 2.262157 (tables). */
  @Test
  void studentsIntervalIsTheTextbookOne() {
    Interval interval = Interval.student(10, 2, 9, 0.95);
    assertThat(interval.high()).isCloseTo(10 + 2 * 2.262157, within(1e-5));
    assertThat(interval.low()).isCloseTo(10 - 2 * 2.262157, within(1e-5));
    assertThat(interval.map(Math::exp).contains(Math.exp(14))).isTrue();
    assertThat(interval.mapDecreasing(x -> -x).high()).isCloseTo(-interval.low(), within(1e-12));
    assertThat(interval.inWords()).isEqualTo("10.0 (95 %: 5.48 … 14.5)");
  }

  /** With one observation in each group the jackknife of the mean is s/√N. */
  @Test
  void jackknifeOfTheMeanIsItsStandardError() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
    Interval mean = new Jackknife(8).mean(values, 0.95);
    double error = Math.sqrt(Arrays.stream(values).map(x -> (x - 3.875) * (x - 3.875)).sum() / 56);
    assertThat(mean.estimate()).isCloseTo(3.875, within(1e-12));
    assertThat(mean.high() - mean.estimate()).isCloseTo(2.364624 * error, within(1e-5)); // t, 7
  }

  @Test
  void groupsAreStretchesOfNearlyEqualLength() {
    Jackknife jackknife = new Jackknife(7);
    for (int g = 0; g < 7; g++) {
      assertThat(jackknife.group(jackknife.start(g, 100), 100)).isEqualTo(g);
      assertThat(jackknife.start(g + 1, 100) - jackknife.start(g, 100)).isBetween(14, 15);
    }
    assertThat(jackknife.start(7, 100)).isEqualTo(100);
  }

  /** Golden: Kolmogorov's distribution at 1.3581 is 95 %, at 1.6276 99 % (Smirnov's table). */
  @Test
  void kolmogorovsLawIsTheTabulatedOne() {
    assertThat(KolmogorovSmirnov.survival(1.3581)).isCloseTo(0.05, within(1e-5));
    assertThat(KolmogorovSmirnov.survival(1.6276)).isCloseTo(0.01, within(1e-5));
    assertThat(KolmogorovSmirnov.survival(0.1)).isEqualTo(1);
    assertThat(KolmogorovSmirnov.distance(new double[] {0.9, 0.1}, x -> x))
        .isCloseTo(0.4, within(1e-12));
  }

  @Test
  void monteCarloTestsCountTheObservedValueItself() {
    double[] draws = {1, 2, 3, 4};
    assertThat(MonteCarlo.upper(3.5, draws)).isEqualTo(0.4);
    assertThat(MonteCarlo.lower(0, draws)).isEqualTo(0.2);
    assertThat(MonteCarlo.twoSided(2.5, draws)).isEqualTo(1);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 3, 4, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(3.5, 3, 4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Jackknife(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TestResult("t", 0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KolmogorovSmirnov.distance(new double[0], x -> x));
  }
}
