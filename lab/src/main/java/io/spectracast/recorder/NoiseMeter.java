package io.spectracast.recorder;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.run.Layer;
import io.spectracast.run.NoiseLevel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Measures the noise of one weight matrix from its values at steps L apart, W₀, W₁, …. A second
 * difference of weights is a difference of two successive block increments, from which the drift
 * drops out:
 *
 * <pre>  D(L) = (W_{i+1} − 2W_i + W_{i−1})/√2,    D(2L) = (W_{i+2} − 2W_i + W_{i−2})/√2.</pre>
 *
 * With V(L), V(2L) the mean squares of their elements, blockwise ν² is V(L)/L. Noise that is
 * correlated over less than L updates adds the same constant to V(L) and V(2L), so that long-run ν²
 * is (V(2L) − V(L))/L. Both are averaged over the last {@value #WINDOW} positions i, since the
 * noise changes in the course of training. The split into bulk and spike directions uses the newest
 * three D(L).
 */
public final class NoiseMeter {

  /** Positions that are averaged over. */
  static final int WINDOW = 12;

  /** Positions below which no noise level is given. */
  static final int LEAST = 4;

  private static final int REACH = 5; // weights that D(2L) reaches over

  private final Layer layer;
  private final long lag;
  private final Deque<float[]> weights = new ArrayDeque<>(); // newest first, at most REACH
  private final Deque<double[]> samples = new ArrayDeque<>(); // {V(L), V(2L)}, newest first

  /**
   * A meter that has seen nothing.
   *
   * @param layer the matrix
   * @param lag L, updates between two weights
   */
  public NoiseMeter(Layer layer, long lag) {
    if (lag < 1) {
      throw new IllegalArgumentException("lag must be positive, was " + lag);
    }
    this.layer = layer;
    this.lag = lag;
  }

  /**
   * Takes the next weights, L updates after the last.
   *
   * @param values row-major; kept, so not to be modified afterwards
   */
  public void add(float[] values) {
    if (values.length != layer.rows() * layer.columns()) {
      throw new IllegalArgumentException(
          "values must be %d, was %d".formatted(layer.rows() * layer.columns(), values.length));
    }
    pushBounded(weights, values, REACH);
    if (weights.size() == REACH) {
      List<float[]> w = new ArrayList<>(weights);
      double[] sample = {
        meanSquare(w.get(1), w.get(2), w.get(3)), meanSquare(w.get(0), w.get(2), w.get(4))
      };
      pushBounded(samples, sample, WINDOW);
    }
  }

  /**
   * The noise up to the weights added last; empty until {@value #LEAST} positions are complete.
   *
   * @param triplets the singular triplets of those weights, as stored, at least {@code spikes}
   * @param spikes how many of the largest singular values stand outside the bulk
   */
  public Optional<NoiseLevel> level(SingularTriplets triplets, int spikes) {
    if (samples.size() < LEAST) {
      return Optional.empty();
    }
    double one = mean(0);
    double two = mean(1);
    double[] split = split(triplets.leading(spikes));
    return Optional.of(
        new NoiseLevel(
            Math.sqrt(Math.max(0, two - one) / lag),
            Math.sqrt(one / lag),
            Math.sqrt(split[0] / lag),
            Math.sqrt(split[1] / lag),
            spikes,
            samples.size() + REACH - 2,
            lag));
  }

  /** The weights it still needs, newest first. */
  List<float[]> weights() {
    return List.copyOf(weights);
  }

  /** V(L) and V(2L) of each position in the window, newest first. */
  List<double[]> samples() {
    return List.copyOf(samples);
  }

  /** Takes up where another meter was, given its {@link #weights()} and {@link #samples()}. */
  void restore(List<float[]> newWeights, List<double[]> newSamples) {
    weights.clear();
    weights.addAll(newWeights);
    samples.clear();
    samples.addAll(newSamples);
  }

  /** Mean squares of the newest three D(L) in bulk and in spike directions. */
  private double[] split(SingularTriplets spikes) {
    double bulk = 0;
    double spike = 0;
    List<float[]> w = new ArrayList<>(weights);
    int differences = REACH - 2;
    for (int i = 0; i < differences; i++) {
      double[] d = difference(w.get(i), w.get(i + 1), w.get(i + 2));
      double[] meanSquares = meanSquares(d, spikes);
      bulk += meanSquares[0] / differences;
      spike += meanSquares[1] / differences;
    }
    return new double[] {bulk, spike};
  }

  /**
   * With P and Q the projectors on the left and right spike vectors, the bulk part of D is (1 − P)
   * D (1 − Q), of norm² |D|² − |PD|² − |DQ|² + |PDQ|², in (m − r)(n − r) directions.
   */
  private double[] meanSquares(double[] d, SingularTriplets spikes) {
    int m = layer.rows();
    int n = layer.columns();
    int r = spikes.count();
    double all = sumOfSquares(d);
    if (r == 0) {
      return new double[] {all / d.length, all / d.length};
    }
    double[] left = new double[r * n]; // UᵀD
    double[] right = new double[m * r]; // DV
    double[] both = new double[r * r]; // UᵀDV
    double[] u = spikes.left().values();
    double[] v = spikes.right().values();
    Blas.gemm(true, false, r, n, m, 1, u, d, 0, left);
    Blas.gemm(false, false, m, r, n, 1, d, v, 0, right);
    Blas.gemm(true, false, r, r, m, 1, u, right, 0, both);
    double diagonal = 0;
    for (int k = 0; k < r; k++) {
      diagonal += both[k * r + k] * both[k * r + k];
    }
    double rest = all - sumOfSquares(left) - sumOfSquares(right) + sumOfSquares(both);
    double directions = (double) (m - r) * (n - r);
    double spike = diagonal / r;
    return new double[] {directions == 0 ? spike : Math.max(0, rest) / directions, spike};
  }

  private double mean(int index) {
    return samples.stream().mapToDouble(sample -> sample[index]).sum() / samples.size();
  }

  /** (a − 2b + c)/√2. */
  private static double[] difference(float[] a, float[] b, float[] c) {
    double[] d = new double[a.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = ((double) a[i] - 2.0 * b[i] + c[i]) * Math.sqrt(0.5);
    }
    return d;
  }

  private static double meanSquare(float[] a, float[] b, float[] c) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (double) a[i] - 2.0 * b[i] + c[i];
      sum += d * d;
    }
    return sum / (2.0 * a.length);
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  private static <T> void pushBounded(Deque<T> deque, T value, int limit) {
    deque.addFirst(value);
    if (deque.size() > limit) {
      deque.removeLast();
    }
  }
}
