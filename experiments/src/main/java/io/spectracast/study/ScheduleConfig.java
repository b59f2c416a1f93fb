package io.spectracast.study;

import io.spectracast.experiment.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * The grid of the study of schedules.
 *
 * @param optimizers rates and momenta
 * @param batch B
 * @param examples N
 * @param width of both hidden layers
 * @param burnIn updates before the paths begin
 * @param horizons at which they are compared
 * @param paths of each law
 * @param starts how many starting points
 */
record ScheduleConfig(
    List<Optimizer> optimizers,
    int batch,
    int examples,
    int width,
    int burnIn,
    List<Integer> horizons,
    int paths,
    int starts) {

  /**
   * @param learningRate η at the height of the program
   * @param momentum μ
   */
  record Optimizer(double learningRate, double momentum) {

    String words() {
      return momentum == 0
          ? "η = " + learningRate
          : "η = %s, μ = %s".formatted(learningRate, momentum);
    }
  }

  static ScheduleConfig of(Budget budget) {
    boolean full = budget == Budget.FULL;
    Optimizer small = new Optimizer(0.03, 0);
    return new ScheduleConfig(
        full ? List.of(small, new Optimizer(0.1, 0), new Optimizer(0.003, 0.9)) : List.of(small),
        16,
        256,
        32,
        150,
        List.of(8, 16, 24, 32, 40, 48, 56, 64),
        full ? 16 : 8,
        1);
  }

  /** Every unit of the grid. */
  List<ScheduleCell> cells(String data, long firstSeed) {
    List<ScheduleCell> cells = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
      for (Optimizer optimizer : optimizers) {
        for (Program program : Program.values()) {
          cells.add(
              new ScheduleCell(
                  data,
                  width,
                  examples,
                  burnIn,
                  program,
                  optimizer.learningRate(),
                  batch,
                  optimizer.momentum(),
                  horizons,
                  paths,
                  seed));
        }
      }
    }
    return cells;
  }
}
