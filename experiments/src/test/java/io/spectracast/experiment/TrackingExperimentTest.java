package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.TrackedLayer.Sampling;
import io.spectracast.grid.StageWatcher;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole experiment on a layer of 40 × 40, on drawn digits. */
class TrackingExperimentTest {

  private static final int UPDATES = 60;

  @TempDir Path folder;

  @Test
  void theStreamingTrackerFollowsASmallLayerAndThePublishedOneDoesNot() throws IOException {
    Exhibit exhibit = run(2);
    Exhibit again = run(1); // reads what was kept

    assertThat(again.claims()).isEqualTo(exhibit.claims());
    assertThat(again.tables()).isEqualTo(exhibit.tables());
    assertThat(again.provenance()).isEqualTo(exhibit.provenance());
    assertThat(verdict(exhibit, "published: the algorithm")).isNotEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(exhibit, "published: its vector formula")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(exhibit, "the corrected vector formula")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(exhibit, "the streaming tracker stays")).isEqualTo(Verdict.SUPPORTED);
    assertThat(exhibit.tables()).allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
    assertThat(exhibit.method().get(0)).startsWith("The convolutional network is left out");
  }

  private Exhibit run(int threads) throws IOException {
    StageWatcher quiet =
        new StageWatcher() {
          @Override
          public void begin(String name, long total) {}

          @Override
          public void advance(long units) {}

          @Override
          public void remark(String line) {}
        };
    var bench = new Bench(folder, new Datasets(folder), 1, threads, quiet, () -> false);
    return new TrackingExperiment((budget, datasets) -> tiny(datasets)).run(Budget.QUICK, bench);
  }

  private static TrackingPlan tiny(Datasets datasets) {
    TrackedLayer layer =
        new TrackedLayer(
            "mlp-40",
            "MLP, 40 × 40",
            datasets.digits(),
            new MlpSpec(40, 40),
            "fc2.weight",
            StartWeights.GAUSSIAN,
            Optimization.sgd(0.2, 0.9, 0),
            UPDATES,
            3,
            new Sampling(0, 5),
            new Sampling(0, 8),
            true);
    return new TrackingPlan(List.of(layer), layer, List.of(1, 4), 12, 4, 64, 3);
  }

  private static Verdict verdict(Exhibit exhibit, String statement) {
    return exhibit.claims().stream()
        .filter(claim -> claim.statement().startsWith(statement))
        .map(Claim::verdict)
        .findAny()
        .orElseThrow();
  }
}
