package io.spectracast.noise;

import io.spectracast.inference.TestResult;
import io.spectracast.linalg.Blas;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Statistics of how unequal directions are, free of the overall size of each sample. */
final class Spread {

  private Spread() {}

  /**
   * How unequal the means of d positive quantities are against their scatter in time: with y_td =
   * q_td/q̄_t, the ratio F of N Σ_d (ȳ_d − 1)²/(d − 1) to Σ_td (y_td − ȳ_d)²/((N − 1)(d − 1)).
   *
   * @param squares q, not negative
   */
  static double unequalMeans(SampleRows squares) {
    int d = squares.width();
    double[] sum = new double[d];
    double[] sumOfSquares = new double[d];
    int used = 0;
    for (int t = 0; t < squares.count(); t++) {
      double mean = 0;
      for (int i = 0; i < d; i++) {
        mean += squares.get(t, i) / d;
      }
      if (mean > 0) {
        used++;
        for (int i = 0; i < d; i++) {
          double y = squares.get(t, i) / mean;
          sum[i] += y;
          sumOfSquares[i] += y * y;
        }
      }
    }
    double between = 0;
    double within = 0;
    for (int i = 0; i < d; i++) {
      double mean = sum[i] / used;
      between += used * (mean - 1) * (mean - 1);
      within += sumOfSquares[i] - used * mean * mean;
    }
    return between * (used - 1) / within;
  }

  /** Against the F law, right where each q averages over many numbers. */
  static TestResult unequalMeansTest(String name, SampleRows squares) {
    double f = unequalMeans(squares);
    double d = squares.width() - 1.0;
    double p = FDistribution.of(d, d * (squares.count() - 1)).survivalProbability(f);
    return new TestResult(name, f, p);
  }

  /**
   * Whether a part of the directions has its share of each sample: Student's test of the mean of
   * part/whole against 1, two-sided.
   *
   * @param part the mean square over those directions, for each sample
   * @param whole the mean square over all
   */
  static TestResult shareTest(String name, double[] part, double[] whole) {
    double[] ratios = new double[part.length];
    Arrays.setAll(ratios, t -> whole[t] > 0 ? part[t] / whole[t] : 1);
    double mean = Arrays.stream(ratios).average().orElseThrow();
    double squares = Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).sum();
    double freedom = ratios.length - 1.0;
    double t = (mean - 1) / Math.sqrt(squares / freedom / ratios.length);
    double p = 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t));
    return new TestResult(name, mean, Math.min(1, p));
  }

  /**
   * d times the mean squared cosine between two different rows, less 1: zero in the mean for rows
   * of no preferred direction. C. Zou et al., Biometrika 101 (2014) 229–236.
   */
  static double meanSquaredCosine(SampleRows rows) {
    int d = rows.width();
    double[] unit = rows.toArray();
    int used = 0;
    for (int t = 0; t < rows.count(); t++) {
      double norm = Math.sqrt(rows.dot(t, t));
      used += norm > 0 ? 1 : 0;
      for (int i = 0; i < d && norm > 0; i++) {
        unit[t * d + i] /= norm;
      }
    }
    double[] gram = new double[d * d];
    Blas.syrk(true, d, rows.count(), 1, unit, 0, gram);
    double squares = 0;
    for (double value : gram) {
      squares += value * value;
    }
    return d * (squares - used) / (used * (used - 1.0)) - 1;
  }

  /** x² for every number. */
  static SampleRows squared(SampleRows rows) {
    double[] values = rows.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= values[i];
    }
    return SampleRows.of(rows.width(), values);
  }
}
