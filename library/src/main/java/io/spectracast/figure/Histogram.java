package io.spectracast.figure;

import java.util.Arrays;

/**
 * A histogram with the bin width of Freedman and Diaconis, 2·IQR·N^(−1/3), normalised so that the
 * binned values count for {@code values/total} of the area.
 *
 * <p>D. Freedman and P. Diaconis, Z. Wahrscheinlichkeitstheorie verw. Gebiete 57 (1981) 453–476.
 *
 * @param edges increasing, one more than counts
 * @param counts how many values each bin holds
 * @param heights densities
 */
public record Histogram(double[] edges, int[] counts, double[] heights) {

  private static final int MOST_BINS = 120;

  /**
   * @param values in any order, at least one, finite
   * @param total what an area of 1 stands for; at least the number of values
   */
  public static Histogram of(double[] values, int total) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return counted(edges(sorted), sorted, total);
  }

  /** The values, all of them between the first and the last edge, in equal bins of area 1. */
  public static Histogram within(double[] edges, double[] values) {
    return counted(edges, values, values.length);
  }

  private static Histogram counted(double[] edges, double[] values, int total) {
    int[] counts = counts(values, edges);
    double width = edges[1] - edges[0];
    double[] heights = Arrays.stream(counts).mapToDouble(c -> c / (total * width)).toArray();
    return new Histogram(edges, counts, heights);
  }

  private static double[] edges(double[] sorted) {
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (!(high > low)) {
      double margin = low == 0 ? 0.5 : 0.05 * Math.abs(low);
      return new double[] {low - margin, low + margin};
    }
    int bins = bins(sorted, high - low);
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, i -> low + (high - low) * i / bins);
    return edges;
  }

  private static int bins(double[] sorted, double extent) {
    double quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double width = 2 * quartiles / Math.cbrt(sorted.length);
    return width > 0 ? (int) Math.min(MOST_BINS, Math.max(1, Math.ceil(extent / width))) : 10;
  }

  private static double quantile(double[] sorted, double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  private static int[] counts(double[] values, double[] edges) {
    int[] counts = new int[edges.length - 1];
    double scale = counts.length / (edges[counts.length] - edges[0]);
    for (double value : values) {
      counts[Math.min(counts.length - 1, (int) ((value - edges[0]) * scale))]++;
    }
    return counts;
  }
}
