package io.spectracast.sde;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A Brownian path that exists only as a seed. Its value at any time is found by Lévy's
 * construction: halve the interval around the time again and again, drawing each midpoint from the
 * Brownian bridge with a stream named by the midpoint's place in the tree. Steps of any size,
 * taken, refused or repeated, therefore see one and the same path.
 *
 * <p>Between the points of the finest level, {@code span}·2⁻⁴⁰ apart, the path is a straight line.
 *
 * <p>J. Gaines and T. Lyons, SIAM J. Appl. Math. 57 (1997) 1455–1484; X. Li et al., AISTATS 2020,
 * arXiv 2001.01328.
 *
 * @param dimension the number of motions, positive
 * @param start the first time
 * @param end the last time, later than the first
 * @param seed names the path
 */
public record BrownianTree(int dimension, double start, double end, long seed)
    implements BrownianPath {

  private static final int DEPTH = 40;

  public BrownianTree {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be positive, was " + dimension);
    }
    if (!(start < end && end - start < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "start must lie before end, was [%s, %s]".formatted(start, end));
    }
  }

  @Override
  public void increment(double t0, double t1, double[] out) {
    if (!(start <= t0 && t0 < t1 && t1 <= end)) {
      throw new IllegalArgumentException(
          "interval must lie in [%s, %s], was [%s, %s]".formatted(start, end, t0, t1));
    }
    double[] before = at(t0);
    double[] after = at(t1);
    for (int k = 0; k < dimension; k++) {
      out[k] = after[k] - before[k];
    }
  }

  /** B(t) − B(start). */
  private double[] at(double t) {
    double left = start;
    double right = end;
    double[] low = new double[dimension];
    double[] high = new double[dimension];
    var streams = new RandomStreams(seed);
    draw(streams, 0, Math.sqrt(end - start), high);
    long node = 1;
    for (int depth = 0; depth < DEPTH && t != left && t != right; depth++) {
      double middle = 0.5 * (left + right);
      double[] bridge = new double[dimension];
      draw(streams, node, 0.5 * Math.sqrt(right - left), bridge);
      for (int k = 0; k < dimension; k++) {
        bridge[k] += 0.5 * (low[k] + high[k]);
      }
      boolean leftHalf = t < middle;
      node = 2 * node + (leftHalf ? 0 : 1);
      if (leftHalf) {
        right = middle;
        high = bridge;
      } else {
        left = middle;
        low = bridge;
      }
    }
    double weight = (t - left) / (right - left);
    for (int k = 0; k < dimension; k++) {
      low[k] += weight * (high[k] - low[k]);
    }
    return low;
  }

  private static void draw(RandomStreams streams, long node, double deviation, double[] out) {
    UniformRandomProvider rng = streams.stream("brownian", node);
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    for (int k = 0; k < out.length; k++) {
      out[k] = deviation * normal.sample();
    }
  }
}
