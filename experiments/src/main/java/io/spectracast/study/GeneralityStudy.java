package io.spectracast.study;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridTable;
import io.spectracast.inference.Bootstrap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Does what holds for one kind of network hold for others? Trains every architecture with every
 * activation and every loss, forecasts its spectra and fits the stationary laws.
 */
final class GeneralityStudy implements Study {

  private static final double LEVEL = 0.95;

  private final Function<Budget, GeneralityConfig> configs;

  GeneralityStudy() {
    this(budget -> budget == Budget.FULL ? GeneralityConfig.FULL : GeneralityConfig.QUICK);
  }

  GeneralityStudy(Function<Budget, GeneralityConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "generality";
  }

  @Override
  public String summary() {
    return "Do forecasts and stationary laws hold across activations, losses and architectures?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    GeneralityConfig config = configs.apply(budget);
    DataSource images = bench.datasets().digits();
    DataSource text =
        bench.datasets().characters().orElseGet(() -> DataSource.parse("modular-addition"));
    bench.load(images);
    bench.load(text);
    GridResult<GeneralitySettings> result =
        bench.grid(
            "networks",
            new GeneralityWork(),
            config.settings(images.text(), text.text(), bench.seed()));
    List<GeneralityRow> rows =
        result.done().stream().map(GeneralityRow::of).flatMap(Optional::stream).toList();
    Bootstrap bootstrap = new Bootstrap(config.replicates(), LEVEL, bench.seed());
    List<Marginal> marginals = Marginal.of(rows);
    List<Table> tables = new ArrayList<>(GeneralityTables.of(rows, marginals, bootstrap));
    tables.addAll(Failures.tables(result));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Do forecasts and stationary laws hold across kinds of networks?",
            "The theory names neither the activation nor the loss nor the architecture. Does the"
                + " forecast of singular values keep its skill, and do the same laws describe the"
                + " settled spectra, for all of them?",
            method(config, result, rows.size()),
            new GeneralityJudge(marginals, bootstrap).claims(),
            tables,
            GeneralityFigures.of(marginals, bootstrap),
            settings(config, images, text),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(exhibit, List.of(new GridTable("generality-networks", result)));
  }

  private static List<String> method(
      GeneralityConfig config, GridResult<GeneralitySettings> result, int finished) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%d networks, one for each of %d architectures × %d activations × %d losses, by plain"
                + " SGD; %d diverged, %d failed. Together %.0f s of wall clock on one thread each; every number:"
                + " generality-networks.parquet.",
            result.done().size() + result.failed().size(),
            config.architectures().size(),
            config.activations().size(),
            config.losses().size(),
            result.done().size() - finished,
            result.failed().size(),
            result.coreSeconds()),
        "Of each the first two hidden matrices with at least 20 singular values are followed; numbers"
            + " are means over them.",
        "Forecast: from the middle of the training, from the singular values recorded up to there"
            + " alone, over a tenth, a quarter and half of the training; skill 1 − CRPS/CRPS of"
            + " persistence, and against the best of persistence, random walk and straight line, chosen"
            + " afterwards for each network.",
        "Laws: fitted to every second of eight spectra of the last third, Kolmogorov distance from the"
            + " others, which are of the same run; and the Laguerre law of entry variance ν²/2κ at rates"
            + " measured at the final weights, where κ > 0. How far the spectrum still moved is the mean"
            + " |ln s′/s| over the last third: these runs are short, and the law need not be reached.",
        "Intervals are 95 %, networks drawn anew; each combination has one network and one seed. Rules,"
            + " fixed beforehand: a claim is supported if the mean's interval agrees for every level of"
            + " every factor and for all, and refuted if it lies on the other side for one.");
  }

  private static Map<String, String> settings(
      GeneralityConfig config, DataSource images, DataSource text) {
    Map<String, String> settings = new TreeMap<>();
    config
        .architectures()
        .forEach(
            a ->
                settings.put(
                    a.name(),
                    "%s, η %s (mse × 4) on %s"
                        .formatted(
                            a.model().formatted("ACTIVATION"),
                            a.learningRate(),
                            a.text() ? text.text() : images.text())));
    settings.put("activations", config.activations().toString().toLowerCase(Locale.ROOT));
    settings.put("losses", config.losses().toString());
    settings.put("images", Integer.toString(config.images()));
    settings.put("updates", Integer.toString(config.updates()));
    settings.put("every", Integer.toString(config.every()));
    settings.put("bootstrap-replicates", Integer.toString(config.replicates()));
    return settings;
  }
}
