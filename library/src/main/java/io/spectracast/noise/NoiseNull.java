package io.spectracast.noise;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws of statistics of N × d independent standard Gaussian numbers, for tests whose statistics do
 * not depend on the covariance under their null hypothesis. Drawn once for each statistic and size,
 * and kept. Safe for use by several threads.
 */
final class NoiseNull {

  private record Key(String statistic, int count, int width, boolean centred) {}

  private final RandomStreams streams;
  private final int replicates;
  private final Map<Key, double[]> kept = new ConcurrentHashMap<>();

  NoiseNull(NoiseOptions options) {
    this.streams = new RandomStreams(options.seed()).substreams("noise null");
    this.replicates = options.replicates();
  }

  /**
   * The statistic's draws.
   *
   * @param name names the statistic, with all its parameters but N and d
   * @param like N, d
   * @param centred whether the mean of the rows is taken off first
   */
  double[] draws(
      String name, SampleRows like, boolean centred, ToDoubleFunction<SampleRows> statistic) {
    return kept.computeIfAbsent(
        new Key(name, like.count(), like.width(), centred), key -> draw(key, statistic));
  }

  private double[] draw(Key key, ToDoubleFunction<SampleRows> statistic) {
    double[] draws = new double[replicates];
    for (int i = 0; i < replicates; i++) {
      var normal =
          ZigguratSampler.NormalizedGaussian.of(
              streams.stream(key.statistic(), key.count(), key.width(), i));
      double[] values = new double[key.count() * key.width()];
      Arrays.setAll(values, j -> normal.sample());
      if (key.centred()) {
        centre(values, key.width());
      }
      draws[i] = statistic.applyAsDouble(SampleRows.of(key.width(), values));
    }
    return draws;
  }

  private static void centre(double[] values, int width) {
    double[] means = SampleRows.of(width, values).means();
    for (int i = 0; i < values.length; i++) {
      values[i] -= means[i % width];
    }
  }
}
