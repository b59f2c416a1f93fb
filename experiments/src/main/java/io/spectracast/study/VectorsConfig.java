package io.spectracast.study;

import io.spectracast.experiment.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * The grids of the study of singular vectors.
 *
 * @param rates η, for the turning
 * @param batches B, for the turning
 * @param horizons in updates, for the turning
 * @param turningPaths of SGD
 * @param lasting η, for the half-lives
 * @param lastingBatch B, for the half-lives
 * @param lastingHorizons in updates, for the half-lives
 * @param lastingPaths of each law
 * @param burnIns updates before the paths begin: half-lives for each, the turning for the last
 * @param examples N
 * @param width of both hidden layers
 * @param starts how many starting points
 */
record VectorsConfig(
    List<Double> rates,
    List<Integer> batches,
    List<Integer> horizons,
    int turningPaths,
    List<Double> lasting,
    int lastingBatch,
    List<Integer> lastingHorizons,
    int lastingPaths,
    List<Integer> burnIns,
    int examples,
    int width,
    int starts) {

  static VectorsConfig of(Budget budget) {
    boolean full = budget == Budget.FULL;
    return new VectorsConfig(
        List.of(0.003, 0.03, 0.1),
        List.of(4, 64),
        List.of(1, 4, 16, 64),
        32,
        full ? List.of(0.03, 0.1) : List.of(0.1),
        16,
        full ? List.of(8, 16, 32, 64, 128, 256, 512) : List.of(8, 16, 32, 64, 128),
        8,
        full ? List.of(0, 150) : List.of(150),
        256,
        32,
        full ? 2 : 1);
  }

  List<VectorsCell> turning(String data, long firstSeed) {
    List<VectorsCell> cells = new ArrayList<>();
    int burnIn = burnIns.get(burnIns.size() - 1);
    for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
      for (double rate : rates) {
        for (int batch : batches) {
          cells.add(
              new VectorsCell(
                  data, width, examples, burnIn, rate, batch, horizons, turningPaths, seed));
        }
      }
    }
    return cells;
  }

  List<VectorsCell> lasting(String data, long firstSeed) {
    List<VectorsCell> cells = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
      for (int burnIn : burnIns) {
        for (double rate : lasting) {
          cells.add(
              new VectorsCell(
                  data,
                  width,
                  examples,
                  burnIn,
                  rate,
                  lastingBatch,
                  lastingHorizons,
                  lastingPaths,
                  seed));
        }
      }
    }
    return cells;
  }
}
