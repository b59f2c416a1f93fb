package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.TestResult;
import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The covariance of one side of the samples: of the rows, C = E ξξᵀ/n, or of the columns, C = E
 * ξᵀξ/m. Holds three square matrices of that side.
 *
 * <p>Its participation ratio (tr C)²/tr C² comes from tr(C₁C₂), C₁ the covariance of the first half
 * of the samples and C₂ of the second: unlike tr C² of one sample covariance this has no bias.
 */
final class SideCovariance {

  private final boolean columns;
  private final int size;
  private final int length;
  private final int firstHalf;
  private final double[] gram;
  private final double[] first;
  private final double[] second;
  private final double[] overlaps;
  private final double[] traces;
  private int count;

  /**
   * @param columns whether the covariance is that of the columns
   * @param size of the covariance matrix
   * @param length of the other side
   * @param samples N, how many will come
   */
  SideCovariance(boolean columns, int size, int length, int samples) {
    this.columns = columns;
    this.size = size;
    this.length = length;
    this.firstHalf = samples / 2;
    this.gram = new double[size * size];
    this.first = new double[size * size];
    this.second = new double[size * size];
    this.overlaps = new double[samples - firstHalf];
    this.traces = new double[samples - firstHalf];
  }

  void add(double[] sample) {
    Blas.syrk(columns, size, length, 1, sample, 0, gram);
    if (count >= firstHalf) {
      overlaps[count - firstHalf] = dot(gram, first);
      traces[count - firstHalf] = trace(gram);
    }
    double[] target = count < firstHalf ? first : second;
    for (int i = 0; i < target.length; i++) {
      target[i] += gram[i];
    }
    count++;
  }

  /** C. */
  DenseMatrix covariance(Centre centre) {
    double weight = 1.0 / (length * centre.keptFreedom(count) * count);
    double[] values = new double[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = weight * (first[i] + second[i]);
    }
    return new DenseMatrix(size, size, values);
  }

  /**
   * (tr C)²/tr C², from 1 to the side's length. The scatter over the second half is taken to be
   * half of the variance: the first half has as much.
   */
  Interval participation(int groups, double confidence) {
    Jackknife jackknife = new Jackknife(groups);
    double[] overlap = jackknife.sums(overlaps);
    double[] trace = jackknife.sums(traces);
    double allOverlap = sum(overlap);
    double allTrace = sum(trace);
    double base = trace(first);
    double inverse = allOverlap / (allTrace * base);
    double error =
        Math.sqrt(2)
            * jackknife.error(g -> (allOverlap - overlap[g]) / ((allTrace - trace[g]) * base));
    return Interval.student(inverse, error, groups - 1, confidence)
        .mapDecreasing(x -> x <= 1.0 / size ? size : Math.max(1, 1 / x));
  }

  /**
   * Whether C is a multiple of the identity: given C₁, every later sample has E tr(ξξᵀC₁)/|ξ|² = tr
   * C₁/size then, whatever |ξ|. Student's test against larger values.
   *
   * @param stride only every so-many-th sample is used
   */
  TestResult sphericity(int stride) {
    int used = (overlaps.length + stride - 1) / stride;
    double[] excess = new double[used];
    double base = trace(first) / size;
    for (int i = 0; i < used; i++) {
      int t = i * stride;
      excess[i] = traces[t] == 0 ? 0 : overlaps[t] / (traces[t] * base) - 1;
    }
    double mean = sum(excess) / used;
    double squares = 0;
    for (double x : excess) {
      squares += (x - mean) * (x - mean);
    }
    double t = mean / Math.sqrt(squares / (used - 1.0) / used);
    String name = (columns ? "column" : "row") + " covariance against the identity, Student's t";
    return new TestResult(name, t, TDistribution.of(used - 1).survivalProbability(t));
  }

  private double trace(double[] matrix) {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += matrix[i * size + i];
    }
    return trace;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
