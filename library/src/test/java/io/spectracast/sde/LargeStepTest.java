package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A 784 × 784 Gaussian layer with three spikes over 1 000 updates of noise, taken in few steps: in
 * one step hν² is 52 squared gaps. Holds the table "Large steps" of docs/theory-dynamics.md.
 */
class LargeStepTest {

  private static final int N = 784;
  private static final double NU = Math.sqrt(3.3e-6);
  private static final double TIME = 1000;
  private static final int[] MODES = {0, 1, 2, 3, 10, 100, 400, 700, 782, 783};

  private static final double[] EXACT = {
    13.112, 11.142, 9.333, 7.016, 6.756, 5.441, 2.791, 0.5935, 0.0084, 0.0030
  };

  @Tag("slow")
  @Test
  void theExactLawMovesTheMeansAsThePageSays() {
    double[] start = start();
    double[][] exact = new double[12][];
    var law = new OrnsteinUhlenbeck(0, new IsotropicNoise(NU));
    for (int i = 0; i < exact.length; i++) {
      var rng = TestMatrices.rng("large step", i);
      exact[i] = Svd.values(law.sample(TestMatrices.diagonal(N, start), TIME, rng));
    }

    isOfThePage(means(exact), EXACT);
    assertThat(deviation(exact, 100)).isCloseTo(0.0091, within(1e-4));
  }

  /** Every row of the table, and the spread of s₁₀₁. */
  @Tag("slow")
  @Test
  void fewLargeStepsGiveTheMeansOfTheExactLaw() {
    check(1, 0.0047, 13.101, 11.124, 9.334, 7.004, 6.724, 5.412, 2.774, 0.588, 0.0079, 0.0016);
    check(2, 0.0055, 13.110, 11.124, 9.337, 7.013, 6.743, 5.427, 2.782, 0.590, 0.0079, 0.0017);
    check(8, 0.0060, 13.107, 11.137, 9.324, 7.021, 6.757, 5.441, 2.789, 0.591, 0.0079, 0.0018);
    check(64, 0.0065, 13.102, 11.121, 9.328, 7.024, 6.758, 5.442, 2.791, 0.591, 0.0089, 0.0010);
  }

  private static void check(int steps, double spread, double... page) {
    var grid = new TimeGrid(new double[] {0, TIME}, TIME / steps);
    var ensemble = new SingularValueEnsemble(64, 3, 2);
    double[][][] s = ensemble.solve(SingularValueSde.dyson(N, N, NU), start(), grid);
    double[][] last = Arrays.stream(s).map(member -> member[1]).toArray(double[][]::new);

    isOfThePage(means(last), page);
    assertThat(deviation(last, 100)).isCloseTo(spread, within(1e-4));
    for (int i = 0; i < 8; i++) { // the two lowest values, before the hard edge, are worse
      assertThat(page[i]).isCloseTo(EXACT[i], within(0.035));
    }
  }

  private static void isOfThePage(double[] means, double... page) {
    for (int i = 0; i < MODES.length; i++) {
      assertThat(means[i]).isCloseTo(page[i], within(i < 8 ? 6e-4 : 6e-5));
    }
  }

  private static double[] start() {
    var rng = TestMatrices.rng("layer with spikes", 0);
    DenseMatrix w = TestMatrices.gaussian(N, N, 0.112, rng);
    double[] spikes = new double[N];
    spikes[0] = 12;
    spikes[1] = 10;
    spikes[2] = 7.8;
    return Svd.values(TestMatrices.sum(w, 1, TestMatrices.diagonal(N, spikes)));
  }

  /** The means of the chosen modes. */
  private static double[] means(double[][] s) {
    return Arrays.stream(MODES).mapToDouble(k -> mean(s, k)).toArray();
  }

  private static double mean(double[][] s, int k) {
    return Arrays.stream(s).mapToDouble(x -> x[k]).average().orElseThrow();
  }

  private static double deviation(double[][] s, int k) {
    double mean = mean(s, k);
    double sum = Arrays.stream(s).mapToDouble(x -> (x[k] - mean) * (x[k] - mean)).sum();
    return Math.sqrt(sum / (s.length - 1));
  }
}
