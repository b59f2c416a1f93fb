package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordingScheduleTest {

  private final RecordingSchedule schedule =
      new RecordingSchedule(new Recording(10, 4, 100, 3, 5), 33, 99);

  @Test
  void recordsStepZeroEveryIntervalAndTheLastStep() {
    assertThat(steps(schedule::records))
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 99L);
  }

  @Test
  void probesEveryFourthSnapshotAndTheLast() {
    assertThat(recorded(schedule::probes)).containsExactly(0L, 40L, 80L, 99L);
  }

  @Test
  void testsAtTheFirstSnapshotOfEachNewEpochAndTheLast() {
    assertThat(recorded(schedule::tests)).containsExactly(40L, 70L, 99L);
  }

  @Test
  void testsAtAnEpochsEndWhereThatIsRecorded() {
    RecordingSchedule even = new RecordingSchedule(new Recording(10, 4, 100, 3, 0), 30, 60);

    assertThat(LongStream.rangeClosed(0, 60).filter(even::records).filter(even::tests))
        .containsExactly(30L, 60L);
  }

  @Test
  void savesAndKeepsWeightsAtTheirIntervals() {
    assertThat(recorded(schedule::saves)).containsExactly(0L, 30L, 60L, 90L);
    assertThat(recorded(schedule::keepsWeights)).containsExactly(0L, 50L, 99L);
  }

  @Test
  void refusesIntervalsThatAreNotPositive() {
    assertThatThrownBy(() -> new Recording(0, 4, 100, 3, 0))
        .hasMessage("every must be positive, was 0");
    assertThatThrownBy(() -> new Recording(1, 4, 100, 3, -1))
        .hasMessage("checkpointEvery must not be negative, was -1");
  }

  private List<Long> recorded(LongPredicate wanted) {
    return steps(step -> schedule.records(step) && wanted.test(step));
  }

  private static List<Long> steps(LongPredicate wanted) {
    return LongStream.rangeClosed(0, 99).filter(wanted).boxed().toList();
  }
}
