package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Table;
import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.Budget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdeVsSgdStudyTest {

  private static final SdeConfig TINY =
      new SdeConfig(List.of(0.01), List.of(0.001), 0.9, List.of(4), 64, 8, 20, List.of(4, 8), 8, 1);

  /** Small steps on drawn digits: the SDE is not rejected, gradient flow is. */
  @Test
  void theWholeStudyRunsWithoutPublishedData(@TempDir Path folder) throws Exception {
    StudyResult result =
        new SdeVsSgdStudy(budget -> TINY).run(Budget.QUICK, Benches.silent(folder));

    List<Claim> claims = result.exhibit().claims();
    assertThat(claims.get(0).statement()).startsWith("η̃λ ≤ ½");
    assertThat(claims.get(0).verdict()).isNotEqualTo(Verdict.REFUTED);
    assertThat(claims)
        .anySatisfy(
            claim -> {
              assertThat(claim.statement()).contains("gradient flow");
              assertThat(claim.verdict()).isNotEqualTo(Verdict.SUPPORTED);
            });
    Table map = result.exhibit().tables().get(1);
    assertThat(map.rows()).hasSize(4); // B = 4 and 64, with and without momentum
    assertThat(result.data().get(0).result().failed()).isEmpty();
    assertThat(result.data().get(0).write(folder)).hasSize(1);
  }

  /** Whoever computes it, and however often. */
  @Test
  void aUnitIsAFunctionOfItsSettings() throws Exception {
    SdeCell cell = TINY.cells("digits:1", 3).get(0);

    double[][] once = new SdeWork().compute(cell, () -> false).rows().toArray(double[][]::new);
    double[][] again = new SdeWork().compute(cell, () -> false).rows().toArray(double[][]::new);
    assertThat(Arrays.deepToString(again)).isEqualTo(Arrays.deepToString(once));
  }
}
