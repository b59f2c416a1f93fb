package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Verdict;
import io.spectracast.grid.StageWatcher;
import io.spectracast.model.MlpSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationaryExperimentTest {

  private static final StationaryConfig TINY =
      new StationaryConfig(new MlpSpec(16, 12), 0.2, 16, List.of(0.1, 0.0), 3, 300, 5, 2, 64, 3);

  @Test
  void aTinyRunShowsEverythingAndTellsTheControlFromTheGammaLaw(@TempDir Path folder)
      throws IOException {
    StationaryExperiment experiment = new StationaryExperiment(TINY, TINY);
    Exhibit exhibit = experiment.run(Budget.QUICK, bench(folder, 2));
    assertThat(exhibit.tables()).extracting(t -> t.id()).contains("changes", "rates", "laws");
    assertThat(exhibit.figures()).isNotEmpty();
    assertThat(exhibit.claims()).hasSize(14);
    assertThat(exhibit.claims().get(13).verdict()).isNotEqualTo(Verdict.SUPPORTED);
    Exhibit again = experiment.run(Budget.QUICK, bench(folder, 1));
    assertThat(again.claims()).isEqualTo(exhibit.claims());
    assertThat(again.tables()).isEqualTo(exhibit.tables());
  }

  private static Bench bench(Path folder, int threads) throws IOException {
    StageWatcher quiet =
        new StageWatcher() {
          @Override
          public void begin(String name, long total) {}

          @Override
          public void advance(long units) {}

          @Override
          public void remark(String line) {}
        };
    Datasets none = new Datasets(folder.resolve("none"));
    return new Bench(folder, none, 1, threads, quiet, () -> false);
  }
}
