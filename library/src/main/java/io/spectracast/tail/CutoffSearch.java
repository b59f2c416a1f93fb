package io.spectracast.tail;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.max;

/**
 * The exact search for the candidate x_min with the smallest Kolmogorov distance.
 *
 * <p>With y = ln λ ascending, the tail from i has the total excess
 *
 * <pre>
 *   E_i = Σ_{j≥i} (y_j − y_i) = E_{i+1} + (n − i − 1)(y_{i+1} − y_i),    α_i − 1 = (n − i)/E_i,
 * </pre>
 *
 * <p>so all exponents take O(n) together, without cancellation. Candidates are visited from coarse
 * to fine strides. A candidate is abandoned at the first point whose deviation exceeds the best
 * distance so far; the points where its two visited neighbours failed are tried first, and since
 * neighbouring tails deviate at the same place, most candidates cost one or two exponentials.
 */
final class CutoffSearch {

  private static final int COARSE_PROBES = 64;

  private final double[] y;
  private final double[] slopes;

  /** Where each visited candidate deviated most, or too much. */
  private final int[] witness;

  private double best = Double.POSITIVE_INFINITY;
  private int bestIndex = -1;

  /**
   * Searches.
   *
   * @param y ln λ, ascending; not modified
   * @param fewest the smallest tail, at least 2
   */
  CutoffSearch(double[] y, int fewest) {
    this.y = y;
    this.slopes = slopes(y);
    this.witness = new int[y.length];
    int candidates = y.length - fewest + 1;
    int stride = Integer.highestOneBit(max(1, candidates));
    visit(0, 0);
    for (; stride > 0; stride /= 2) {
      for (int i = stride; i < candidates; i += 2 * stride) {
        visit(i, stride);
      }
    }
  }

  /** α_i − 1; 0 where the tail is constant. */
  private static double[] slopes(double[] y) {
    int n = y.length;
    double[] slopes = new double[n];
    double excess = 0;
    for (int i = n - 2; i >= 0; i--) {
      excess += (n - i - 1) * (y[i + 1] - y[i]);
      slopes[i] = excess > 0 ? (n - i) / excess : 0;
    }
    return slopes;
  }

  private void visit(int i, int stride) {
    witness[i] = i;
    boolean repeated = i > 0 && y[i] == y[i - 1];
    if (repeated || slopes[i] == 0) {
      return;
    }
    if (fails(i, witness[i - stride]) || fails(i, witness[neighbour(i, stride)])) {
      return;
    }
    int step = (y.length - i) / COARSE_PROBES;
    if (step > 1 && scan(i, step) > best) {
      return;
    }
    double distance = scan(i, 1);
    if (distance < best || distance == best && i < bestIndex) {
      best = distance;
      bestIndex = i;
    }
  }

  private int neighbour(int i, int stride) {
    return i + stride < y.length ? i + stride : i;
  }

  private boolean fails(int i, int j) {
    boolean fails = j > i && deviation(i, j) > best;
    if (fails) {
      witness[i] = j;
    }
    return fails;
  }

  /** The largest deviation at every step-th point, or the first one that exceeds the best. */
  private double scan(int i, int step) {
    double largest = 0;
    for (int j = i; j < y.length && largest <= best; j += step) {
      double deviation = deviation(i, j);
      if (deviation > largest) {
        largest = deviation;
        witness[i] = j;
      }
    }
    return largest;
  }

  private double deviation(int i, int j) {
    double fitted = 1 - exp(-slopes[i] * (y[j] - y[i]));
    return abs(fitted - (double) (j - i) / (y.length - i));
  }

  boolean found() {
    return bestIndex >= 0;
  }

  /** Of x_min among y. */
  int index() {
    return bestIndex;
  }

  /** α − 1. */
  double slope() {
    return slopes[bestIndex];
  }

  /** The smallest Kolmogorov distance. */
  double distance() {
    return best;
  }
}
