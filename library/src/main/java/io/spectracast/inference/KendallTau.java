package io.spectracast.inference;

/**
 * Kendall's rank correlation τ_b: over pairs of observations,
 *
 * <pre>  τ_b = (C − D) / √(P_x P_y)</pre>
 *
 * with C concordant and D discordant pairs, and P_x the pairs that differ in x. It is 1 where y
 * rises with x, −1 where it falls, about 0 where they are independent, and does not change under
 * monotone maps of x or y.
 *
 * <p>M. G. Kendall, Biometrika 33 (1945) 239–251.
 */
public final class KendallTau {

  private double concordance;
  private double pairsX;
  private double pairsY;

  private KendallTau() {}

  /**
   * τ_b of all pairs.
   *
   * @param x finite
   * @param y finite, as many
   * @return in [−1, 1]; NaN where x or y is constant
   */
  public static double of(double[] x, double[] y) {
    return within(x, y, new int[][] {all(x.length)});
  }

  /**
   * τ_b of pairs inside groups alone, all groups together.
   *
   * @param groups the indices of each group's observations; an index may come more than once
   * @return in [−1, 1]; NaN where x or y is constant in every group
   */
  public static double within(double[] x, double[] y, int[][] groups) {
    KendallTau sums = new KendallTau();
    for (int[] group : groups) {
      sums.add(x, y, group);
    }
    double pairs = Math.sqrt(sums.pairsX * sums.pairsY);
    return pairs > 0 ? Math.max(-1, Math.min(1, sums.concordance / pairs)) : Double.NaN;
  }

  private static int[] all(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = i;
    }
    return indices;
  }

  private void add(double[] x, double[] y, int[] group) {
    for (int a = 1; a < group.length; a++) {
      double xa = x[group[a]];
      double ya = y[group[a]];
      for (int b = 0; b < a; b++) {
        double dx = Math.signum(xa - x[group[b]]);
        double dy = Math.signum(ya - y[group[b]]);
        concordance += dx * dy;
        pairsX += dx * dx;
        pairsY += dy * dy;
      }
    }
  }
}
