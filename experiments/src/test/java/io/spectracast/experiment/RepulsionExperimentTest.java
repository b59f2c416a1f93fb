package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Verdict;
import io.spectracast.grid.StageWatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepulsionExperimentTest {

  private static final RepulsionConfig TINY =
      new RepulsionConfig(
          24,
          List.of(new RepulsionConfig.Stepping(0.02, 0.5)),
          32,
          List.of("fc2.weight"),
          2,
          2,
          16,
          16,
          24,
          10,
          200,
          19);

  static Bench bench(Path folder) throws Exception {
    StageWatcher silent =
        new StageWatcher() {
          @Override
          public void begin(String name, long total) {}

          @Override
          public void advance(long units) {}

          @Override
          public void remark(String line) {}
        };
    return new Bench(folder, new Datasets(folder.resolve("none")), 1, 2, silent, () -> false);
  }

  /** From drawn digits, twice in the same folder: the second time from what was kept. */
  @Test
  void theWholeExperimentRunsAndIsKept(@TempDir Path folder) throws Exception {
    RepulsionExperiment experiment = new RepulsionExperiment(budget -> TINY);
    Exhibit exhibit = experiment.run(Budget.QUICK, bench(folder));

    assertThat(exhibit.claims()).hasSize(7);
    assertThat(exhibit.figures()).hasSize(4);
    assertThat(exhibit.tables().get(0).rows()).hasSize(8);
    assertThat(exhibit.tables().get(1).rows()).isNotEmpty();
    assertThat(exhibit.claims().get(0).verdict()).isNotEqualTo(Verdict.REFUTED);
    long cells;
    try (var files = Files.list(folder.resolve("cells"))) {
      cells = files.count();
    }
    assertThat(cells).isEqualTo(6);
    Exhibit again = experiment.run(Budget.QUICK, bench(folder));
    assertThat(again.claims()).isEqualTo(exhibit.claims());
  }
}
