package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGasBlockTest {

  /**
   * The gradient of the full problem, summed pair by pair, vanishes at the solution up to the
   * stated tolerance: its Newton step is a small part of the noise of one step, √g.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 0, 0, 0.3",
    "5, 1, 0, 0.3",
    "6, 4, 3, 1",
    "5, 1, 0, 1e4",
    "300, 30, 0, 0.3",
    "300, 0, 7, 30",
    "300, 50, 0, 1000",
    "300, 0, 0, 1e6",
    "300, 30, 20, 1e6",
    "40, 9, 0, 0.01",
    "40, 0, 0, 1",
    "40, 0, 12, 3",
    "41, 3, 12, 10",
    "64, 16, 0, 100",
    "130, 20, 0, 1",
    "1, 0, 0, 1",
    "1, 3, 0, 1",
    "2, 0, 0, 50"
  })
  void solvesTheFullProblem(int modes, double excess, int bathSize, double stiffness) {
    var random = new SplittableRandom(4);
    double[] bath = new double[bathSize];
    for (int i = 0; i < bathSize; i++) {
      bath[i] = 0.05 * (bathSize - i - random.nextDouble());
    }
    int lanes = 9;
    var gas = new LogGas(modes, excess, bath);
    double[][] state = Lanes.rows(modes, lanes);
    double[][] target = Lanes.rows(modes, lanes);
    double g = stiffness * 0.05 * 0.05;
    for (int p = 0; p < lanes; p++) {
      for (int k = 0; k < modes; k++) {
        state[k][p] = 0.05 * (bathSize + modes - k - 0.9 * random.nextDouble());
        target[k][p] = state[k][p] + Math.sqrt(12 * g) * (random.nextDouble() - 0.5);
      }
    }

    new LogGasBlock(gas, lanes).solve(target, g, state);

    for (int p = 0; p < lanes; p++) {
      double[] s = column(state, p);
      double residual = largestStep(gas, column(target, p), g, s);
      if (gas.signed()) { // the lowest value of a square matrix lost its sign
        s[modes - 1] = -s[modes - 1];
        residual = Math.min(residual, largestStep(gas, column(target, p), g, s));
      }
      assertThat(residual).isLessThan(4e-3 * Math.sqrt(g));
    }
  }

  /** 300 evenly spaced values and the noise of one step, hν² = stiffness gap². */
  @ParameterizedTest
  @CsvSource({"0.01, 3", "1, 4", "1e4, 16"})
  void needsFewEvaluationsOfTheFarField(double stiffness, int page) {
    int modes = 300;
    double[][] state = Lanes.rows(modes, 8);
    double[][] target = Lanes.rows(modes, 8);
    var random = new SplittableRandom(6);
    for (int p = 0; p < 8; p++) {
      double[] b = new double[modes];
      for (int k = 0; k < modes; k++) {
        state[k][p] = modes + 30 - k;
        b[k] = state[k][p] + Math.sqrt(stiffness) * random.nextGaussian();
      }
      Fold.intoChamber(b);
      for (int k = 0; k < modes; k++) {
        target[k][p] = b[k];
      }
    }
    var block = new LogGasBlock(new LogGas(modes, 30, new double[0]), 8);

    block.solve(target, stiffness, state);

    assertThat(block.iterations()).isEqualTo(page); // of docs/theory-dynamics.md
  }

  private static double[] column(double[][] rows, int p) {
    return Arrays.stream(rows).mapToDouble(row -> row[p]).toArray();
  }

  private static double largestStep(LogGas gas, double[] b, double g, double[] s) {
    double largest = 0;
    for (int k = 0; k < s.length; k++) {
      largest = Math.max(largest, newtonStep(gas, b, g, s, k));
    }
    return largest;
  }

  /** |gradient| over the diagonal of the Hessian, which is at least the identity. */
  private static double newtonStep(LogGas gas, double[] b, double g, double[] s, int k) {
    double force = gas.excess() / (2 * s[k]);
    double stiffness = gas.excess() / (2 * s[k] * s[k]);
    for (int j = 0; j < s.length + gas.bath().length; j++) {
      if (j != k) {
        double other = j < s.length ? s[j] : gas.bath()[j - s.length];
        force += 0.5 / (s[k] - other) + 0.5 / (s[k] + other);
        stiffness += 0.5 / Math.pow(s[k] - other, 2) + 0.5 / Math.pow(s[k] + other, 2);
      }
    }
    double wall = g * gas.excess() / 2;
    double close = wall > 0 ? CloseRange.force(s[k], wall) : 0;
    double closeStiffness = wall > 0 ? CloseRange.curvature(s[k], wall) : 0;
    int reach = CloseRange.NEIGHBOURS;
    for (int j = Math.max(0, k - reach); j < Math.min(s.length, k + reach + 1); j++) {
      if (j != k) {
        close += Math.signum(j - k) * 0.5 * CloseRange.force(Math.abs(s[k] - s[j]), g);
        closeStiffness += 0.5 * CloseRange.curvature(Math.abs(s[k] - s[j]), g);
      }
    }
    return Math.abs(s[k] - b[k] - g * force - close) / (1 + g * stiffness + closeStiffness);
  }
}
