package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularValueEnsembleTest {

  private static final double[] TWELVE = ramp(12, 1.9, 0.4);

  /**
   * The mean singular values against 4 000 exactly sampled matrices. Power: the standard error of a
   * difference is about 0.003, so an error of 0.02 in any mean would fail in more than 99 % of
   * runs.
   */
  @Test
  void meansAgreeWithExactlySampledMatrices() {
    int members = 4000;
    var sde = SingularValueSde.dyson(24, 12, 0.3).withDrift(SingularValueDrift.decay(0.2));
    var grid = new TimeGrid(new double[] {0, 0.2}, 0.01);

    double[][][] s = new SingularValueEnsemble(members, 1, 2).solve(sde, TWELVE, grid);

    double[] exact = exactMeans(24, TWELVE, 0.3, 0.2, 0.2, members);
    for (int k = 0; k < 12; k++) {
      assertThat(mean(s, 1, k)).as("s%d", k + 1).isCloseTo(exact[k], within(0.012));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 130", "2, 130", "3, 130", "2, 7"})
  void aMemberIsTheSameForAnyNumberOfThreadsAndMembers(int threads, int members) {
    var sde = SingularValueSde.dyson(20, 12, 0.5).withDrift(SingularValueDrift.decay(0.2));
    var grid = TimeGrid.uniform(0, 2, 4);
    double[][][] reference = new SingularValueEnsemble(130, 7, 1).solve(sde, TWELVE, grid);

    double[][][] s = new SingularValueEnsemble(members, 7, threads).solve(sde, TWELVE, grid);

    assertThat(s).isDeepEqualTo(Arrays.copyOf(reference, members));
  }

  @ParameterizedTest
  @CsvSource({
    "24, 12, 12, 1e-3",
    "24, 12, 12, 1",
    "12, 12, 12, 1e3",
    "13, 12, 12, 1e3",
    "40, 30, 12, 1e-8"
  })
  void orderHoldsForEveryStepAndEqualStarts(int rows, int columns, int modes, double step) {
    double[] equal = new double[modes];
    Arrays.fill(equal, 1.0);
    var sde = SingularValueSde.dyson(rows, columns, 0.7);
    var grid = TimeGrid.uniform(0, 5 * step, 5);

    double[][][] s = new SingularValueEnsemble(70, 3, 2).solve(sde, equal, grid);

    for (double[][] member : s) {
      for (int i = 1; i < member.length; i++) {
        assertStrictlyDescendingAndPositive(member[i]);
      }
    }
  }

  @Test
  void startsFromTheZeroMatrix() {
    var sde = SingularValueSde.dyson(60, 40, 1);
    var grid = new TimeGrid(new double[] {0, 1}, 0.005);

    double[][][] s = new SingularValueEnsemble(200, 5, 2).solve(sde, new double[40], grid);

    double sum = 0; // E Σ s² = m n t
    for (double[][] member : s) {
      assertStrictlyDescendingAndPositive(member[1]);
      sum += Arrays.stream(member[1]).map(x -> x * x).sum() / 200;
    }
    assertThat(sum).isCloseTo(60 * 40, within(0.03 * 60 * 40));
  }

  @Test
  void aBathRepelsWithoutMoving() {
    double[] top = {3, 2};
    var free = SingularValueSde.dyson(50, 12, 0.2);
    var bathed = free.withBath(ramp(10, 1.8, 0.5));
    var grid = TimeGrid.uniform(0, 1, 20);
    var ensemble = new SingularValueEnsemble(400, 11, 2);

    double[][][] without = ensemble.solve(free, top, grid);
    double[][][] with = ensemble.solve(bathed, top, grid);

    assertThat(mean(with, 20, 1)).isGreaterThan(mean(without, 20, 1) + 0.1);
    for (double[][] member : with) {
      assertThat(member[20][1]).isGreaterThan(1.8);
    }
  }

  @Test
  void membersMayFollowDifferentDriftsInTime() {
    SingularValueDrift drift = (member, t, s, out) -> out[0] = member == 1 ? t : 0;
    var sde = SingularValueSde.dyson(9, 3, 1e-9).withDrift(drift);
    var grid = new TimeGrid(new double[] {0, 1}, 1e-3);

    double[][][] s = new SingularValueEnsemble(2, 1, 1).solve(sde, new double[] {3, 2, 1}, grid);

    assertThat(s[0][1][0]).isCloseTo(3, within(1e-6));
    assertThat(s[1][1][0]).isCloseTo(3.5, within(1e-3));
  }

  @Test
  void volatilitiesPerModeAndSchedulesScaleTheNoise() {
    var sde =
        SingularValueSde.dyson(9, 3, 1e-4).withVolatilities(0.1, 0, 0.05).withSchedule(t -> 2 * t);
    var grid = new TimeGrid(new double[] {0, 1}, 0.02);

    double[][][] s = new SingularValueEnsemble(4000, 1, 2).solve(sde, new double[] {9, 6, 3}, grid);

    // ∫ (2t)² dt = 4/3; the standard error of a deviation of 4 000 draws is 1.1 %
    assertThat(deviation(s, 1, 0)).isCloseTo(0.1 * Math.sqrt(4. / 3), within(0.006));
    assertThat(deviation(s, 1, 1)).isLessThan(1e-6);
    assertThat(deviation(s, 1, 2)).isCloseTo(0.05 * Math.sqrt(4. / 3), within(0.003));
  }

  @Test
  void refusesStatesOutsideTheChamber() {
    var sde = SingularValueSde.dyson(9, 3, 1);
    var grid = TimeGrid.uniform(0, 1, 1);
    var ensemble = new SingularValueEnsemble(1, 1, 1);

    assertThatThrownBy(() -> ensemble.solve(sde, new double[] {1, 2, 0.5}, grid))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("descending");
    assertThatThrownBy(() -> ensemble.solve(sde, new double[] {1, Double.NaN}, grid))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ensemble.solve(sde, new double[4], grid))
        .hasMessageContaining("n = 3");
    assertThatThrownBy(() -> SingularValueSde.dyson(3, 9, 1)).hasMessageContaining("3 x 9");
    assertThatThrownBy(() -> SingularValueSde.dyson(9, 3, Double.NaN))
        .hasMessageContaining("volatility must be positive and finite, was NaN");
  }

  @Test
  void passesOnWhatADriftThrows() {
    SingularValueDrift failing =
        (member, t, s, out) -> {
          throw new IllegalStateException("no such weight");
        };
    var sde = SingularValueSde.dyson(9, 3, 1).withDrift(failing);

    assertThatThrownBy(
            () ->
                new SingularValueEnsemble(1, 1, 1)
                    .solve(sde, new double[] {3, 2, 1}, TimeGrid.uniform(0, 1, 1)))
        .hasMessage("no such weight");
  }

  private static double[] exactMeans(
      int rows, double[] start, double nu, double kappa, double t, int count) {
    int n = start.length;
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(99).stream("exact", 0));
    double keep = Math.exp(-kappa * t);
    double noise = nu * Math.sqrt((1 - keep * keep) / (2 * kappa));
    double[] mean = new double[n];
    for (int i = 0; i < count; i++) {
      double[][] columns = new double[n][rows];
      for (int k = 0; k < n; k++) {
        for (int r = 0; r < rows; r++) {
          columns[k][r] = noise * normal.sample() + (r == k ? keep * start[k] : 0);
        }
      }
      double[] s = JacobiSingularValues.ofColumns(columns);
      for (int k = 0; k < n; k++) {
        mean[k] += s[k] / count;
      }
    }
    return mean;
  }

  static void assertStrictlyDescendingAndPositive(double[] s) {
    for (int k = 0; k < s.length; k++) {
      assertThat(s[k]).isGreaterThan(k + 1 < s.length ? s[k + 1] : 0).isLessThan(1e9);
    }
  }

  private static double mean(double[][][] s, int time, int k) {
    return Arrays.stream(s).mapToDouble(member -> member[time][k]).average().orElseThrow();
  }

  private static double deviation(double[][][] s, int time, int k) {
    double mean = mean(s, time, k);
    return Math.sqrt(
        Arrays.stream(s)
            .mapToDouble(member -> Math.pow(member[time][k] - mean, 2))
            .average()
            .orElseThrow());
  }

  static double[] ramp(int count, double top, double bottom) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = top + (bottom - top) * k / (count - 1);
    }
    return values;
  }
}
