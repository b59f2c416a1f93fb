package io.spectracast.noise;

import io.spectracast.linalg.SingularTriplets;
import java.util.Optional;

/**
 * Measures the noise of weight matrices from samples, such as minibatch gradients at one point less
 * the full gradient, or weight increments.
 *
 * <pre>
 *   NoiseSamples samples = measurement.of(rows, columns, 200, Centre.known(fullGradient), Optional.of(frame));
 *   for (…) samples.add(minibatchGradient);
 *   NoiseStatistics noise = samples.statistics().get();</pre>
 *
 * <p>One measurement may serve many matrices and threads: the nulls of its tests are drawn once for
 * each number of samples.
 */
public final class NoiseMeasurement {

  private final NoiseOptions options;
  private final NoiseNull noiseNull;

  /** A measurement that has drawn nothing yet. */
  public NoiseMeasurement(NoiseOptions options) {
    this.options = options;
    this.noiseNull = new NoiseNull(options);
  }

  /**
   * Takes up the samples of one matrix.
   *
   * <p>Memory in numbers of 8 bytes: mn(1 + log₂(N/8)) for sums over time, 3(m² + n²) for the
   * covariances of sides up to the longest, and N(m + n + p² + K² + 2K + 32) for what is kept of
   * each sample.
   *
   * @param rows m, positive; may be smaller than n
   * @param columns n, positive
   * @param count N, how many samples will come
   * @param centre taken off each
   * @param frame the K leading singular triplets of the weights, with which moments are wanted
   */
  public NoiseSamples of(
      int rows, int columns, int count, Centre centre, Optional<SingularTriplets> frame) {
    return new NoiseSamples(rows, columns, count, centre, frame, options, noiseNull);
  }
}
