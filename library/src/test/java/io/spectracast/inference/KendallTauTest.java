package io.spectracast.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KendallTauTest {

  private static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  private static final double[] Y = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
  private static final double[] Z = {1, 4, 1, 4, 2, 1, 3, 5, 6, 2};

  /** scipy.stats.kendalltau 1.17.1, to its last digits. */
  @Test
  void tiesAreCountedAsScipyCountsThem() {
    assertThat(KendallTau.of(X, Y)).isCloseTo(0.13041013273932525, within(1e-15));
    assertThat(KendallTau.of(X, Z)).isCloseTo(-0.19518001458970663, within(1e-15));
    assertThat(KendallTau.of(Y, Z)).isCloseTo(0.16035674514745463, within(1e-15));
  }

  @Test
  void orderAloneCounts() {
    double[] x = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
    double[] y = IntStream.range(0, 20).mapToDouble(i -> Math.exp(i)).toArray();
    double[] falling = IntStream.range(0, 20).mapToDouble(i -> -Math.sqrt(i)).toArray();

    assertThat(KendallTau.of(x, y)).isEqualTo(1);
    assertThat(KendallTau.of(x, falling)).isEqualTo(-1);
  }

  /** Rising in each group while the groups fall: Simpson's paradox. */
  @Test
  void pairsOfDifferentGroupsDoNotCount() {
    double[] x = {1, 2, 3, 11, 12, 13, 21, 22, 23};
    double[] y = {21, 22, 23, 11, 12, 13, 1, 2, 3};
    int[][] groups = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}};

    assertThat(KendallTau.within(x, y, groups)).isEqualTo(1);
    assertThat(KendallTau.of(x, y)).isEqualTo((9.0 - 27) / 36);
  }

  @Test
  void aConstantHasNoOrder() {
    assertThat(KendallTau.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
  }
}
