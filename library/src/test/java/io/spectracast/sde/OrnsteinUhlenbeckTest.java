package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrnsteinUhlenbeckTest {

  private static final DenseMatrix START =
      new DenseMatrix(3, 2, new double[] {2, -1, 0.5, 1, 0, 3});

  /** Power: the standard error of a mean over 20 000 draws is 0.7 %, of a covariance 1 %. */
  @Test
  void samplesHaveTheExactMeanAndCovariance() {
    var left = TestMatrices.gaussian(3, 3, 1, TestMatrices.rng("ou", 1));
    var right = TestMatrices.gaussian(2, 2, 1, TestMatrices.rng("ou", 2));
    var noise = new KroneckerNoise(left, right);
    double rate = 0.7;
    double t = 0.9;
    var rng = TestMatrices.rng("ou", 3);
    double[] mean = new double[6];
    double[] product = new double[36];
    int draws = 20_000;
    for (int d = 0; d < draws; d++) {
      double[] w = new OrnsteinUhlenbeck(rate, noise).sample(START, t, rng).values();
      for (int i = 0; i < 6; i++) {
        mean[i] += w[i] / draws;
        for (int j = 0; j < 6; j++) {
          product[i * 6 + j] += w[i] * w[j] / draws;
        }
      }
    }
    double keep = Math.exp(-rate * t);
    double variance = (1 - keep * keep) / (2 * rate);
    for (int i = 0; i < 6; i++) {
      assertThat(mean[i]).isCloseTo(keep * START.values()[i], within(0.06));
      for (int j = 0; j < 6; j++) {
        double expected = variance * gram(left, i / 2, j / 2) * gram(right, i % 2, j % 2);
        double covariance = product[i * 6 + j] - mean[i] * mean[j];
        assertThat(covariance).isCloseTo(expected, within(0.15));
      }
    }
  }

  @Test
  void vanishingDecayIsBrownianMotion() {
    var noise = new IsotropicNoise(0.3);
    double[] free =
        new OrnsteinUhlenbeck(0, noise).sample(START, 2, TestMatrices.rng("free", 0)).values();
    double[] nearly =
        new OrnsteinUhlenbeck(1e-14, noise).sample(START, 2, TestMatrices.rng("free", 0)).values();

    assertThat(nearly).containsExactly(free, within(1e-12));
  }

  @Test
  void eulerOnTheMatrixHasTheSameMoments() {
    var noise =
        new EmpiricalNoise(
            List.of(
                TestMatrices.gaussian(3, 2, 1, TestMatrices.rng("moments", 1)),
                TestMatrices.gaussian(3, 2, 1, TestMatrices.rng("moments", 2))),
            0.25);
    var sde = new MatrixSde(3, 2, MatrixSde.Drift.decay(0.5), noise);
    var grid = TimeGrid.uniform(0, 1, 40);
    double euler = 0;
    double exact = 0;
    for (int path = 0; path < 3000; path++) {
      var tree = new BrownianTree(2, 0, 1, path);
      double[] w =
          new FixedStep().solve(sde, new EulerMaruyama(), START.values(), grid, tree).last();
      double[] s = sde.singularValues(w);
      euler += (s[0] * s[0] + s[1] * s[1]) / 3000;
      double[] sample =
          new OrnsteinUhlenbeck(0.5, noise)
              .sample(START, 1, TestMatrices.rng("exact", path))
              .values();
      for (double entry : sample) {
        exact += entry * entry / 3000;
      }
    }
    assertThat(euler).isCloseTo(exact, within(0.05 * exact));
  }

  @Test
  void refusesWhatHasNoExactLaw() {
    assertThatThrownBy(() -> new OrnsteinUhlenbeck(1, new MultiplicativeNoise(1, 1)))
        .hasMessageContaining("must not depend on the state");
    assertThatThrownBy(() -> new OrnsteinUhlenbeck(Double.NaN, new IsotropicNoise(1)))
        .hasMessageContaining("rate must be finite and not negative, was NaN");
    assertThatThrownBy(() -> new IsotropicNoise(0)).hasMessageContaining("was 0.0");
  }

  private static double gram(DenseMatrix factor, int i, int j) {
    double sum = 0;
    for (int k = 0; k < factor.columns(); k++) {
      sum += factor.values()[i * factor.columns() + k] * factor.values()[j * factor.columns() + k];
    }
    return sum;
  }
}
