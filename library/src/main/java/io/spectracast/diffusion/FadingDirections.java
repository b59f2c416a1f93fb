package io.spectracast.diffusion;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Drift of low rank that fades as training goes on: G·d√t, its directions found in every other
 * change and their strength measured in the changes between, and the other way round, so that what
 * noise puts into one half does not pass for drift in the other.
 *
 * <p>From one half Ĝ = Σ D_j a_j/Δ_j / Σ a_j²/Δ_j with a_j = √t_j − √t_{j−1} and Δ_j = t_j −
 * t_{j−1}, the weighted least squares estimate under noise of constant level. A leading triplet (u,
 * v) of it counts with the strength g that the same formula gives uᵀD_jv in the other half, where
 * noise alone would exceed it with a probability below {@link #CHANCE} (Student's test). The drift
 * is the mean of both halves'.
 *
 * <p>A. B. Owen and P. O. Perry, Ann. Appl. Stat. 3 (2009) 564, for cross-validated directions.
 */
final class FadingDirections {

  private static final int MOST = 8;

  /** Probability of a strength that only noise gives. */
  private static final double CHANCE = 0.001;

  private final MatrixHistory history;
  private final double[][] changes;
  private final double[] drift;
  private int directions;

  /**
   * Finds the drift.
   *
   * @param changes D_j, those of the history less what is explained otherwise
   */
  FadingDirections(MatrixHistory history, double[][] changes) {
    this.history = history;
    this.changes = changes;
    this.drift = new double[changes[0].length];
    add(0);
    add(1);
  }

  /** √b − √a. */
  static double elapsed(double a, double b) {
    return (b - a) / (Math.sqrt(a) + Math.sqrt(b));
  }

  /** G, row-major; 0 where there is none. */
  double[] drift() {
    return drift;
  }

  /** Directions that count, on average of both halves, rounded up. */
  int directions() {
    return (directions + 1) / 2;
  }

  private void add(int parity) {
    int k = Math.min(MOST, history.columns());
    DenseMatrix estimate = new DenseMatrix(history.rows(), history.columns(), mean(parity));
    SingularTriplets found = Svd.leadingTriplets(estimate, k);
    for (int i = 0; i < k; i++) {
      double[] u = found.leftVector(i);
      double[] v = found.rightVector(i);
      double strength = strength(u, v, 1 - parity);
      if (strength > 0) {
        directions++;
        Blas.gemm(false, false, u.length, v.length, 1, strength / 2, u, v, 1, drift);
      }
    }
  }

  private double[] mean(int parity) {
    double[] sum = new double[drift.length];
    double information = 0;
    for (int j = parity; j < changes.length; j += 2) {
      double weight = faded(j) / history.duration(j);
      information += weight * faded(j);
      for (int e = 0; e < sum.length; e++) {
        sum[e] += weight * changes[j][e];
      }
    }
    for (int e = 0; e < sum.length; e++) {
      sum[e] /= information;
    }
    return sum;
  }

  /** g, or 0 where it is not clear. */
  private double strength(double[] u, double[] v, int parity) {
    int count = (changes.length - parity + 1) / 2;
    double[] seen = new double[count];
    double information = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int j = parity + 2 * i;
      seen[i] = form(u, changes[j], v);
      double weight = faded(j) / history.duration(j);
      information += weight * faded(j);
      sum += weight * seen[i];
    }
    double g = sum / information;
    double variance = 0;
    for (int i = 0; i < count; i++) {
      int j = parity + 2 * i;
      double rest = seen[i] - g * faded(j);
      variance += rest * rest / history.duration(j) / (count - 1);
    }
    double t = g / Math.sqrt(variance / information);
    return TDistribution.of(count - 1).survivalProbability(t) < CHANCE ? g : 0;
  }

  private double faded(int j) {
    return elapsed(history.times()[j], history.times()[j + 1]);
  }

  /** uᵀDv. */
  private static double form(double[] u, double[] d, double[] v) {
    double[] half = new double[u.length];
    Blas.gemm(false, false, u.length, 1, v.length, 1, d, v, 0, half);
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += u[i] * half[i];
    }
    return sum;
  }
}
