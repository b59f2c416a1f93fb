package io.spectracast.forecast;

import java.util.Arrays;

/**
 * The fair continuous ranked probability score of an ensemble x₁ … x_M for the outcome y,
 *
 * <pre>  Σ|xᵢ − y|/M − Σᵢ Σⱼ |xᵢ − xⱼ| / (2M(M − 1)),</pre>
 *
 * whose expectation does not depend on M when the members are exchangeable draws. Of a single
 * member it is the absolute error.
 *
 * <p>C. A. T. Ferro, Q. J. R. Meteorol. Soc. 140 (2014) 1917–1923.
 */
public final class FairCrps {

  private FairCrps() {}

  /** The score, in the unit of the members; smaller is better. The members are left as they are. */
  public static double of(double[] members, double outcome) {
    double[] sorted = members.clone();
    Arrays.sort(sorted);
    int m = sorted.length;
    double distance = 0;
    double spread = 0;
    for (int i = 0; i < m; i++) {
      distance += Math.abs(sorted[i] - outcome);
      spread += (2.0 * i - m + 1) * sorted[i];
    }
    return distance / m - (m == 1 ? 0 : spread / ((double) m * (m - 1)));
  }
}
