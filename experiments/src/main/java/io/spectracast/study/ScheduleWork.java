package io.spectracast.study;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.Work;
import io.spectracast.optim.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs SGD under a program of the learning rate, and the stochastic equation under several readings
 * of it: a row for each reading, horizon and layer.
 */
record ScheduleWork() implements Work<ScheduleCell> {

  private static final int SUBSTEPS = 4;

  @Override
  public String name() {
    return "non-stationary";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(ScheduleCell cell, BooleanSupplier stop) throws Exception {
    try (Arena arena =
        new Arena(cell.data(), cell.model(), cell.examples(), cell.burnIn(), cell.seed(), stop)) {
      double sharpness = arena.sharpness();
      PathEnsemble sgd =
          arena.walk(
              course(arena, cell, Reading.FOLLOWED), new Law.Sgd(false), 2 * cell.paths(), "SGD");
      List<Row> rows = new ArrayList<>();
      for (Reading reading : readings(cell.program())) {
        NoiseLaw noise = reading == Reading.FLOW ? NoiseLaw.NONE : NoiseLaw.GRADIENT;
        PathEnsemble predicted =
            arena.walk(
                course(arena, cell, reading),
                new Law.Diffusion(noise, SUBSTEPS),
                reading == Reading.FLOW ? 1 : cell.paths(),
                reading.name());
        for (int horizon = 0; horizon < cell.horizons().size(); horizon++) {
          for (int layer = 0; layer < arena.spectra().size(); layer++) {
            Row row =
                new Row()
                    .put("reading", reading.ordinal())
                    .put("horizon", cell.horizons().get(horizon))
                    .put("layer", layer)
                    .put("sharpness", sharpness)
                    .put("lost", sgd.lost() + predicted.lost());
            rows.add(compare(row, arena, sgd, predicted, horizon));
          }
        }
      }
      return Row.numbers(rows);
    }
  }

  private static List<Reading> readings(Program program) {
    return program == Program.CONSTANT
        ? List.of(Reading.FOLLOWED, Reading.FLOW)
        : List.of(Reading.values());
  }

  private static Course course(Arena arena, ScheduleCell cell, Reading reading) {
    LearningRateSchedule schedule =
        reading == Reading.FOLLOWED || reading == Reading.FLOW
            ? cell.program().schedule(cell.length())
            : LearningRateSchedule.CONSTANT;
    double rate = cell.learningRate() * (reading == Reading.AVERAGED ? mean(cell) : 1);
    return new Course(
        arena.start(), rate, schedule, cell.batch(), cell.momentum(), cell.horizons());
  }

  /** Mean fraction over the course. */
  private static double mean(ScheduleCell cell) {
    double sum = 0;
    for (int step = 0; step < cell.length(); step++) {
      sum += cell.program().schedule(cell.length()).at(step, cell.length());
    }
    return sum / cell.length();
  }

  private static Row compare(
      Row row, Arena arena, PathEnsemble sgd, PathEnsemble predicted, int horizon) {
    int layer = row.index("layer");
    if (row.value("lost") > 0) {
      return moments(SpectralDistance.put(row, Optional.empty()), List.of(), List.of());
    }
    List<double[]> seen = sgd.spectra(horizon, layer);
    List<double[]> expected = predicted.spectra(horizon, layer);
    SpectralDistance distance =
        SpectralDistance.of(
            arena.spectra().get(layer),
            seen,
            seen,
            expected,
            arena.streams().substreams("halves", horizon, layer));
    return moments(SpectralDistance.put(row, Optional.of(distance)), seen, expected);
  }

  /** Mean and deviation of s₁ between paths. */
  private static Row moments(Row row, List<double[]> seen, List<double[]> expected) {
    return row.put("first_seen", mean(seen))
        .put("first_seen_deviation", deviation(seen))
        .put("first_expected", mean(expected))
        .put("first_expected_deviation", deviation(expected));
  }

  private static double mean(List<double[]> spectra) {
    return spectra.stream().mapToDouble(s -> s[0]).average().orElse(Double.NaN);
  }

  private static double deviation(List<double[]> spectra) {
    double mean = mean(spectra);
    double squares = spectra.stream().mapToDouble(s -> (s[0] - mean) * (s[0] - mean)).sum();
    return Math.sqrt(squares / Math.max(1, spectra.size() - 1));
  }
}
