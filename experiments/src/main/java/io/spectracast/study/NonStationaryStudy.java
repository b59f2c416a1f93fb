package io.spectracast.study;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does the stochastic equation with η(t) follow drops and warm-ups of the learning rate? */
final class NonStationaryStudy implements Study {

  private final Function<Budget, ScheduleConfig> configs;

  NonStationaryStudy() {
    this(ScheduleConfig::of);
  }

  /** With other sizes. */
  NonStationaryStudy(Function<Budget, ScheduleConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "non-stationary";
  }

  @Override
  public String summary() {
    return "does the stochastic equation follow drops and warm-ups of the learning rate?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    ScheduleConfig config = configs.apply(budget);
    DataSource data = bench.datasets().digits();
    bench.load(data);
    GridResult<ScheduleCell> result =
        bench.grid("programs", new ScheduleWork(), config.cells(data.text(), bench.seed()));
    List<ScheduleRow> rows = ScheduleRow.of(result);
    ScheduleJudge judge = new ScheduleJudge(rows);
    List<Table> tables = new ArrayList<>(List.of(judge.table()));
    tables.addAll(Failures.tables(result));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Does the stochastic equation follow the learning rate?",
            "Under a schedule the theory keeps its form, with η(t) in drift and noise. When the learning"
                + " rate drops or warms up, does the SDE still have SGD's distribution of singular"
                + " values, and would something simpler do?",
            method(config, result.coreSeconds()),
            judge.claims(),
            tables,
            ScheduleFigures.of(rows),
            settings(config, data),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(exhibit, List.of(new GridTable(name() + "-comparisons", result)));
  }

  private static String optimizers(ScheduleConfig config) {
    return config.optimizers().stream()
        .map(ScheduleConfig.Optimizer::words)
        .collect(Collectors.joining("; "));
  }

  private static List<String> method(ScheduleConfig config, double coreSeconds) {
    return List.of(
        Averages.words(
            "As in sde-vs-sgd: one point after %d updates of a perceptron (two hidden layers of %d, %d"
                + " digits of 14 × 14), from which SGD goes on in %d batch orders, batches of %d drawn"
                + " independently, for %d updates; %s; %s at the height of each program.",
            config.burnIn(),
            config.width(),
            config.examples(),
            2 * config.paths(),
            config.batch(),
            config.horizons().get(config.horizons().size() - 1),
            Averages.starts(config.starts()),
            optimizers(config)),
        "Programs of η: constant (the control); a drop to a tenth in the middle; a linear warm-up until the"
            + " middle; a warm-up over a quarter and a half cosine to 0.",
        Averages.words(
            "Predictions, %d paths each: the SDE over all parameters with the gradient's own noise, four"
                + " steps an update, with η(t); with a constant η as if there were no program; with the"
                + " constant η that spends as much; gradient flow with η(t).",
            config.paths()),
        Averages.words(
            "D, its sampling level and p as in sde-vs-sgd, at %s updates. A reading is refuted if rejected at"
                + " level %s in more than half of the cases (start, η, horizon, layer), supported if in at"
                + " most %d %%; with momentum cases before 3/(1 − μ) updates are left out of the verdicts."
                + " Cases of one start and η share paths.",
            config.horizons(), Rejections.LEVEL, Math.round(100 * Rejections.CHANCE)),
        Averages.words(
            "The rules of verdicts were fixed before the full run; that momentum is judged apart was decided"
                + " after a first look. Cost: the times of all units add up to %d s.",
            Math.round(coreSeconds)));
  }

  private static Map<String, String> settings(ScheduleConfig config, DataSource data) {
    return Map.of(
        "data", data.text(),
        "model", "mlp:%d,%d".formatted(config.width(), config.width()),
        "examples", Integer.toString(config.examples()),
        "burn-in", Integer.toString(config.burnIn()),
        "optimizers", optimizers(config),
        "batch", Integer.toString(config.batch()),
        "horizons", config.horizons().toString(),
        "paths", Integer.toString(config.paths()),
        "starts", Integer.toString(config.starts()));
  }
}
