package io.spectracast.spectrum;

import java.util.OptionalDouble;

/**
 * Summary numbers of the singular values s₁ ≥ … ≥ sₙ of one matrix, or of several pooled ones.
 *
 * <p>O. Roy and M. Vetterli, Proc. EUSIPCO (2007) 606–610, for the effective rank; M. Rudelson and
 * R. Vershynin, J. ACM 54 (2007) 21, for the stable rank.
 *
 * @param frobeniusNorm √(Σ s²)
 * @param spectralNorm s₁
 * @param nuclearNorm Σ s
 * @param stableRank Σ s²/s₁², in [1, n]
 * @param effectiveRank e^H with H = −Σ p ln p, p = s/Σ s, in [1, n]
 * @param entropy −Σ p ln p/ln n with p = s²/Σ s², in [0, 1]: 1 where all singular values are equal;
 *     0 where n = 1
 * @param participationRatio (Σ s²)²/Σ s⁴, in [1, n]
 * @param numericalRank how many singular values exceed {@code rankTolerance}
 * @param rankTolerance below it a singular value cannot be told from 0: the largest one of the
 *     noise that rounding the entries adds, u·r·(√m + √n) with their unit roundoff u and root mean
 *     square r, or the error bound of the computed values if that is larger
 * @param conditionNumber s₁/sₙ; empty where the computed sₙ is within its own error bound of 0
 */
public record SpectralMetrics(
    double frobeniusNorm,
    double spectralNorm,
    double nuclearNorm,
    double stableRank,
    double effectiveRank,
    double entropy,
    double participationRatio,
    int numericalRank,
    double rankTolerance,
    OptionalDouble conditionNumber) {

  /**
   * The metrics of a spectrum that is not all zero.
   *
   * @param s descending, s₁ positive; not modified
   * @param rows m of each matrix; the larger or the smaller side
   * @param columns n of each matrix; the smaller side divides the number of values
   * @param unitRoundoff u of the stored entries
   * @param errorBound of the least singular value, at least 0
   * @throws IllegalArgumentException if there is no positive singular value
   */
  public static SpectralMetrics of(
      double[] s, int rows, int columns, double unitRoundoff, double errorBound) {
    if (s.length == 0 || !(s[0] > 0)) {
      throw new IllegalArgumentException("the largest singular value must be positive");
    }
    double first = s[0];
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (double value : s) {
      double ratio = value / first; // keeps the powers in range
      sum += ratio;
      squares += ratio * ratio;
      fourths += ratio * ratio * ratio * ratio;
    }
    double rootMeanSquare = first * Math.sqrt(squares / s.length / Math.max(rows, columns));
    double rounding = unitRoundoff * rootMeanSquare * (Math.sqrt(rows) + Math.sqrt(columns));
    double tolerance = Math.max(rounding, errorBound);
    double least = s[s.length - 1];
    return new SpectralMetrics(
        first * Math.sqrt(squares),
        first,
        first * sum,
        squares,
        Math.exp(entropy(s, first, sum, 1)),
        s.length > 1 ? entropy(s, first, squares, 2) / Math.log(s.length) : 0,
        squares * squares / fourths,
        countAbove(s, tolerance),
        tolerance,
        least > errorBound ? OptionalDouble.of(first / least) : OptionalDouble.empty());
  }

  /** −Σ p ln p with p = (s/first)^power/total. */
  private static double entropy(double[] s, double first, double total, int power) {
    double entropy = 0;
    for (double value : s) {
      double p = (power == 1 ? value / first : value / first * (value / first)) / total;
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy;
  }

  private static int countAbove(double[] s, double tolerance) {
    int count = 0;
    while (count < s.length && s[count] > tolerance) {
      count++;
    }
    return count;
  }
}
