package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  private static final double[] START = {5, 4, 3, 2, 1};

  @Test
  void aMemberIsTheSameForAnyNumberOfThreadsAndMembers() {
    var sde = SpectralSde.isotropic(9, 5, 0.5, SingularValueDrift.decay(0.1));
    var grid = TimeGrid.uniform(0, 1, 8);
    var scheme = new SemiImplicit();

    Trajectory[] many = new Ensemble(6, 3, 2).solve(sde, scheme, new FixedStep(), START, grid);
    Trajectory[] few = new Ensemble(2, 3, 1).solve(sde, scheme, new FixedStep(), START, grid);

    for (int i = 0; i < 2; i++) {
      assertThat(few[i].states()).isDeepEqualTo(many[i].states());
    }
    assertThat(many[0].last()).isNotEqualTo(many[1].last());
    assertThatThrownBy(() -> new Ensemble(0, 1, 1)).hasMessageContaining("members");
  }

  /**
   * Mean and spread of singular values under Kronecker noise, over a time short enough for the
   * frame to stay, against exactly sampled matrices. Power: the standard error of a mean is 2 % of
   * the spread, of a spread 2 %.
   */
  @Test
  void kroneckerNoiseMovesSingularValuesAsItMovesTheMatrix() {
    var noise =
        new KroneckerNoise(
            TestMatrices.gaussian(9, 9, 0.2, TestMatrices.rng("ensemble", 1)),
            TestMatrices.gaussian(5, 5, 0.5, TestMatrices.rng("ensemble", 2)));
    DenseMatrix w = TestMatrices.withSingularValues(9, START, TestMatrices.rng("ensemble", 3));
    SingularTriplets frame = Svd.triplets(w);
    var sde = SpectralSde.of(noise, frame, SingularValueDrift.NONE);
    int members = 2000;
    double time = 0.004;
    Trajectory[] paths =
        new Ensemble(members, 5, 2)
            .solve(sde, new SemiImplicit(), new FixedStep(), START, TimeGrid.uniform(0, time, 4));
    var exact = new OrnsteinUhlenbeck(0, noise);
    double[][] truth = new double[members][];
    for (int i = 0; i < members; i++) {
      truth[i] = Svd.values(exact.sample(w, time, TestMatrices.rng("sampled", i)));
    }
    for (int k = 0; k < 5; k++) {
      int mode = k;
      double[] x = Arrays.stream(paths).mapToDouble(p -> p.last()[mode]).toArray();
      double[] y = Arrays.stream(truth).mapToDouble(s -> s[mode]).toArray();
      assertThat(mean(x)).isCloseTo(mean(y), within(0.12 * deviation(y)));
      assertThat(deviation(x) / deviation(y)).isBetween(0.92, 1.08);
    }
  }

  @Test
  void aScheduleScalesEveryMoment() {
    var sde = SpectralSde.isotropic(9, 5, 0.5, SingularValueDrift.NONE).withSchedule(t -> 1 + t);
    double[] early = new double[5];
    double[] late = new double[5];
    double[] noise = new double[5];
    sde.drift(0, START, early);
    sde.drift(1, START, late);
    sde.diffuse(1, START, new double[] {1, 1, 1, 1, 1}, noise);

    for (int k = 0; k < 5; k++) {
      assertThat(late[k]).isCloseTo(4 * early[k], within(1e-12));
      assertThat(noise[k]).isCloseTo(1, within(1e-12));
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }
}
