package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.Budget;
import io.spectracast.linalg.DenseMatrix;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsStudyTest {

  private static final VectorsConfig TINY =
      new VectorsConfig(
          List.of(0.001, 0.01),
          List.of(8),
          List.of(1),
          48,
          List.of(0.1),
          8,
          List.of(4, 8, 16),
          8,
          List.of(30),
          64,
          12,
          1);

  /** One small update: noise turns singular vectors as first-order theory says. */
  @Test
  void theWholeStudyRunsWithoutPublishedData(@TempDir Path folder) throws Exception {
    StudyResult result = new VectorsStudy(budget -> TINY).run(Budget.QUICK, Benches.silent(folder));

    Exhibit exhibit = result.exhibit();
    assertThat(exhibit.claims().get(0).statement()).contains("as first-order theory says");
    assertThat(exhibit.claims().get(0).verdict()).isNotEqualTo(Verdict.REFUTED);
    assertThat(exhibit.claims().get(1).evidence()).contains("off by a factor");
    assertThat(exhibit.tables().get(1).rows()).hasSize(18); // layers, sides, blocks
    assertThat(exhibit.figures()).hasSize(3);
    assertThat(result.data()).allSatisfy(table -> assertThat(table.result().failed()).isEmpty());
    assertThat(result.data()).allSatisfy(table -> assertThat(table.write(folder)).hasSize(1));
  }

  /** From 1 through 0.6 at 8 to 0.4 at 16: half is reached half way between log 8 and log 16. */
  @Test
  void aHalfLifeLiesBetweenHorizons() {
    double[][] kept = new double[8][];
    for (int path = 0; path < kept.length; path++) {
      double aside = (path - 3.5) / 100;
      kept[path] = new double[] {0.6 + aside, 0.4 + aside};
    }
    var halfLife = HalfLifeWork.halfLife(List.of(8, 16), kept).orElseThrow();

    assertThat(halfLife.estimate()).isCloseTo(8 * Math.sqrt(2), within(1e-9));
    assertThat(halfLife.low()).isBetween(9.0, 11.3);
    assertThat(HalfLifeWork.halfLife(List.of(8), new double[][] {{0.6}, {0.7}})).isEmpty();
  }

  /** Two planes with one direction in common and the other at right angles. */
  @Test
  void overlapIsThatOfSubspaces() {
    var a = new DenseMatrix(3, 2, new double[] {1, 0, 0, 1, 0, 0});
    var b = new DenseMatrix(3, 2, new double[] {0, 0, 1, 0, 0, 1});

    assertThat(Frame.overlap(a, b, 0, 2)).isCloseTo(1, within(1e-12));
  }
}
