package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.model.MlpSpec;
import java.util.List;

/**
 * One pair of learning rate and batch size put to the test.
 *
 * @param data as {@link io.spectracast.data.DataSource#parse} reads it: grey images
 * @param width of both hidden layers
 * @param examples N
 * @param burnIn updates before the paths begin, by SGD at {@value #BURN_RATE} with batches of
 *     {@value #BURN_BATCH}
 * @param learningRate η
 * @param batch B; the full batch if N
 * @param momentum μ
 * @param horizons in updates, increasing, each divisible by 4
 * @param paths of each law; of SGD twice as many; even, at least 8
 * @param seed of the start and of all paths
 */
record SdeCell(
    String data,
    int width,
    int examples,
    int burnIn,
    double learningRate,
    int batch,
    double momentum,
    List<Integer> horizons,
    int paths,
    long seed)
    implements Settings {

  static final double BURN_RATE = 0.05;
  static final int BURN_BATCH = 64;

  /** Whether updates are without noise. */
  boolean isFullBatch() {
    return batch == examples;
  }

  /** η̃ = η/(1 − μ). */
  double effectiveRate() {
    return learningRate / (1 - momentum);
  }

  MlpSpec model() {
    return new MlpSpec(width, width);
  }
}
