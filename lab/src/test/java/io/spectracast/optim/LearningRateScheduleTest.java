package io.spectracast.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateScheduleTest {

  /** Of 110 updates, the first 10 warm up where they do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant      |  0 |   0 | 1",
        "constant      |  0 | 110 | 1",
        "constant      | 10 |   0 | 0.1",
        "constant      | 10 |   8 | 0.9",
        "constant      | 10 |   9 | 1",
        "constant      | 10 |  10 | 1",
        "step:30       |  0 |  29 | 1",
        "step:30       |  0 |  30 | 0.1",
        "step:30,0.5   |  0 |  95 | 0.125",
        "step:30,0.5   | 10 |  39 | 1",
        "step:30,0.5   | 10 |  40 | 0.5",
        "linear        | 10 |  10 | 1",
        "linear        | 10 |  60 | 0.5",
        "linear        | 10 | 110 | 0",
        "linear:0.2    | 10 |  60 | 0.6",
        "linear:0.2    | 10 | 110 | 0.2",
        "cosine        |  0 |   0 | 1",
        "cosine        |  0 |  55 | 0.5",
        "cosine        |  0 | 110 | 0",
        "cosine:0.1    | 10 |  35 | 0.868198",
        "cosine:0.1    | 10 | 110 | 0.1"
      })
  void hasTheseValues(String fall, long warmUp, long step, double expected) {
    LearningRateSchedule schedule = new LearningRateSchedule(Fall.parse(fall), warmUp);

    assertThat(schedule.at(step, 110)).isCloseTo(expected, within(1e-6));
    assertThat(Fall.parse(schedule.fall().text())).isEqualTo(schedule.fall());
  }

  @Test
  void aConstantLearningRateIsExactlyTheConfiguredOne() {
    assertThat(Optimization.sgd(0.02, 0.9, 0).learningRateAt(17, 100)).isEqualTo(0.02);
  }

  @Test
  void aWarmUpLongerThanTheRunIsCutOff() {
    LearningRateSchedule schedule = new LearningRateSchedule(new Fall.Cosine(0), 50);

    assertThat(schedule.at(19, 20)).isEqualTo(0.4);
    assertThat(schedule.at(60, 20)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exponential", "step", "step:0", "step:1.5", "linear:2", "cosine:x", "constant:1"})
  void refusesWhatIsNone(String fall) {
    assertThatThrownBy(() -> Fall.parse(fall))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schedule");
  }
}
