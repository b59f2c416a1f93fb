package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.model.MlpSpec;
import java.util.List;

/**
 * The turning of singular vectors by noise, in one configuration.
 *
 * @param data as {@link io.spectracast.data.DataSource#parse} reads it: grey images
 * @param width of both hidden layers
 * @param examples N
 * @param burnIn updates before the paths begin
 * @param learningRate η
 * @param batch B
 * @param horizons in updates, increasing
 * @param paths of SGD, at least 8
 * @param seed of the start and of all paths
 */
record TurningCell(
    String data,
    int width,
    int examples,
    int burnIn,
    double learningRate,
    int batch,
    List<Integer> horizons,
    int paths,
    long seed)
    implements Settings {

  MlpSpec model() {
    return new MlpSpec(width, width);
  }
}
