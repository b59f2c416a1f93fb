package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /**
   * Size by simulation: 8 000 spectra leave a standard error of .0024 at .05; the bounds exclude a
   * test that is half as large or half as large again.
   */
  @ParameterizedTest
  @CsvSource({"10, 5", "10, 10", "50, 20", "50, 50"})
  void noiseIsRejectedAsOftenAsTheLevelSays(int rows, int columns) {
    var test = new EdgeTest(rows, columns, 0.3);
    var noise = new LaguerreEnsemble(rows, columns, 1, 0.3);
    var rng = RandomSource.L64_X128_MIX.create(23);
    double critical = test.criticalValue(0.05);
    int draws = 8000;
    int rejected = 0;
    for (int i = 0; i < draws; i++) {
      rejected += noise.sampleSingularValues(rng)[0] > critical ? 1 : 0;
    }
    assertThat((double) rejected / draws).isBetween(0.035, 0.06);
  }

  /**
   * Deflation by simulation, 1 500 matrices, standard error .013 at .5: behind strong spikes the
   * next value exceeds its median as often as noise does, which it does not undeflated.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void behindStrongSpikesTheDeflatedTestKeepsItsLevel(int count) {
    var test = new EdgeTest(40, 20, 1);
    double median = test.afterSpikes(count).criticalValue(0.5);
    double undeflated = test.criticalValue(0.5);
    double[] spikes = new double[count];
    Arrays.fill(spikes, 20 * Math.pow(800, 0.25));
    var rng = RandomSource.L64_X128_MIX.create(29);
    int above = 0;
    int aboveUndeflated = 0;
    for (int i = 0; i < 1500; i++) {
      double next = GaussianMatrix.spiked(40, 20, 1, rng, spikes).getSingularValues()[count];
      above += next > median ? 1 : 0;
      aboveUndeflated += next > undeflated ? 1 : 0;
    }
    assertThat(above / 1500.0).isBetween(0.43, 0.54);
    assertThat(aboveUndeflated / 1500.0).isLessThan(0.37);
  }

  /** The table of sizes of docs/theory-laws.md, with other spectra than those it came from. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "10, 5, 20000, .493, .042, .009",
    "10, 10, 20000, .518, .049, .010",
    "20, 20, 20000, .509, .049, .012",
    "50, 20, 20000, .490, .044, .009",
    "50, 50, 20000, .502, .049, .010",
    "100, 100, 4000, .501, .053, .009",
    "400, 50, 4000, .477, .043, .008",
    "200, 200, 4000, .499, .049, .006"
  })
  void theSizesAreThoseOfThePage(
      int rows, int columns, int draws, double half, double fifth, double first) {
    var noise = new LaguerreEnsemble(rows, columns, 1, 1);
    var rng = RandomSource.L64_X128_MIX.create(31);
    double[] largest = new double[draws];
    for (int i = 0; i < draws; i++) {
      largest[i] = noise.sampleSingularValues(rng)[0];
    }
    var test = new EdgeTest(rows, columns, 1);

    isAbout(half, test.criticalValue(0.5), largest);
    isAbout(fifth, test.criticalValue(0.05), largest);
    isAbout(first, test.criticalValue(0.01), largest);
  }

  /** The table behind spikes of that page, with other matrices. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "1.5, 1, .373, .021, .223, .009",
    "2, 1, .438, .038, .278, .017",
    "4, 1, .478, .041, .318, .018",
    "20, 1, .481, .044, .319, .020",
    "1.5, 2, .261, .008, .064, .001",
    "2, 2, .400, .025, .136, .006",
    "4, 2, .464, .037, .169, .009",
    "20, 2, .482, .043, .194, .009"
  })
  void theSharesBehindSpikesAreThoseOfThePage(
      double strength, int count, double half, double fifth, double rawHalf, double rawFifth) {
    double[] spikes = new double[count];
    Arrays.fill(spikes, strength * Math.pow(800, 0.25));
    var rng = RandomSource.L64_X128_MIX.create(37);
    double[] next = new double[4000];
    for (int i = 0; i < next.length; i++) {
      next[i] = GaussianMatrix.spiked(40, 20, 1, rng, spikes).getSingularValues()[count];
    }
    var test = new EdgeTest(40, 20, 1);
    var deflated = test.afterSpikes(count);

    isAbout(half, deflated.criticalValue(0.5), next);
    isAbout(fifth, deflated.criticalValue(0.05), next);
    isAbout(rawHalf, test.criticalValue(0.5), next);
    isAbout(rawFifth, test.criticalValue(0.05), next);
  }

  /** The share above the critical value, within 4 standard errors of a difference. */
  private static void isAbout(double share, double critical, double[] values) {
    double found = Arrays.stream(values).filter(s -> s > critical).count() / (double) values.length;
    double error = Math.sqrt(2 * share * (1 - share) / values.length);
    assertThat(found).isCloseTo(share, within(4 * error + 0.0005));
  }

  /** The overlay of the published notebook, in units of σ√m: edge 2 and scale ½(√m + √n)^{−1/3}. */
  @ParameterizedTest
  @CsvSource({
    "128, 128, 7.1, 0",
    "256, 256, 10.1, 0",
    "512, 128, 13.7, 44",
    "1024, 10, 13.9, 82",
    "1024, 784, 20.1, 20",
    "1024, 1024, 20.2, 0",
    "2048, 120, 24.4, 142"
  })
  void publishedOverlayIsTooWideAndOffTheEdge(int m, int n, double factor, double shift) {
    var test = new EdgeTest(m, n, 1);
    double edge = Math.sqrt(test.center() / m);
    double scale = test.scale() / (2 * Math.sqrt(test.center() * m)); // ds = d(s²)/2s
    double drawn = 0.5 / Math.cbrt(Math.sqrt(m) + Math.sqrt(n));
    assertThat(drawn / scale).isCloseTo(factor, within(0.05));
    assertThat((2 - edge) / scale).isCloseTo(shift, within(0.5));
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
