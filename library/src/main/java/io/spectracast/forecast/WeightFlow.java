package io.spectracast.forecast;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What the matrix SDE, dW = fading drift + anisotropic noise, does to the singular values of the
 * weights at the origin.
 *
 * <ul>
 *   <li>Drift: the singular values of W_T + c(h)·(W_T − W_{T−w}) with c = (√(T+h) − √T)/(√T −
 *       √(T−w)), for windows w of 15, 30 and 60 % of the time elapsed: every direction goes on as
 *       it went, and fades.
 *   <li>Noise: the mean singular values of W_T ± √h·N with N drawn from the increments of about
 *       thirty updates before the origin, less their mean: Gaussian with the empirical covariance
 *       of the increments, whatever its shape; antithetic pairs.
 * </ul>
 *
 * All as displacements from the singular values of W_T, in effective time.
 */
final class WeightFlow {

  /** Windows of the drift, as parts of the elapsed time. */
  static final double[] WINDOWS = {0.15, 0.3, 0.6};

  /** How many displacements {@link #at} gives. */
  static final int COUNT = WINDOWS.length + 1;

  private static final int PAIRS = 4;
  private static final int MOST_INCREMENTS = 24;
  private static final int STRIDE = 3;
  private static final int FEWEST = 6;

  private final int rows;
  private final int columns;
  private final double origin;
  private final double[] now;
  private final double[] values;
  private final double[][] moved = new double[WINDOWS.length][];
  private final double[] pasts = new double[WINDOWS.length];
  private final double[][] noise = new double[PAIRS][];

  private final double loudness;

  private WeightFlow(Matrix last, double origin, double loudness) {
    this.loudness = loudness;
    this.rows = last.rows();
    this.columns = last.columns();
    this.origin = origin;
    this.now = entries(last);
    this.values = spectrum(now);
  }

  /** What the flow does up to one lead, indexed [displacement][mode], and the noise's spread. */
  record Moves(double[][] displacements, double[] spread) {}

  /**
   * Reads what is needed; empty where too few weights were kept or none at the origin.
   *
   * @param since weights kept before this time are left alone
   * @param streams of the noise
   */
  static Optional<WeightFlow> of(
      LayerPast past, TrainingClock clock, double since, RandomStreams streams) throws IOException {
    if (past.weights().isEmpty()) {
      return Optional.empty();
    }
    WeightSequence weights = past.weights().get();
    long[] steps = weights.steps();
    int last = steps.length - 1;
    if (last < 0 || steps[last] != past.lastStep()) {
      return Optional.empty();
    }
    double[] times = Arrays.stream(steps).mapToDouble(clock::at).toArray();
    int first = 0;
    while (first < last && times[first] < since) {
      first++;
    }
    if (last - first + 1 < FEWEST || !(times[last] > times[last - 1])) {
      return Optional.empty();
    }
    WeightFlow flow = new WeightFlow(weights.at(last), times[last], past.alteration().noise());
    flow.readDrift(weights, times, first);
    flow.readNoise(weights, times, first, streams);
    return Optional.of(flow);
  }

  /** The displacements at a lead: the drift by each window, then the noise. */
  Moves at(double lead) {
    double[][] displacements = new double[COUNT][];
    for (int i = 0; i < WINDOWS.length; i++) {
      double c = FadingDrift.elapsed(origin, lead) / (Math.sqrt(origin) - Math.sqrt(pasts[i]));
      displacements[i] = minus(spectrum(sum(moved[i], c)), values);
    }
    double[] sum = new double[columns];
    double[] square = new double[columns];
    for (double[] draw : noise) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] move = minus(spectrum(sum(draw, sign * Math.sqrt(loudness * lead))), values);
        for (int k = 0; k < columns; k++) {
          sum[k] += move[k] / (2 * PAIRS);
          square[k] += move[k] * move[k] / (2 * PAIRS);
        }
      }
    }
    displacements[WINDOWS.length] = sum;
    double[] spread = new double[columns];
    for (int k = 0; k < columns; k++) {
      spread[k] = Math.sqrt(Math.max(0, square[k] - sum[k] * sum[k]));
    }
    return new Moves(displacements, spread);
  }

  private void readDrift(WeightSequence weights, double[] times, int first) throws IOException {
    for (int i = 0; i < WINDOWS.length; i++) {
      double wanted = origin - WINDOWS[i] * origin;
      int index = times.length - 2;
      while (index > first && times[index] > wanted) {
        index--;
      }
      pasts[i] = times[index];
      moved[i] = minus(now, entries(weights.at(index)));
    }
  }

  /** Draws N as Σ g_b·(increment − mean)/√(number·span), g_b standard normal. */
  private void readNoise(WeightSequence weights, double[] times, int first, RandomStreams streams)
      throws IOException {
    int last = times.length - 1;
    int stride = (last - first) / STRIDE >= FEWEST ? STRIDE : 1;
    int count = Math.min(MOST_INCREMENTS, (last - first) / stride);
    double span = (times[last] - times[last - count * stride]) / count;
    double[][] factors = factors(count, span, streams);
    for (int pair = 0; pair < PAIRS; pair++) {
      noise[pair] = new double[now.length];
    }
    double[] later = now;
    for (int j = 0; j < count; j++) {
      double[] earlier = entries(weights.at(last - (j + 1) * stride));
      for (int pair = 0; pair < PAIRS; pair++) {
        double g = factors[pair][j];
        for (int e = 0; e < now.length; e++) {
          noise[pair][e] += g * (later[e] - earlier[e]);
        }
      }
      later = earlier;
    }
  }

  /** Centred in j, which takes the mean increment off. */
  private static double[][] factors(int count, double span, RandomStreams streams) {
    double[][] factors = new double[PAIRS][count];
    var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("weight-noise"));
    for (double[] factor : factors) {
      double mean = 0;
      for (int j = 0; j < count; j++) {
        factor[j] = normal.sample();
        mean += factor[j] / count;
      }
      for (int j = 0; j < count; j++) {
        factor[j] = (factor[j] - mean) / Math.sqrt(Math.max(1, count - 1) * span);
      }
    }
    return factors;
  }

  private double[] sum(double[] direction, double c) {
    double[] sum = new double[now.length];
    for (int e = 0; e < sum.length; e++) {
      sum[e] = now[e] + c * direction[e];
    }
    return sum;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] result = new double[a.length];
    for (int e = 0; e < a.length; e++) {
      result[e] = a[e] - b[e];
    }
    return result;
  }

  private double[] spectrum(double[] entries) {
    return Svd.values(new DenseMatrix(rows, columns, entries));
  }

  private static double[] entries(Matrix matrix) {
    double[] entries = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), entries);
    return entries;
  }
}
