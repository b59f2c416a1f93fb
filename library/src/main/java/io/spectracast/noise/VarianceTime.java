package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The variance of sums of b successive samples, per entry and sample,
 *
 * <pre>  V(b) = E|ξ₁ + … + ξ_b|²/(b·mn),   b = 1, 2, 4, …</pre>
 *
 * <p>V(1) is one-step ν². For correlations that are summed up within b samples V(b) = ν² − c/b, so
 * long-run ν² is 2V(2b) − V(b). Holds one matrix for each b.
 */
final class VarianceTime {

  /** Sums of 2b samples below which no long-run level is given. */
  private static final int FEWEST_SUMS = 8;

  private static final double LAG_OVER_TIME = 1.5;

  private final int entries;
  private final double[][] partial;
  private final boolean[] halfFull;
  private final List<List<Double>> squares = new ArrayList<>();

  /**
   * @param entries mn
   * @param count N, the samples that will come
   */
  VarianceTime(int entries, int count) {
    this.entries = entries;
    int levels = 1;
    while (count >> levels >= FEWEST_SUMS) {
      levels++;
    }
    this.partial = new double[levels - 1][entries];
    this.halfFull = new boolean[levels - 1];
    for (int j = 0; j < levels; j++) {
      squares.add(new ArrayList<>());
    }
  }

  void add(double[] sample) {
    double[] sum = sample;
    for (int j = 0; ; j++) {
      squares.get(j).add(squareSum(sum) / ((double) entries * (1L << j)));
      if (j == partial.length) {
        return;
      }
      if (!halfFull[j]) {
        System.arraycopy(sum, 0, partial[j], 0, entries);
        halfFull[j] = true;
        return;
      }
      halfFull[j] = false;
      for (int i = 0; i < entries; i++) {
        partial[j][i] += sum[i];
      }
      sum = partial[j];
    }
  }

  private static double squareSum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** |ξ|²/mn of every sample. */
  double[] meanSquares() {
    return values(0);
  }

  private double[] values(int level) {
    return squares.get(level).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The largest b for which 2b is followed too. */
  int lag() {
    return partial.length == 0 ? 1 : 1 << (partial.length - 1);
  }

  /**
   * 2V(2b) − V(b) at the largest b. For correlations that fall off exponentially it is low by less
   * than 2 % from b = 1.5τ on.
   *
   * @param centre what was taken off the samples
   * @param time τ, the correlation time
   */
  Outcome<Interval> longRun(Centre centre, double time, double confidence) {
    int last = squares.size() - 1;
    if (last == 0) {
      return Outcome.empty(
          "at least %d samples are needed, there were %d"
              .formatted(2 * FEWEST_SUMS, squares.get(0).size()));
    }
    if (lag() < LAG_OVER_TIME * time) {
      return Outcome.empty(
          "sums of %d samples are too short for a correlation time of %.1f".formatted(lag(), time));
    }
    double[] wide = values(last);
    double[] narrow = values(last - 1);
    double wideKept = centre.keptFreedom(wide.length);
    double narrowKept = centre.keptFreedom(2 * wide.length);
    double[] differences = new double[wide.length];
    for (int i = 0; i < wide.length; i++) {
      double pair = (narrow[2 * i] + narrow[2 * i + 1]) / 2;
      differences[i] = 2 * wide[i] / wideKept - pair / narrowKept;
    }
    return Outcome.of(new Jackknife(wide.length).mean(differences, confidence));
  }
}
