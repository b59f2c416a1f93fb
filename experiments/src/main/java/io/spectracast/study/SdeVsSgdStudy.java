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
import java.util.TreeMap;
import java.util.function.Function;

/** Does the stochastic equation predict what SGD does to singular values, and where not? */
final class SdeVsSgdStudy implements Study {

  private final Function<Budget, SdeConfig> configs;

  SdeVsSgdStudy() {
    this(SdeConfig::of);
  }

  /** With other sizes. */
  SdeVsSgdStudy(Function<Budget, SdeConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "sde-vs-sgd";
  }

  @Override
  public String summary() {
    return "does the stochastic equation predict the singular values of SGD, and where not?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    SdeConfig config = configs.apply(budget);
    DataSource data = bench.datasets().digits();
    bench.load(data);
    GridResult<SdeCell> result =
        bench.grid("SGD and its rivals", new SdeWork(), config.cells(data.text(), bench.seed()));
    List<SdeRow> rows = SdeRow.of(result);
    List<Table> tables = new ArrayList<>(SdeTables.of(rows));
    tables.addAll(Failures.tables(result));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Does the stochastic equation predict the singular values of SGD?",
            "The theory puts dW = −η∇L dt + dM in the place of SGD. From one starting point, how far"
                + " is the distribution of singular values that it predicts from the one that SGD"
                + " has over batch orders; which part of it fails where?",
            SdeMethod.lines(config, result.coreSeconds()),
            new SdeJudge(rows).claims(),
            tables,
            SdeFigures.of(rows),
            settings(config, data),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(exhibit, List.of(new GridTable(name() + "-comparisons", result)));
  }

  private static Map<String, String> settings(SdeConfig config, DataSource data) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data.text());
    settings.put("model", "mlp:%d,%d".formatted(config.width(), config.width()));
    settings.put("examples", Integer.toString(config.examples()));
    settings.put("burn-in", Integer.toString(config.burnIn()));
    settings.put("learning-rates", config.rates().toString());
    settings.put(
        "learning-rates-with-momentum-" + config.momentum(), config.momentumRates().toString());
    settings.put("batches", config.batches().toString() + " and all");
    settings.put("horizons", config.horizons().toString());
    settings.put("paths", Integer.toString(config.paths()));
    settings.put("starts", Integer.toString(config.starts()));
    return settings;
  }
}
