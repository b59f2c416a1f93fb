package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Budget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneralizationStudyTest {

  private static final GeneralizationConfig TINY =
      new GeneralizationConfig(
          List.of(100, 200),
          200,
          List.of(0.0, 0.4),
          List.of(24, 32),
          List.of(1, 2),
          List.of(0.05, 0.2),
          List.of(8, 16),
          List.of(0.0, 1e-2),
          5,
          60,
          50);

  @TempDir private Path folder;

  private StudyResult run(Path work, int threads) throws Exception {
    return new GeneralizationStudy(budget -> TINY)
        .run(Budget.QUICK, TestBench.in(work, folder.resolve("data/datasets"), threads));
  }

  /** From drawn digits and a published table of four series, on two threads and then on one. */
  @Test
  void theWholeStudyRunsAndIsTheSameWhateverTheNumberOfThreads() throws Exception {
    Path published = folder.resolve("data").resolve(PublishedTable.FILE);
    Files.createDirectories(published.getParent());
    Files.write(published, PublishedTableTest.lines());
    StudyResult two = run(folder.resolve("two"), 2);

    assertThat(two.exhibit().claims()).hasSize(12);
    assertThat(two.exhibit().figures()).hasSizeBetween(3, 4);
    assertThat(two.data().get(0).result().done()).hasSize(20);
    assertThat(two.data().get(0).result().failed()).isEmpty();
    Table tasks = two.exhibit().tables().get(0);
    assertThat(tasks.rows()).hasSize(2 * NetSample.predictors().size());
    StudyResult one = run(folder.resolve("one"), 1);
    assertThat(one.exhibit().tables()).isEqualTo(two.exhibit().tables());
    assertThat(one.exhibit().claims()).isEqualTo(two.exhibit().claims());
    assertThat(two.data().get(0).write(folder.resolve("out")))
        .containsExactly(folder.resolve("out/generalization-networks.parquet"));
  }
}
