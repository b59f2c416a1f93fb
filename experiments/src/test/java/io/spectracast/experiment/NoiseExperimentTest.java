package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.exhibit.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseExperimentTest {

  private static final NoiseConfig TINY =
      new NoiseConfig(
          List.of(
              new NoiseConfig.Subject(
                  "MLP",
                  "mlp:12",
                  NoiseConfig.Material.DIGITS,
                  0.05,
                  16,
                  70,
                  List.of("fc2.weight")),
              new NoiseConfig.Subject(
                  "CNN",
                  "cnn",
                  NoiseConfig.Material.CIFAR10,
                  0.05,
                  16,
                  70,
                  List.of("conv1.weight"))),
          1,
          32,
          34,
          List.of(8, 32),
          32,
          99,
          100);

  /** From drawn digits; what needs images that are not there is left out and said to be. */
  @Test
  void theWholeExperimentRunsWithoutPublishedData(@TempDir Path folder) throws Exception {
    Exhibit exhibit =
        new NoiseExperiment(budget -> TINY)
            .run(Budget.QUICK, RepulsionExperimentTest.bench(folder));

    assertThat(exhibit.method())
        .anyMatch(line -> line.contains("Left out") && line.contains("CNN"));
    assertThat(exhibit.claims()).hasSize(5);
    assertThat(exhibit.claims().get(4).verdict()).isNotEqualTo(Verdict.REFUTED); // ν² ∝ 1/B
    Table verdicts = exhibit.tables().get(1);
    assertThat(verdicts.rows()).hasSize(6); // three stages, at fixed weights and along the run
    assertThat(verdicts.rows())
        .allSatisfy(row -> assertThat(row.get(4).toString()).matches("(holds|fails), p = .*"));
    Exhibit again =
        new NoiseExperiment(budget -> TINY)
            .run(Budget.QUICK, RepulsionExperimentTest.bench(folder));
    assertThat(again.claims().stream().map(Claim::evidence).toList())
        .isEqualTo(exhibit.claims().stream().map(Claim::evidence).toList());
  }
}
