package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.Budget;
import io.spectracast.optim.LearningRateSchedule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonStationaryStudyTest {

  private static final ScheduleConfig TINY =
      new ScheduleConfig(
          List.of(new ScheduleConfig.Optimizer(0.02, 0)), 8, 64, 8, 40, List.of(8, 16, 24), 8, 1);

  /** Small steps: the SDE that is told of the schedule is not refuted, one with a constant η is. */
  @Test
  void theWholeStudyRunsWithoutPublishedData(@TempDir Path folder) throws Exception {
    StudyResult result =
        new NonStationaryStudy(budget -> TINY).run(Budget.QUICK, Benches.silent(folder));

    Exhibit exhibit = result.exhibit();
    assertThat(exhibit.claims())
        .filteredOn(claim -> claim.statement().contains("with η(t) follows"))
        .allSatisfy(claim -> assertThat(claim.verdict()).isNotEqualTo(Verdict.REFUTED));
    assertThat(exhibit.claims())
        .filteredOn(claim -> claim.statement().contains("constant η would do"))
        .hasSize(1)
        .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.REFUTED));
    assertThat(exhibit.figures()).hasSize(6);
    assertThat(result.data().get(0).result().failed()).isEmpty();
    assertThat(result.data().get(0).write(folder)).hasSize(1);
  }

  @Test
  void programsAreWhatTheirNamesSay() {
    LearningRateSchedule drop = Program.DROP.schedule(10);
    assertThat(drop.at(4, 10)).isEqualTo(1);
    assertThat(drop.at(5, 10)).isCloseTo(0.1, within(1e-12));
    LearningRateSchedule warmUp = Program.WARM_UP.schedule(10);
    assertThat(warmUp.at(0, 10)).isCloseTo(0.2, within(1e-12));
    assertThat(warmUp.at(5, 10)).isEqualTo(1);
    assertThat(Program.COSINE.schedule(40).at(9, 40)).isEqualTo(1);
    assertThat(Program.COSINE.schedule(40).at(39, 40)).isLessThan(0.01);
  }
}
