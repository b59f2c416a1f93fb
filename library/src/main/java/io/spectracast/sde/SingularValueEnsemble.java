package io.spectracast.sde;

import java.util.concurrent.Callable;

/**
 * Many independent solutions of one {@link SingularValueSde} from one initial state, by the
 * semi-implicit scheme that keeps s₁ &gt; … &gt; s_K &gt; 0 whatever the step.
 *
 * <p>Noise is drawn for each member from its own stream, split from the root seed by the member's
 * number. A member is therefore the same, bit for bit, for any number of members and threads.
 *
 * @param members number of solutions, positive
 * @param seed root seed
 * @param threads how many threads may work at a time, positive
 */
public record SingularValueEnsemble(int members, long seed, int threads) {

  /** Members solved side by side: the longer rows pay while the block stays in the cache. */
  private static final int LANES = 64;

  private static final int LANES_OF_FEW_MODES = 128;

  private static final int FEW_MODES = 100;

  public SingularValueEnsemble {
    requireSize(members, threads);
  }

  static void requireSize(int members, int threads) {
    if (members < 1) {
      throw new IllegalArgumentException("members must be positive, was " + members);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive, was " + threads);
    }
  }

  /**
   * Solves the equation.
   *
   * @param initial the singular values at the first time: K values, descending, above the bath;
   *     equal values are allowed and part at once
   * @param grid the times wanted
   * @return s as {@code [member][time][k]}, the initial state at time 0 included; from the second
   *     time on strictly descending and positive
   */
  public double[][][] solve(SingularValueSde equation, double[] initial, TimeGrid grid) {
    equation.requireState(initial);
    double[][][] result = new double[members][grid.size()][initial.length];
    int widest = initial.length < FEW_MODES ? LANES_OF_FEW_MODES : LANES;
    int lanes = Math.min(widest, (members + threads - 1) / threads);
    int blocks = (members + lanes - 1) / lanes;
    Callable<?>[] tasks = new Callable<?>[blocks];
    for (int b = 0; b < blocks; b++) {
      int first = b * lanes;
      int width = Math.min(lanes, members - first);
      tasks[b] =
          () -> {
            new SingularValueBlock(equation, initial, seed, first, width).solve(grid, result);
            return null;
          };
    }
    Parallel.run(threads, tasks);
    return result;
  }
}
