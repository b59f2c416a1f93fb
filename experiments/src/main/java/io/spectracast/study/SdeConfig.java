package io.spectracast.study;

import io.spectracast.experiment.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * The grid of the study of SGD against its stochastic equation.
 *
 * @param rates η without momentum
 * @param momentumRates η with momentum
 * @param momentum μ
 * @param batches B; the full batch is added
 * @param examples N
 * @param width of both hidden layers
 * @param burnIn updates before the paths begin
 * @param horizons at which they are compared, each divisible by 4
 * @param paths of each law
 * @param starts how many starting points
 */
record SdeConfig(
    List<Double> rates,
    List<Double> momentumRates,
    double momentum,
    List<Integer> batches,
    int examples,
    int width,
    int burnIn,
    List<Integer> horizons,
    int paths,
    int starts) {

  static SdeConfig of(Budget budget) {
    return budget == Budget.FULL
        ? new SdeConfig(
            List.of(0.003, 0.01, 0.03, 0.1, 0.3),
            List.of(0.003, 0.01, 0.03),
            0.9,
            List.of(4, 16, 64),
            256,
            32,
            150,
            List.of(4, 16, 64),
            16,
            1)
        : new SdeConfig(
            List.of(0.01, 0.1, 0.3),
            List.of(0.01),
            0.9,
            List.of(4, 64),
            256,
            32,
            150,
            List.of(4, 16, 64),
            16,
            1);
  }

  /** Every unit of the grid. */
  List<SdeCell> cells(String data, long firstSeed) {
    List<SdeCell> cells = new ArrayList<>();
    List<Integer> all = new ArrayList<>(batches);
    all.add(examples);
    for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
      for (int batch : all) {
        for (double rate : rates) {
          cells.add(cell(data, rate, batch, 0, seed));
        }
        for (double rate : momentumRates) {
          cells.add(cell(data, rate, batch, momentum, seed));
        }
      }
    }
    return cells;
  }

  private SdeCell cell(String data, double rate, int batch, double momentum, long seed) {
    return new SdeCell(data, width, examples, burnIn, rate, batch, momentum, horizons, paths, seed);
  }
}
