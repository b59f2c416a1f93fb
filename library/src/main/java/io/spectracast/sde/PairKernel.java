package io.spectracast.sde;

import java.util.Arrays;

/**
 * The sums Σ_j 1/(λₖ − λⱼ) for many paths at once: the O(n²) part of every step.
 *
 * <p>Row k holds λₖ of all paths of a block ("lanes"). The inner loops run over lanes, touch few
 * arrays and have no branch, which is what the JIT compiler needs to vectorise them; two pairs
 * share one division by 1/u = v·(1/uv), 1/v = u·(1/uv); each reciprocal serves both members of its
 * pair; and the second index is tiled so that its rows stay in the first-level cache. A benchmark
 * guards the resulting rate.
 */
public final class PairKernel {

  private static final int TILE_BYTES = 24 * 1024;

  private PairKernel() {}

  /**
   * Writes Σ 1/(λₖ − λⱼ) over the j with |j − k| &gt; band into {@code sums[k]}, k &lt; modes.
   *
   * @param lambda rows of lanes; rows beyond {@code modes} act on the others but are not acted upon
   * @param modes the number of moving rows
   * @param band pairs this close are left out; 0 leaves out only j = k
   * @param sums as many rows as {@code lambda}; those beyond {@code modes} are overwritten with
   *     values of no meaning
   */
  public static void sums(double[][] lambda, int modes, int band, double[][] sums) {
    for (double[] row : sums) {
      Arrays.fill(row, 0);
    }
    int count = lambda.length;
    for (int k = 0; k < modes && k + band + 1 < count; k += 2) {
      one(lambda[k], lambda[k + band + 1], sums[k], sums[k + band + 1]);
    }
    int tile = Math.max(4, TILE_BYTES / (16 * lambda[0].length));
    for (int first = band + 2; first < count; first += tile) {
      tile(lambda, modes, band, sums, first, Math.min(count, first + tile));
    }
  }

  private static void tile(
      double[][] lambda, int modes, int band, double[][] sums, int first, int end) {
    for (int k = 0; k < modes && k + band + 2 < end; k += 2) {
      for (int j = Math.max(first, k + band + 2); j < end; j++) {
        if (k + 1 < modes) {
          two(lambda[k], lambda[k + 1], lambda[j], sums[k], sums[k + 1], sums[j]);
        } else {
          one(lambda[k], lambda[j], sums[k], sums[j]);
        }
      }
    }
  }

  private static void one(double[] a, double[] x, double[] sumA, double[] sumX) {
    for (int p = 0; p < x.length; p++) {
      double r = 1 / (a[p] - x[p]);
      sumA[p] += r;
      sumX[p] -= r;
    }
  }

  private static void two(
      double[] a, double[] b, double[] x, double[] sumA, double[] sumB, double[] sumX) {
    for (int p = 0; p < x.length; p++) {
      double value = x[p];
      double u = a[p] - value;
      double v = b[p] - value;
      double r = 1 / (u * v);
      double overU = v * r;
      double overV = u * r;
      sumA[p] += overU;
      sumB[p] += overV;
      sumX[p] -= overU + overV;
    }
  }
}
