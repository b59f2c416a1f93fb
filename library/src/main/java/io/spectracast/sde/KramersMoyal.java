package io.spectracast.sde;

import java.util.Arrays;
import java.util.Optional;

/**
 * Drift and diffusion of a scalar process estimated from its increments on a grid of cells:
 *
 * <pre>  f(x) ≈ E[Δx | x]/Δt,   D(x) ≈ E[(Δx − f Δt)² | x]/(2Δt),   dx = f dt + √(2D) dβ</pre>
 *
 * and the stationary density they predict, p ∝ exp(∫ f/D)/D.
 *
 * <p>The estimates belong to the lag Δt: their bias is of first order in it. J. Gradišek et al.,
 * Phys. Rev. E 62 (2000) 3146–3155.
 *
 * @param edges the cells' boundaries, ascending, one more than there are cells
 * @param counts increments that began in each cell
 * @param drift f at the cells' centres; meaningful where the count is at least 2
 * @param diffusion D at the cells' centres; meaningful where the count is at least 2
 */
public record KramersMoyal(double[] edges, long[] counts, double[] drift, double[] diffusion) {

  /**
   * Estimates from observed pairs.
   *
   * @param before x at the start of each increment
   * @param after x a time {@code lag} later, in the same order
   * @param lag Δt, positive
   * @param edges the cells' boundaries, strictly ascending, at least two
   */
  public static KramersMoyal estimate(double[] before, double[] after, double lag, double[] edges) {
    if (before.length != after.length) {
      throw new IllegalArgumentException(
          "before and after must have one length, was %d and %d"
              .formatted(before.length, after.length));
    }
    if (!(lag > 0 && lag < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lag must be positive and finite, was " + lag);
    }
    requireAscending(edges);
    int cells = edges.length - 1;
    long[] counts = new long[cells];
    double[] drift = new double[cells];
    double[] diffusion = new double[cells];
    for (int i = 0; i < before.length; i++) {
      int cell = cell(edges, before[i]);
      if (cell >= 0) { // Welford's update of mean and squared deviation
        double step = after[i] - before[i];
        double deviation = step - drift[cell];
        drift[cell] += deviation / ++counts[cell];
        diffusion[cell] += deviation * (step - drift[cell]);
      }
    }
    for (int c = 0; c < cells; c++) {
      drift[c] /= lag;
      diffusion[c] /= 2 * lag * Math.max(1, counts[c] - 1);
    }
    return new KramersMoyal(edges.clone(), counts, drift, diffusion);
  }

  private static void requireAscending(double[] edges) {
    if (edges.length < 2) {
      throw new IllegalArgumentException("edges must number at least 2, was " + edges.length);
    }
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i - 1] < edges[i])) {
        throw new IllegalArgumentException(
            "edges must ascend strictly, was " + Arrays.toString(edges));
      }
    }
  }

  private static int cell(double[] edges, double x) {
    if (!(x >= edges[0] && x < edges[edges.length - 1])) {
      return -1;
    }
    int found = Arrays.binarySearch(edges, x);
    return found >= 0 ? found : -found - 2;
  }

  /** The centre of a cell. */
  public double center(int cell) {
    return 0.5 * (edges[cell] + edges[cell + 1]);
  }

  /**
   * The standard error of {@code drift[cell]}, by the scatter of its increments over {@code lag}.
   */
  public double driftError(int cell, double lag) {
    return Math.sqrt(2 * diffusion[cell] / (lag * counts[cell]));
  }

  /**
   * The stationary density at the cells' centres, normalised over the grid.
   *
   * @param leastCount cells with fewer increments are refused
   * @return empty if a cell has too few increments or no diffusion; narrow the grid then
   */
  public Optional<double[]> stationaryDensity(long leastCount) {
    int cells = counts.length;
    double[] logarithm = new double[cells];
    double integral = 0;
    for (int c = 0; c < cells; c++) {
      if (counts[c] < Math.max(2, leastCount) || !(diffusion[c] > 0)) {
        return Optional.empty();
      }
      if (c > 0) {
        double slope = 0.5 * (drift[c] / diffusion[c] + drift[c - 1] / diffusion[c - 1]);
        integral += slope * (center(c) - center(c - 1));
      }
      logarithm[c] = integral - Math.log(diffusion[c]);
    }
    return Optional.of(normalised(logarithm));
  }

  private double[] normalised(double[] logarithm) {
    double highest = Arrays.stream(logarithm).max().orElseThrow();
    double[] density = new double[logarithm.length];
    double mass = 0;
    for (int c = 0; c < density.length; c++) {
      density[c] = Math.exp(logarithm[c] - highest);
      mass += density[c] * (edges[c + 1] - edges[c]);
    }
    for (int c = 0; c < density.length; c++) {
      density[c] /= mass;
    }
    return density;
  }
}
