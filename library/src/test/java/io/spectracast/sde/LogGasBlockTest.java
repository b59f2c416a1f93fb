package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

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
      for (int k = 0; k < modes; k++) {
        assertThat(newtonStep(gas, target, g, state, k, p)).isLessThan(4e-3 * Math.sqrt(g));
      }
    }
  }

  /** |gradient| over the diagonal of the Hessian, which is at least the identity. */
  private static double newtonStep(
      LogGas gas, double[][] b, double g, double[][] state, int k, int p) {
    double s = state[k][p];
    double force = gas.excess() / (2 * s);
    double stiffness = gas.excess() / (2 * s * s);
    for (int j = 0; j < gas.modes() + gas.bath().length; j++) {
      if (j != k) {
        double other = j < gas.modes() ? state[j][p] : gas.bath()[j - gas.modes()];
        force += 0.5 / (s - other) + 0.5 / (s + other);
        stiffness += 0.5 / Math.pow(s - other, 2) + 0.5 / Math.pow(s + other, 2);
      }
    }
    double gradient = s - b[k][p] - g * force;
    boolean reflected = gas.signed() && k == gas.modes() - 1;
    double mirrored = -s - b[k][p] + g * force; // the other sign of a square matrix's lowest value
    double smaller =
        reflected ? Math.min(Math.abs(gradient), Math.abs(mirrored)) : Math.abs(gradient);
    return smaller / (1 + g * stiffness);
  }
}
