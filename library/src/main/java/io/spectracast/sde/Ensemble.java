package io.spectracast.sde;

import io.spectracast.random.RandomStreams;
import java.util.concurrent.Callable;

/**
 * Many independent solutions of any equation, by any stepper and integrator. Each member has its
 * own {@link BrownianTree}, named by the root seed and the member's number: results do not depend
 * on the number of threads or members, and a finer integration of the same ensemble follows the
 * same paths.
 *
 * <p>For isotropic noise {@link SingularValueEnsemble} is far faster.
 *
 * @param members number of solutions, positive
 * @param seed root seed
 * @param threads how many threads may work at a time, positive
 */
public record Ensemble(int members, long seed, int threads) {

  public Ensemble {
    SingularValueEnsemble.requireSize(members, threads);
  }

  /**
   * Solves the equation.
   *
   * @param initial the state of every member at the first time
   * @param grid at least two times
   * @return one trajectory per member
   */
  public <E extends Sde> Trajectory[] solve(
      E equation,
      Stepper<? super E> stepper,
      Integrator integrator,
      double[] initial,
      TimeGrid grid) {
    Trajectory[] result = new Trajectory[members];
    Callable<?>[] tasks = new Callable<?>[members];
    for (int i = 0; i < members; i++) {
      int member = i;
      tasks[i] =
          () ->
              result[member] =
                  integrator.solve(equation, stepper, initial, grid, path(equation, grid, member));
    }
    Parallel.run(threads, tasks);
    return result;
  }

  private BrownianTree path(Sde equation, TimeGrid grid, int member) {
    double[] times = grid.times();
    long name = new RandomStreams(seed).stream("path", member).nextLong();
    return new BrownianTree(equation.noises(), times[0], times[times.length - 1], name);
  }
}
