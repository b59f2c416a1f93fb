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
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An ensemble of singular values at the times of a grid, and a sample of the exact law at the same
 * times, drawn from other streams. Both are {@code [member][time][k]}, descending in k, and the
 * same for any number of threads.
 *
 * @param dynamics the equation
 * @param grid the times recorded
 * @param substeps how many steps the semi-implicit engine makes of each
 * @param members of each of the two
 * @param seed root seed
 * @param threads how many threads may work
 */
record Simulation(
    MatrixDynamics dynamics, TimeGrid grid, int substeps, int members, long seed, int threads) {

  /** The number of steps recorded. */
  int steps() {
    return grid.size() - 1;
  }

  /** How often {@link #simulate} advances its stage: once per member and step. */
  long work(Engine engine) {
    long steps = engine == Engine.SEMI_IMPLICIT ? (long) substeps * steps() : steps();
    return members * steps;
  }

  /** How often {@link #exact} advances its stage. */
  long exactWork() {
    return dynamics.isWishart() ? members : (long) members * steps();
  }

  /** The ensemble. */
  double[][][] simulate(Engine engine, Stage stage) {
    return engine == Engine.MATRIX ? matrices("simulated", stage) : semiImplicit(stage);
  }

  /** The sample of the exact law. */
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
        .solve(equation, dynamics.start().singularValues(), refined());
  }

  private TimeGrid refined() {
    double[] times = grid.times();
    return new TimeGrid(times, times[times.length - 1] / steps() / substeps * (1 + 1e-9));
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

  /** Independent Gaussian entries by their bidiagonal form; one draw a member, scaled in time. */
  private double[][][] wishart(Stage stage) {
    double[] times = grid.times();
    double[][][] samples = new double[members][times.length][];
    LaguerreEnsemble law = new LaguerreEnsemble(dynamics.rows(), dynamics.columns(), 1, 1);
    Members.each(
        members,
        threads,
        member -> {
          stage.advance();
          double[] draw =
              law.sampleSingularValues(new RandomStreams(seed).stream("wishart", member));
          for (int i = 0; i < times.length; i++) {
            double scale = Math.sqrt(dynamics.entryVariance(times[i]));
            samples[member][i] = Arrays.stream(draw).map(s -> scale * s).toArray();
          }
        });
    return samples;
  }
}
