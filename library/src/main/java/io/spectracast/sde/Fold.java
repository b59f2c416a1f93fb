package io.spectracast.sde;

import java.util.Arrays;

/**
 * Folds the values that a step would reach without repulsion, b = s + drift·h + noise, into the
 * chamber: their absolute values, descending.
 *
 * <p>Nothing is lost by it. In the frame of its singular vectors a matrix with isotropic noise
 * becomes diag(b) + E, where the entries of E off the diagonal are independent of b. Rows and
 * columns may be permuted and rows negated without change to the law of E, and so the law of the
 * new singular values given b depends on the set of |bₖ| alone. An implicit repulsion that starts
 * from values out of order has to push them apart instead, and on its way loses the square of every
 * gap they had crossed.
 */
final class Fold {

  private Fold() {}

  /** Replaces b by its fold. */
  static void intoChamber(double[] b) {
    for (int k = 0; k < b.length; k++) {
      b[k] = -Math.abs(b[k]);
    }
    Arrays.sort(b);
    for (int k = 0; k < b.length; k++) {
      b[k] = -b[k];
    }
  }
}
