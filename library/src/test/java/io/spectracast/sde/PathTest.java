package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {

  @Test
  void adjoiningIncrementsAddUpWhateverTheOrderOfAsking() {
    var path = new BrownianTree(3, -1, 4, 17);
    double[] whole = new double[3];
    double[] left = new double[3];
    double[] right = new double[3];
    path.increment(0.3, Math.PI, right);
    path.increment(0.1, 0.3, left);
    path.increment(0.1, Math.PI, whole);

    for (int k = 0; k < 3; k++) {
      assertThat(left[k] + right[k]).isCloseTo(whole[k], within(1e-12));
    }
  }

  /** Power: the standard error of each variance over 20 000 paths is 1 %. */
  @Test
  void incrementsHaveTheVarianceOfTheirLengthAndAreUncorrelated() {
    double first = 0;
    double second = 0;
    double cross = 0;
    int paths = 20_000;
    for (int seed = 0; seed < paths; seed++) {
      var path = new BrownianTree(1, 0, 1, seed);
      double[] a = new double[1];
      double[] b = new double[1];
      path.increment(0.2, 0.37, a);
      path.increment(0.37, 0.9, b);
      first += a[0] * a[0] / paths;
      second += b[0] * b[0] / paths;
      cross += a[0] * b[0] / paths;
    }
    assertThat(first).isCloseTo(0.17, within(0.04 * 0.17));
    assertThat(second).isCloseTo(0.53, within(0.04 * 0.53));
    assertThat(cross).isCloseTo(0, within(0.04 * 0.3));
  }

  @Test
  void refinementConvergesToTheSamePathAsManySmallSteps() {
    var sde = SpectralSde.isotropic(24, 6, 0.3, SingularValueDrift.decay(0.2));
    double[] start = {1.9, 1.6, 1.3, 1.0, 0.7, 0.4};
    var times = new double[] {0, 0.2, 0.5};
    var tree = new BrownianTree(6, 0, 0.5, 3);
    var fine = new TimeGrid(times, 0.5 / 4096);
    var coarse = new TimeGrid(times, 0.1);

    double[] truth = new FixedStep().solve(sde, new SemiImplicit(), start, fine, tree).last();
    Trajectory loose =
        new StepHalving(1e-2, 20).solve(sde, new SemiImplicit(), start, coarse, tree);
    Trajectory tight =
        new StepHalving(1e-4, 20).solve(sde, new SemiImplicit(), start, coarse, tree);

    assertThat(tight.steps()).isGreaterThan(loose.steps());
    assertThat(List.of(tight.states())).allMatch(sde::admits);
    for (int k = 0; k < 6; k++) {
      assertThat(tight.last()[k]).isCloseTo(truth[k], within(3e-3));
      assertThat(loose.last()[k]).isCloseTo(truth[k], within(3e-2));
    }
  }

  /** The explicit scheme, refined wherever it would cross, keeps the order too. */
  @Test
  void refinementKeepsAnExplicitSchemeInTheChamber() {
    var sde = SpectralSde.isotropic(24, 6, 0.3, SingularValueDrift.NONE);
    double[] start = {1.9, 1.6, 1.3, 1.0, 0.7, 0.4};
    var grid = TimeGrid.uniform(0, 0.5, 5);

    for (int seed = 0; seed < 10; seed++) {
      Trajectory s =
          new StepHalving(1e-2, 30)
              .solve(sde, new EulerMaruyama(), start, grid, new BrownianTree(6, 0, 0.5, seed));
      assertThat(List.of(s.states())).allMatch(sde::admits);
    }
  }

  @Test
  void refusesIntervalsItDoesNotCover() {
    var path = new BrownianTree(1, 0, 1, 1);

    assertThatThrownBy(() -> path.increment(0.5, 1.5, new double[1]))
        .hasMessageContaining("interval must lie in [0.0, 1.0]");
    assertThatThrownBy(() -> path.increment(Double.NaN, 1, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BrownianTree(1, 1, 1, 1)).hasMessageContaining("before");
    assertThatThrownBy(() -> new StepHalving(Double.NaN, 1)).hasMessageContaining("tolerance");
  }
}
