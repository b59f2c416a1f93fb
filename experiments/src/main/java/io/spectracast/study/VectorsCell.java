package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.model.MlpSpec;
import java.util.List;

/**
 * Paths from one point, along which singular vectors are watched, in one configuration.
 *
 * @param data as {@link io.spectracast.data.DataSource#parse} reads it: grey images
 * @param width of both hidden layers
 * @param examples N
 * @param burnIn updates before the paths begin
 * @param learningRate η
 * @param batch B
 * @param horizons in updates, increasing
 * @param paths of each law, at least 8
 * @param seed of the start and of all paths
 */
record VectorsCell(
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
