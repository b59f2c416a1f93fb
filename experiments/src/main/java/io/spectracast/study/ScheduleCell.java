package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.model.MlpSpec;
import java.util.List;

/**
 * One schedule of the learning rate put to the test.
 *
 * @param data as {@link io.spectracast.data.DataSource#parse} reads it: grey images
 * @param width of both hidden layers
 * @param examples N
 * @param burnIn updates before the paths begin
 * @param program how η goes
 * @param learningRate η before the program's factor
 * @param batch B
 * @param momentum μ
 * @param horizons in updates, increasing
 * @param paths of each law; of SGD twice as many; even, at least 8
 * @param seed of the start and of all paths
 */
record ScheduleCell(
    String data,
    int width,
    int examples,
    int burnIn,
    Program program,
    double learningRate,
    int batch,
    double momentum,
    List<Integer> horizons,
    int paths,
    long seed)
    implements Settings {

  /** η̃ = η/(1 − μ) at the height of the program. */
  double effectiveRate() {
    return learningRate / (1 - momentum);
  }

  MlpSpec model() {
    return new MlpSpec(width, width);
  }

  /** Updates in the course. */
  int length() {
    return horizons.get(horizons.size() - 1);
  }
}
