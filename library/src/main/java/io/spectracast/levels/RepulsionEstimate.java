package io.spectracast.levels;

import io.spectracast.inference.Interval;
import io.spectracast.tail.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * The repulsion drift as measured in increments.
 *
 * @param increments how many were taken in
 * @param points values of them whose gaps on both sides were wide enough
 * @param slope of measured displacements in the theory's, 1 if the theory holds and 0 without
 *     repulsion
 * @param squares the sum of the squares of the theory's displacements: the weight of this slope
 *     when those of several runs are put together
 * @param restoring the coefficient of −sₖ·lag that was fitted beside it, a rate; empty if none was
 * @param bins by width of the gap
 */
public record RepulsionEstimate(
    int increments,
    int points,
    Interval slope,
    double squares,
    Outcome<Interval> restoring,
    List<GapBin> bins) {

  public RepulsionEstimate {
    bins = List.copyOf(bins);
  }

  /** The estimate in a sentence. */
  public String sentence() {
    String says =
        slope.contains(1)
            ? slope.contains(0)
                ? "cannot be told from none or from the theory's"
                : "is the theory's"
            : slope.contains(0) ? "is not seen" : "differs from the theory's and from none";
    return String.format(
        Locale.ROOT,
        "Repulsion %s: slope %s from %d displacements in %d increments.",
        says,
        slope.inWords(),
        points,
        increments);
  }
}
