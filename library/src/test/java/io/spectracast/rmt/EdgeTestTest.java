package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EdgeTestTest {

  /** Golden: by hand for m = 101, n = 64: (10 + 8)² and 18·(1/10 + 1/8)^{1/3}. */
  @Test
  void centresAndScalesAsPublished() {
    var test = new EdgeTest(101, 64, 1);
    assertThat(test.center()).isCloseTo(324, within(1e-12));
    assertThat(test.scale()).isCloseTo(18 * Math.cbrt(0.225), within(1e-13));
    assertThat(test.statistic(18)).isCloseTo(0, within(1e-12));
  }

  @Test
  void criticalValuesHaveTheirLevelAsPValue() {
    var test = new EdgeTest(256, 256, 3e-4);
    for (double level : new double[] {0.5, 0.05, 1e-3, 1e-12, 1e-30}) {
      assertThat(test.pValue(test.criticalValue(level))).isCloseTo(level, within(1e-10 * level));
    }
  }

  @Test
  void entryVarianceOnlySetsTheScale() {
    double s = 2.1 * Math.sqrt(256);
    assertThat(new EdgeTest(256, 256, 4e-4).pValue(0.02 * s))
        .isCloseTo(new EdgeTest(256, 256, 1).pValue(s), within(1e-12));
  }

  @Test
  void countsSpikesUntilTheFirstThatNoiseCouldMake() {
    var test = new EdgeTest(300, 200, 1);
    double edge = test.criticalValue(0.01);
    assertThat(
            test.countSpikes(new double[] {3 * edge, 1.5 * edge, 0.99 * edge, 0.98 * edge}, 0.01))
        .isEqualTo(2);
    assertThat(test.countSpikes(new double[] {0.9 * edge}, 0.01)).isZero();
    assertThat(new EdgeTest(2, 2, 1).countSpikes(new double[] {90, 80}, 0.01)).isEqualTo(1);
  }

  @Test
  void parametersOutsideTheirDomainAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(3, 4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(4, 3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(4, 3, 1).pValue(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(4, 3, 1).criticalValue(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EdgeTest(4, 3, 1).afterSpikes(3));
  }
}
