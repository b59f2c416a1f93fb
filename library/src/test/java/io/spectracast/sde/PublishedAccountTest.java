package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.Svd;
import org.junit.jupiter.api.Test;

/** What the published notebook's parameters give where the truth is known. */
class PublishedAccountTest {

  /**
   * (s_max − s_median)²/step is no diffusion constant: it is off by orders of magnitude and falls.
   */
  @Test
  void thePublishedDiffusionConstantIsNotThatOfTheEquation() {
    double learningRate = 0.1;
    double nu = 1e-3;
    double truth = nu * nu / (2 * learningRate);
    double[] start =
        Svd.values(TestMatrices.gaussian(256, 128, 1 / 16.0, TestMatrices.rng("published", 0)));
    var grid = new TimeGrid(new double[] {0, 1, 100, 1000}, 10);
    double[][] s =
        new SingularValueEnsemble(1, 1, 1)
            .solve(SingularValueSde.dyson(256, 128, nu), start, grid)[0];

    double[] published = new double[3];
    for (int i = 1; i < 4; i++) {
      double spread = s[i][0] - s[i][64];
      published[i - 1] = spread * spread / grid.times()[i];
    }

    assertThat(published[0] / truth).isGreaterThan(1e5);
    assertThat(published[1] / truth).isGreaterThan(1e3);
    assertThat(published[2] / truth).isGreaterThan(1e2);
    assertThat(quadraticVariation(start, nu) / truth).isBetween(0.9, 1.1);
  }

  /** The estimate that does work: Σ (Δs)² over the bulk per update, over 2η. */
  private static double quadraticVariation(double[] start, double nu) {
    var grid = TimeGrid.uniform(0, 100, 100);
    double[][] s =
        new SingularValueEnsemble(1, 2, 1)
            .solve(SingularValueSde.dyson(256, 128, nu), start, grid)[0];
    double sum = 0;
    for (int i = 1; i < s.length; i++) {
      for (int k = 0; k < 128; k++) {
        sum += Math.pow(s[i][k] - s[i - 1][k], 2);
      }
    }
    return sum / (100 * 128) / (2 * 0.1);
  }
}
