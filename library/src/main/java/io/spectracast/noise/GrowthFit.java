package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.TestResult;
import io.spectracast.random.RandomStreams;
import io.spectracast.tail.Outcome;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Fits how noise grows with singular values, or with the weights in the course of time. */
final class GrowthFit {

  /** Modes below which a line says nothing. */
  private static final int FEWEST_MODES = 5;

  private GrowthFit() {}

  static Outcome<Growth> of(NoiseSamples samples, int groups, RandomStreams streams) {
    NoiseOptions options = samples.options;
    if (samples.frame.isEmpty()) {
      return Outcome.empty("no singular frame was given");
    }
    int modes = samples.leftSquares.width();
    double[] x = samples.frame.get().singularValues().clone();
    Arrays.setAll(x, j -> x[j] * x[j] / samples.columns);
    if (modes < FEWEST_MODES || x[0] == x[modes - 1]) {
      return Outcome.empty(
          "at least %d different singular values are needed".formatted(FEWEST_MODES));
    }
    return Outcome.of(
        new Growth(
            slope(x, samples.leftSquares, samples.columns, groups, options),
            slope(x, samples.rightSquares, samples.rows, groups, options),
            pValue(x, samples.leftSquares.means(), options, streams.stream("left growth")),
            pValue(x, samples.rightSquares.means(), options, streams.stream("right growth"))));
  }

  /** The slope of the mean of {@code squares/length} in x, by the jackknife over time. */
  private static Interval slope(
      double[] x, SampleRows squares, int length, int groups, NoiseOptions options) {
    double[] slopes = new double[squares.count()];
    double[] y = new double[x.length];
    for (int t = 0; t < slopes.length; t++) {
      int row = t;
      Arrays.setAll(y, j -> squares.get(row, j) / length);
      slopes[t] = covariance(x, y) / covariance(x, x);
    }
    return new Jackknife(groups).mean(slopes, options.confidence());
  }

  private static double pValue(
      double[] x, double[] y, NoiseOptions options, UniformRandomProvider rng) {
    double observed = covariance(x, y);
    int[] order = new int[x.length];
    Arrays.setAll(order, j -> j);
    int larger = 0;
    for (int i = 0; i < options.replicates(); i++) {
      Autocorrelation.shuffle(order, rng);
      double drawn = covariance(x, Arrays.stream(order).mapToDouble(j -> y[j]).toArray());
      larger += drawn >= observed ? 1 : 0;
    }
    return (1.0 + larger) / (1.0 + options.replicates());
  }

  /**
   * Whether the noise grew with the weights in time: the slope of ln|ξ|² in the logarithm of the
   * state, 0 for noise that does not know the state, 1 for a variance in proportion to it.
   */
  static TestResult inTime(
      NoiseSamples samples, double[] states, int stride, RandomStreams streams) {
    double[] squares = samples.variance.meanSquares();
    int used = (squares.length + stride - 1) / stride;
    double[] x = new double[used];
    double[] y = new double[used];
    for (int i = 0; i < used; i++) {
      x[i] = Math.log(states[i * stride]);
      y[i] = Math.log(Math.max(Double.MIN_NORMAL, squares[i * stride]));
    }
    double slope = covariance(x, x) == 0 ? 0 : covariance(x, y) / covariance(x, x);
    double p = pValue(x, y, samples.options, streams.stream("growth in time"));
    return new TestResult("growth with the weights in time, exponent", slope, p);
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / x.length;
  }
}
