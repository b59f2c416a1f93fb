package io.spectracast.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class MatrixDiffusionTest {

  private static final int ROWS = 30;
  private static final int COLUMNS = 20;
  private static final int CHANGES = 60;
  private static final double SPACING = 5;
  private static final double LEVEL = 0.05;

  private final ZigguratSampler.NormalizedGaussian normal =
      ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("history"));

  /** Its standard error is √(2κ/(T·mn)) = 0.0005. */
  @Test
  void aRestoringForceIsFoundWithinItsError() {
    MatrixHistory history = history(0.02, 0, false);

    MatrixDiffusion law = MatrixDiffusion.of(history, history);

    assertThat(law.restoringError()).isBetween(0.0003, 0.001);
    assertThat(law.restoring()).isCloseTo(0.02, within(4 * law.restoringError()));
    assertThat(law.directions()).isZero();
  }

  @Test
  void pureNoiseHasNeitherForceNorDrift() {
    MatrixHistory history = history(0, 0, false);

    MatrixDiffusion law = MatrixDiffusion.of(history, history);

    assertThat(law.restoring()).isZero();
    assertThat(law.directions()).isZero();
    assertThat(law.drift()).containsOnly(0);
    assertThat(law.text()).isEqualTo("Kronecker noise");
  }

  /** G = 0.8·√(mn) uvᵀ with constant u and v: every entry drifts by 0.8 √t. */
  @Test
  void aFadingDirectionIsFoundWithItsStrength() {
    MatrixHistory history = history(0, 0.8, false);

    MatrixDiffusion law = MatrixDiffusion.of(history, history);

    assertThat(law.directions()).isEqualTo(1);
    double mean = 0;
    for (double g : law.drift()) {
      mean += g / law.drift().length;
    }
    assertThat(mean).isCloseTo(0.8, within(0.04));
  }

  /** The first row's noise is three times the others'. */
  @Test
  void noiseIsDrawnWithTheCovarianceOfTheChanges() {
    MatrixHistory history = history(0, 0, true);
    MatrixDiffusion law = MatrixDiffusion.of(history, history);
    double[] start = new double[ROWS * COLUMNS];
    double first = 0;
    double others = 0;
    int draws = 200;
    for (int i = 0; i < draws; i++) {
      double[] w = law.moved(start, law.now(), law.now() + 4, new RandomStreams(i).stream("draw"));
      for (int e = 0; e < w.length; e++) {
        double square = w[e] * w[e] / draws / COLUMNS;
        first += e < COLUMNS ? square : 0;
        others += e < COLUMNS ? 0 : square / (ROWS - 1);
      }
    }

    assertThat(first).isCloseTo(4 * 9 * LEVEL * LEVEL, within(0.1 * 36 * LEVEL * LEVEL));
    assertThat(others).isCloseTo(4 * LEVEL * LEVEL, within(0.05 * 4 * LEVEL * LEVEL));
  }

  @Test
  void aMatrixThatStandsStillGoesOnStandingStill() {
    double[] times = {0, 1, 2, 3, 4, 5, 6};
    MatrixHistory history =
        new MatrixHistory(2, 2, times, new double[] {1, 2, 3, 4}, new double[6][4]);

    MatrixDiffusion law = MatrixDiffusion.of(history, history);

    assertThat(law.moved(history.last(), 6, 9, new RandomStreams(1).stream("draw")))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void tooShortAHistoryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixHistory(1, 1, new double[3], new double[1], new double[2][1]))
        .withMessageContaining("at least 6");
  }

  @Test
  void timesThatDoNotIncreaseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixHistory(1, 1, new double[7], new double[1], new double[6][1]))
        .withMessageContaining("times must increase");
  }

  private MatrixHistory history(double rate, double drift, boolean loudRow) {
    double[] w = new double[ROWS * COLUMNS];
    for (int e = 0; e < w.length; e++) {
      w[e] = 0.25 * normal.sample();
    }
    double[] times = new double[CHANGES + 1];
    double[][] changes = new double[CHANGES][w.length];
    double kept = Math.exp(-rate * SPACING);
    double scale = LEVEL * Math.sqrt(rate > 0 ? (1 - kept * kept) / (2 * rate) : SPACING);
    for (int j = 0; j < CHANGES; j++) {
      times[j + 1] = SPACING * (j + 1);
      double faded = drift * (Math.sqrt(times[j + 1]) - Math.sqrt(times[j]));
      for (int e = 0; e < w.length; e++) {
        double loud = loudRow && e < COLUMNS ? 3 : 1;
        changes[j][e] = (kept - 1) * w[e] + faded + scale * loud * normal.sample();
        w[e] += changes[j][e];
      }
    }
    return new MatrixHistory(ROWS, COLUMNS, times, w, changes);
  }
}
