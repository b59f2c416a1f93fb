package io.spectracast.cli;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.sde.OrnsteinUhlenbeck;
import io.spectracast.sde.SingularValueDrift;
import io.spectracast.sde.SingularValueEnsemble;
import io.spectracast.sde.SingularValueSde;
import io.spectracast.sde.TimeGrid;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An ensemble of singular values at the times of a grid, and a sample of the exact law at the same
 * times, drawn from other streams. Both are {@code [member][time][k]}, descending in k, and the
 * same for any number of threads.
 *
 * @param dynamics the equation
 * @param grid the times
 * @param members of each of the two
 * @param seed root seed
 * @param threads how many threads may work
 */
record Simulation(MatrixDynamics dynamics, TimeGrid grid, int members, long seed, int threads) {

  /** The ensemble; advances the stage once per member and step. */
  double[][][] simulate(Engine engine, Stage stage) {
    return engine == Engine.MATRIX ? matrices("simulated", stage) : semiImplicit(stage);
  }

  /** The sample of the exact law; advances the stage once per member and step. */
  double[][][] exact(Stage stage) {
    return dynamics.isWishart() ? wishart(stage) : matrices("exact", stage);
  }

  private double[][][] semiImplicit(Stage stage) {
    SingularValueDrift decay = SingularValueDrift.decay(dynamics.decay());
    SingularValueDrift counted =
        (member, t, s, out) -> {
          stage.advance();
          decay.drift(member, t, s, out);
        };
    SingularValueSde equation =
        SingularValueSde.dyson(dynamics.rows(), dynamics.columns(), dynamics.volatility())
            .withDrift(counted);
    return new SingularValueEnsemble(members, seed, threads)
        .solve(equation, dynamics.start().singularValues(), grid);
  }

  /** The matrix by its exact transitions. */
  private double[][][] matrices(String stream, Stage stage) {
    OrnsteinUhlenbeck process = new OrnsteinUhlenbeck(dynamics.decay(), dynamics.matrixNoise());
    DenseMatrix start = dynamics.startMatrix();
    double[] times = grid.times();
    double[][][] paths = new double[members][times.length][];
    Members.each(
        members,
        threads,
        member -> {
          UniformRandomProvider rng = new RandomStreams(seed).stream(stream, member);
          DenseMatrix w = start;
          paths[member][0] = dynamics.start().singularValues();
          for (int i = 1; i < times.length; i++) {
            stage.advance();
            w = process.sample(w, times[i] - times[i - 1], rng);
            paths[member][i] = Svd.values(w);
          }
        });
    return paths;
  }

  /** Independent Gaussian entries by their bidiagonal form, times independent of each other. */
  private double[][][] wishart(Stage stage) {
    double[] times = grid.times();
    double[][][] samples = new double[members][times.length][];
    Members.each(
        members,
        threads,
        member -> {
          UniformRandomProvider rng = new RandomStreams(seed).stream("wishart", member);
          samples[member][0] = dynamics.start().singularValues();
          for (int i = 1; i < times.length; i++) {
            stage.advance();
            double variance = dynamics.entryVariance(times[i]);
            samples[member][i] =
                new LaguerreEnsemble(dynamics.rows(), dynamics.columns(), 1, variance)
                    .sampleSingularValues(rng);
          }
        });
    return samples;
  }
}
