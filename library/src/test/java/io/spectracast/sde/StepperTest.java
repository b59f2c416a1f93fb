package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepperTest {

  private static final double[] START = SingularValueEnsembleTest.ramp(12, 1.9, 0.4);
  private static final double NU = 0.05;
  private static final double KAPPA = 1;
  private static final SpectralSde GENTLE =
      SpectralSde.isotropic(24, 12, NU, SingularValueDrift.decay(KAPPA));

  static Stream<Stepper<? super SpectralSde>> steppers() {
    return Stream.of(new EulerMaruyama(), new TamedEuler(), new SemiImplicit());
  }

  /**
   * Where values stay apart (ν√t a third of the gaps), every scheme shows its declared orders:
   * weak, against the exact mean of Σ s² of the matrix, and along the path, against 256 steps. The
   * tamed scheme's own error is of second order in the drift, hence the short time.
   */
  @ParameterizedTest
  @MethodSource("steppers")
  void showsItsDeclaredOrders(Stepper<? super SpectralSde> stepper) {
    double time = 0.4;
    int[] steps = {8, 16, 32};
    double[] weak = new double[3];
    double[] along = new double[3];
    int paths = 150;
    for (int path = 0; path < paths; path++) {
      var tree = new BrownianTree(12, 0, time, path);
      double[] fine = solve(stepper, tree, time, 256);
      for (int i = 0; i < 3; i++) {
        double[] s = solve(stepper, tree, time, steps[i]);
        weak[i] += (squares(s) - control(tree, time, steps[i]) - exact(time)) / paths;
        along[i] += distance(s, fine) / paths;
      }
    }
    double weakOrder = Math.log(weak[0] / weak[2]) / Math.log(4);
    // against 256 steps instead of the limit, an order 1 shows as log₄(31/7) = 1.07
    double additiveOrder = Math.log(along[0] / along[2]) / Math.log(4) - 0.07;

    assertThat(weakOrder).isCloseTo(stepper.weakOrder(), within(0.15));
    assertThat(additiveOrder).isCloseTo(stepper.additiveOrder(), within(0.15));
  }

  @Test
  void onlyTheSemiImplicitSchemeSurvivesCollisions() {
    var sde = SpectralSde.isotropic(24, 12, 0.3, SingularValueDrift.decay(0.2));
    var grid = TimeGrid.uniform(0, 0.2, 200);
    int crossedByEuler = 0;
    int crossedByTamed = 0;
    for (int path = 0; path < 40; path++) {
      var tree = new BrownianTree(12, 0, 0.2, path);
      var fixed = new FixedStep();
      crossedByEuler += crossed(sde, fixed.solve(sde, new EulerMaruyama(), START, grid, tree));
      crossedByTamed += crossed(sde, fixed.solve(sde, new TamedEuler(), START, grid, tree));
      assertThat(crossed(sde, fixed.solve(sde, new SemiImplicit(), START, grid, tree))).isZero();
    }
    assertThat(crossedByEuler).isGreaterThan(30);
    assertThat(crossedByTamed).isGreaterThan(30);
  }

  @Test
  void theSchemeOnePathAtATimeIsTheEnsembles() {
    var repulsion = Repulsion.isotropic(40, 30, 30, 0.4);
    double[] x = SingularValueEnsembleTest.ramp(30, 3, 0.2);
    double h = 0.01;
    double[] b = x.clone();
    double[] increment = new double[30];
    new BrownianTree(30, 0, h, 8).increment(0, h, increment);
    double[][] state = new double[30][1];
    double[][] target = new double[30][1];
    for (int k = 0; k < 30; k++) {
      b[k] += 0.4 * increment[k];
      state[k][0] = x[k];
      target[k][0] = b[k];
    }
    double[] next = new double[30];

    new ChamberNewton(repulsion, h).solve(x, b, next);
    new LogGasBlock(new LogGas(30, 10, new double[0]), 1).solve(target, h * 0.16, state);

    for (int k = 0; k < 30; k++) {
      assertThat(state[k][0]).isCloseTo(next[k], within(2e-3 * 0.4 * Math.sqrt(h)));
    }
  }

  @Test
  void solvesTheImplicitEquationForAnyWeights() {
    var noise =
        new KroneckerNoise(
            TestMatrices.gaussian(14, 14, 0.3, TestMatrices.rng("weights", 0)),
            TestMatrices.gaussian(8, 8, 0.3, TestMatrices.rng("weights", 1)));
    double[] x = SingularValueEnsembleTest.ramp(8, 3, 0.5);
    var frame =
        io.spectracast.linalg.Svd.triplets(
            TestMatrices.withSingularValues(14, x, TestMatrices.rng("weights", 2)));
    Repulsion repulsion = noise.inFrame(frame).repulsion();
    double[] b = {2.5, 2.6, 2.2, 1.9, 2.1, 1.2, 0.1, -0.3};
    double[] s = new double[8];

    new ChamberNewton(repulsion, 0.05).solve(x, b, s);

    double[] force = new double[8];
    repulsion.addDrift(s, force);
    for (int k = 0; k < 8; k++) {
      force[k] += CloseRange.force(s[k], 0.05 / 2 * repulsion.wall()[k]) / 0.05;
      for (int j = k + 1; j < Math.min(8, k + 1 + CloseRange.NEIGHBOURS); j++) {
        double close = CloseRange.force(s[k] - s[j], 0.05 * repulsion.gap()[k * 8 + j]) / 2;
        force[k] += close / 0.05;
        force[j] -= close / 0.05;
      }
    }
    for (int k = 0; k < 8; k++) {
      assertThat(s[k]).isCloseTo(b[k] + 0.05 * force[k], within(1e-8));
    }
    SingularValueEnsembleTest.assertStrictlyDescendingAndPositive(s);
  }

  /** By hand: ν²[(m−n)/(2s) + s_k/(s_k² − s_j²)] at m − n = 10, ν = 0.1, s = (3, 2). */
  @Test
  void repulsionPushesNeighboursApartAndAllUp() {
    double[] repulsion = new double[2];

    Repulsion.isotropic(20, 10, 2, 0.1).addDrift(new double[] {3, 2}, repulsion);

    assertThat(repulsion[0]).isCloseTo(0.01 * (10.0 / 6 + 3.0 / 5), within(1e-15));
    assertThat(repulsion[1]).isCloseTo(0.01 * (10.0 / 4 - 2.0 / 5), within(1e-15));
  }

  /** Itô: drift of λ = 2s·(drift of s) + (volatility of s)², an identity at every point. */
  @Test
  void theEigenvalueFormIsTheSquareOfTheSingularValueForm() {
    double[] s = {3, 2.2, 1.1, 0.4};
    double[] lambda = Arrays.stream(s).map(x -> x * x).toArray();
    double[] ofS = new double[4];
    double[] ofLambda = new double[4];
    double[] noise = new double[4];
    SpectralSde.isotropic(9, 4, 0.6, SingularValueDrift.decay(0.3)).drift(0, s, ofS);
    var squared = new EigenvalueSde(9, 4, 0.6, 0.3);
    squared.drift(0, lambda, ofLambda);
    squared.diffuse(0, lambda, new double[] {1, 1, 1, 1}, noise);

    for (int k = 0; k < 4; k++) {
      assertThat(ofLambda[k]).isCloseTo(2 * s[k] * ofS[k] + 0.36, within(1e-12));
      assertThat(noise[k]).isCloseTo(2 * s[k] * 0.6, within(1e-12));
    }
  }

  private static int crossed(SpectralSde sde, Trajectory trajectory) {
    return Arrays.stream(trajectory.states()).allMatch(sde::admits) ? 0 : 1;
  }

  private static double[] solve(
      Stepper<? super SpectralSde> stepper, BrownianPath path, double time, int steps) {
    var grid = new TimeGrid(new double[] {0, time}, time / steps);
    return new FixedStep().solve(GENTLE, stepper, START, grid, path).last();
  }

  /** The linear part of Σ s² for this many steps, of mean zero. */
  private static double control(BrownianPath path, double time, int steps) {
    double[] increment = new double[12];
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      path.increment(time * i / steps, time * (i + 1) / steps, increment);
      double keep = Math.exp(-KAPPA * (2 * time - time * (i + 0.5) / steps));
      for (int k = 0; k < 12; k++) {
        sum += 2 * NU * keep * START[k] * increment[k];
      }
    }
    return sum;
  }

  private static double exact(double time) {
    double keep = Math.exp(-2 * KAPPA * time);
    return keep * squares(START) + 24 * 12 * NU * NU * (1 - keep) / (2 * KAPPA);
  }

  private static double squares(double[] s) {
    return Arrays.stream(s).map(x -> x * x).sum();
  }

  private static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return Math.sqrt(sum);
  }
}
