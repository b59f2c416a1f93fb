package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;

/**
 * When first-order tracking can hold. An increment E turns the i-th singular vectors towards the
 * j-th ones by about
 *
 * <pre>  pᵢⱼ/(sᵢ − sⱼ),   pᵢⱼ = ½(uᵢᵀEvⱼ + uⱼᵀEvᵢ),</pre>
 *
 * the projected increment over the spacing of the two levels. First order takes that for small; the
 * terms it leaves out are smaller by the same ratio. So single vectors, and with them values
 * tracked over many steps, can be followed where
 *
 * <pre>  εᵢ = max over j of |pᵢⱼ|/|sᵢ − sⱼ|</pre>
 *
 * is far below one, and not where it is about one or above. For the space of the first r vectors
 * only the levels inside against those outside count: ε = ‖p inside–outside‖/(s_r − s_{r+1}), in
 * the spectral norm. The coupling to mirror images −sⱼ, over sᵢ + sⱼ, is left out: it matters for
 * the lowest values alone.
 *
 * <p>G. W. Stewart and J. Sun, Matrix Perturbation Theory (1990), ch. V; P.-Å. Wedin, BIT 12 (1972)
 * 99–111.
 */
public final class LevelSpacing {

  private LevelSpacing() {}

  /**
   * The distance of each value to the nearest other one.
   *
   * @param singularValues at least two, descending
   */
  public static double[] gaps(double[] singularValues) {
    int n = singularValues.length;
    if (n < 2) {
      throw new IllegalArgumentException("singularValues must be at least two, was " + n);
    }
    double[] gaps = new double[n];
    for (int i = 0; i < n; i++) {
      double above = i == 0 ? Double.POSITIVE_INFINITY : singularValues[i - 1] - singularValues[i];
      double below =
          i == n - 1 ? Double.POSITIVE_INFINITY : singularValues[i] - singularValues[i + 1];
      gaps[i] = Math.min(above, below);
    }
    return gaps;
  }

  /**
   * εᵢ to be expected of an increment with independent entries of one size: pᵢⱼ has the standard
   * deviation size/√2, and the nearest level counts.
   *
   * @param singularValues all of W, descending, at least two
   * @param entrySize standard deviation of an entry of E, not negative
   * @return infinite where two values are equal
   */
  public static double[] ratios(double[] singularValues, double entrySize) {
    if (!(entrySize >= 0)) {
      throw new IllegalArgumentException("entrySize must not be negative, was " + entrySize);
    }
    double[] ratios = gaps(singularValues);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = entrySize == 0 ? 0 : entrySize / (Math.sqrt(2) * ratios[i]);
    }
    return ratios;
  }

  /**
   * εᵢ of a given increment.
   *
   * @param frame all triplets of W
   * @param increment E, of the shape of W
   * @return infinite where equal values are coupled
   */
  public static double[] ratios(SingularTriplets frame, DenseMatrix increment) {
    double[] p = coupling(frame, increment).values();
    double[] s = frame.singularValues();
    int k = s.length;
    double[] ratios = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        if (i != j && p[i * k + j] != 0) {
          ratios[i] = Math.max(ratios[i], Math.abs(p[i * k + j] / (s[i] - s[j])));
        }
      }
    }
    return ratios;
  }

  /**
   * ε of the spaces of the first r vectors under a given increment, for r = 1 … modes.
   *
   * @param frame all triplets of W, more than {@code modes}
   */
  public static double[] subspaceRatios(SingularTriplets frame, DenseMatrix increment, int modes) {
    int k = frame.count();
    if (modes < 1 || modes >= k) {
      throw new IllegalArgumentException("modes must be in [1, " + (k - 1) + "], was " + modes);
    }
    DenseMatrix p = coupling(frame, increment);
    double[] s = frame.singularValues();
    double[] ratios = new double[modes];
    for (int r = 1; r <= modes; r++) {
      DenseMatrix block = Product.zeros(r, k - r);
      for (int i = 0; i < r; i++) {
        System.arraycopy(p.values(), i * k + r, block.values(), i * (k - r), k - r);
      }
      ratios[r - 1] = Svd.values(block)[0] / (s[r - 1] - s[r]);
    }
    return ratios;
  }

  /** p, k × k. */
  private static DenseMatrix coupling(SingularTriplets frame, DenseMatrix increment) {
    Increments.require(frame.left().rows(), frame.right().rows(), increment);
    int k = frame.count();
    double[] g = ProjectedIncrement.within(TrackedTriplets.of(frame), increment).inside().values();
    double[] p = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        p[i * k + j] = 0.5 * (g[i * k + j] + g[j * k + i]);
      }
    }
    return new DenseMatrix(k, k, p);
  }
}
