package io.spectracast.sde;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Some members of a {@link SingularValueEnsemble}, stepped side by side. */
final class SingularValueBlock {

  private final SingularValueSde equation;
  private final int first;
  private final int modes;
  private final int lanes;
  private final LogGasBlock implicit;
  private final ZigguratSampler.NormalizedGaussian[] normal;
  private final double[][] state;
  private final double[][] target;
  private final double[] s;
  private final double[] drift;

  SingularValueBlock(SingularValueSde equation, double[] initial, long seed, int first, int lanes) {
    this.equation = equation;
    this.first = first;
    this.lanes = lanes;
    modes = initial.length;
    double excess = equation.rows() - equation.columns();
    implicit = new LogGasBlock(new LogGas(modes, excess, equation.bath()), lanes);
    normal = new ZigguratSampler.NormalizedGaussian[lanes];
    for (int p = 0; p < lanes; p++) {
      UniformRandomProvider rng = new RandomStreams(seed).stream("member", first + p);
      normal[p] = ZigguratSampler.NormalizedGaussian.of(rng);
    }
    state = Lanes.rows(modes, lanes);
    target = Lanes.rows(modes, lanes);
    for (int k = 0; k < modes; k++) {
      Arrays.fill(state[k], initial[k]);
    }
    s = new double[modes];
    drift = new double[modes];
  }

  void solve(TimeGrid grid, double[][][] result) {
    double[] times = grid.times();
    save(result, 0);
    for (int i = 1; i < times.length; i++) {
      int steps = grid.steps(i);
      double h = (times[i] - times[i - 1]) / steps;
      for (int step = 0; step < steps; step++) {
        step(times[i - 1] + step * h, h);
      }
      save(result, i);
    }
  }

  private void step(double t, double h) {
    double factor = equation.schedule().over(t, t + h);
    double nu = factor * equation.volatility();
    for (int p = 0; p < lanes; p++) {
      aim(p, t, h, factor * Math.sqrt(h));
    }
    implicit.solve(target, h * nu * nu, state);
  }

  /** The {@link Fold} of b = s + drift·h + νₖ ΔBₖ. */
  private void aim(int p, double t, double h, double scale) {
    for (int k = 0; k < modes; k++) {
      s[k] = state[k][p];
      drift[k] = 0;
    }
    equation.drift().drift(first + p, t, s, drift);
    for (int k = 0; k < modes; k++) {
      double noise = scale * equation.volatility(k) * normal[p].sample();
      s[k] += drift[k] * h + noise;
    }
    Fold.intoChamber(s);
    for (int k = 0; k < modes; k++) {
      target[k][p] = s[k];
    }
  }

  private void save(double[][][] result, int time) {
    for (int p = 0; p < lanes; p++) {
      for (int k = 0; k < modes; k++) {
        result[first + p][time][k] = state[k][p];
      }
    }
  }
}
