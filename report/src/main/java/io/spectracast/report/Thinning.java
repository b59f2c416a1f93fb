package io.spectracast.report;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A choice of points evenly spread over a long series, so that a page stays small.
 *
 * @param kept indices from 0, increasing; always the first and the last
 * @param of the number of points there are
 */
record Thinning(int[] kept, int of) {

  /**
   * @param points how many there are, at least 1
   * @param most how many may be kept, at least 2; the forced ones come on top
   * @param forced indices to keep in any case
   */
  static Thinning of(int points, int most, int... forced) {
    if (points <= most) {
      return new Thinning(IntStream.range(0, points).toArray(), points);
    }
    TreeSet<Integer> kept = new TreeSet<>();
    for (int i = 0; i < most; i++) {
      kept.add((int) Math.round((double) i * (points - 1) / (most - 1)));
    }
    Arrays.stream(forced).forEach(kept::add);
    return new Thinning(kept.stream().mapToInt(Integer::intValue).toArray(), points);
  }

  /**
   * Points at even ratios, for a logarithmic axis: all of the first ones, ever fewer later.
   *
   * @param points how many there are, at least 1
   * @param most how many may be kept, at least 2
   */
  static Thinning geometric(int points, int most) {
    TreeSet<Integer> kept = new TreeSet<>();
    for (int i = 0; i < most; i++) {
      kept.add((int) Math.round(Math.pow(points, (double) i / (most - 1))) - 1);
    }
    return new Thinning(kept.stream().mapToInt(Integer::intValue).toArray(), points);
  }

  /** Whether anything was left out. */
  boolean thinned() {
    return kept.length < of;
  }
}
