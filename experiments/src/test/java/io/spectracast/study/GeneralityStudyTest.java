package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.experiment.Budget;
import io.spectracast.grid.GridResult.Done;
import io.spectracast.model.Activation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneralityStudyTest {

  /** A perceptron and a GPT, as drawn data allow. */
  private static final GeneralityConfig TINY =
      new GeneralityConfig(
          List.of(GeneralityConfig.FIVE.get(0), GeneralityConfig.FIVE.get(4)),
          List.of(Activation.RELU, Activation.TANH),
          List.of("cross-entropy", GeneralityConfig.MEAN_SQUARE),
          200,
          60,
          2,
          50);

  @Test
  void theWholeStudyRunsOnDrawnData(@TempDir Path folder) throws Exception {
    StudyResult result =
        new GeneralityStudy(budget -> TINY)
            .run(Budget.QUICK, TestBench.in(folder.resolve("work"), folder.resolve("none"), 2));

    assertThat(result.data().get(0).result().failed()).isEmpty();
    assertThat(result.data().get(0).result().done()).hasSize(8);
    assertThat(result.data().get(0).result().done())
        .extracting(unit -> unit.numbers().rows().size())
        .containsOnly(2); // matrices of each
    assertThat(result.exhibit().claims()).hasSize(7);
    assertThat(result.exhibit().tables().get(0).rows()).hasSize(3 * 7);
    assertThat(result.exhibit().figures()).hasSize(2);
  }

  @Test
  void theWholeGridHasEveryCombinationOnce() {
    List<GeneralitySettings> all = GeneralityConfig.FULL.settings("digits", "modular-addition", 1);

    assertThat(all).hasSize(5 * 6 * 3).doesNotHaveDuplicates();
    assertThat(all.stream().map(GeneralitySettings::model).distinct()).hasSize(30);
    assertThat(all.stream().map(GeneralitySettings::seed).distinct()).hasSize(90);
  }

  @Test
  void theSameSettingsGiveTheSameNumbers() throws Exception {
    GeneralitySettings settings = TINY.settings("digits", "modular-addition", 5).get(1);
    var first = new GeneralityWork().compute(settings, () -> false);
    var second = new GeneralityWork().compute(settings, () -> false);

    assertThat(second.rows().get(1)).isEqualTo(first.rows().get(1));
    GeneralityRow row = GeneralityRow.of(new Done<>(settings, first, 1)).orElseThrow();
    assertThat(Arrays.stream(row.skills())).allMatch(Double::isFinite);
    assertThat(Arrays.stream(row.coverages())).allMatch(part -> part >= 0 && part <= 1);
    assertThat(row.best()).isPresent();
  }
}
