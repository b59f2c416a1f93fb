package io.spectracast.inference;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Percentile intervals: the statistic is computed again from observations drawn with replacement.
 *
 * <p>B. Efron, Ann. Stat. 7 (1979) 1–26; A. C. Davison and D. V. Hinkley, Bootstrap Methods and
 * their Application (Cambridge 1997), sections 5.3 and 3.8.
 *
 * @param replicates how often, at least 1
 * @param level of the intervals, in (0, 1)
 * @param seed of the drawing: intervals of one seed are of the same draws
 */
public record Bootstrap(int replicates, double level, long seed) {

  public Bootstrap {
    Interval.requireLevel(level);
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1, was " + replicates);
    }
  }

  private interface Draw {
    int[][] groups(UniformRandomProvider rng);
  }

  /**
   * Draws observations inside each group, which keep their sizes: for groups that are what they
   * are, and would be the same in a repetition.
   *
   * @param groups indices of the observations of each
   * @param statistic of groups of indices
   * @return empty where the statistic is NaN, or is so in more than half of the replicates; the
   *     interval is widened to hold the estimate
   */
  public Optional<Interval> within(int[][] groups, ToDoubleFunction<int[][]> statistic) {
    return interval(
        groups,
        statistic,
        rng -> Arrays.stream(groups).map(g -> drawn(g, rng)).toArray(int[][]::new));
  }

  /** Draws whole groups: for groups that are a sample of many, each with correlated members. */
  public Optional<Interval> ofGroups(int[][] groups, ToDoubleFunction<int[][]> statistic) {
    return interval(
        groups,
        statistic,
        rng -> {
          int[][] drawn = new int[groups.length][];
          Arrays.setAll(drawn, i -> groups[rng.nextInt(groups.length)]);
          return drawn;
        });
  }

  private static int[] drawn(int[] group, UniformRandomProvider rng) {
    int[] drawn = new int[group.length];
    Arrays.setAll(drawn, i -> group[rng.nextInt(group.length)]);
    return drawn;
  }

  private Optional<Interval> interval(
      int[][] groups, ToDoubleFunction<int[][]> statistic, Draw draw) {
    double estimate = statistic.applyAsDouble(groups);
    UniformRandomProvider rng = new RandomStreams(seed).stream("bootstrap");
    double[] values = new double[replicates];
    for (int i = 0; i < replicates; i++) {
      values[i] = statistic.applyAsDouble(draw.groups(rng));
    }
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (Double.isNaN(estimate) || 2 * sorted.length < replicates) {
      return Optional.empty();
    }
    double low = quantile(sorted, (1 - level) / 2);
    double high = quantile(sorted, (1 + level) / 2);
    return Optional.of(
        new Interval(estimate, Math.min(low, estimate), Math.max(high, estimate), level));
  }

  /** The order statistic (R + 1)p of Davison and Hinkley, interpolated, kept inside. */
  private static double quantile(double[] sorted, double p) {
    double position = Math.max(0, Math.min(sorted.length - 1.0, (sorted.length + 1) * p - 1));
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
