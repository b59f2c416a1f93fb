package io.spectracast.study;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridTable;
import io.spectracast.inference.Bootstrap;
import io.spectracast.provenance.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Do spectra tell how well a network generalizes? Trains many small networks for several tasks, and
 * holds the measures of their spectra against test error and gap, within and across families; then
 * the same on published models.
 */
final class GeneralizationStudy implements Study {

  private static final String LARGEST_DATASET = "ImageNet-1K";

  private final Function<Budget, GeneralizationConfig> configs;

  GeneralizationStudy() {
    this(budget -> budget == Budget.FULL ? GeneralizationConfig.FULL : GeneralizationConfig.QUICK);
  }

  GeneralizationStudy(Function<Budget, GeneralizationConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "generalization";
  }

  @Override
  public String summary() {
    return "Do spectra tell how well a network generalizes, beyond training loss and norms?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    GeneralizationConfig config = configs.apply(budget);
    List<String> data = new ArrayList<>();
    for (DataSource source : sources(bench)) {
      bench.load(source);
      data.add(source.text());
    }
    GridResult<NetSettings> result =
        bench.grid("networks", new NetWork(), config.settings(data, bench.seed()));
    KnownModels known = KnownModels.measure(bench);
    Optional<Path> table = bench.datasets().beside(PublishedTable.FILE);
    Optional<Sample> published = Optional.empty();
    Optional<Sample> largest = Optional.empty();
    if (table.isPresent()) {
      published = Optional.of(PublishedTable.read(table.get(), ""));
      largest = Optional.of(PublishedTable.read(table.get(), LARGEST_DATASET));
    }
    Sample networks = NetSample.of(result, bench.seed());
    GeneralizationAnswers answers =
        GeneralizationAnswers.of(
            networks,
            NetSample.shapes(result),
            published,
            largest,
            known.sample(),
            new Bootstrap(config.replicates(), GeneralizationAnswers.LEVEL, bench.seed()));
    List<Table> tables =
        new ArrayList<>(GeneralizationTables.of(networks, answers, known.sample()));
    tables.addAll(Failures.tables(result, known.result()));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Do spectra tell how well a network generalizes?",
            "Published work reads the quality of a network off the spectra of its weights, without"
                + " any data. How do such measures order networks by test error and by the gap"
                + " between training and test error: among networks for one task, and across tasks"
                + " and shapes; and do they tell more than training loss and norm do?",
            GeneralizationMethod.lines(result, published.isPresent(), known),
            GeneralizationClaims.of(answers),
            tables,
            GeneralizationFigures.of(networks, answers, published),
            settings(config, data, table),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(
        exhibit,
        List.of(
            new GridTable("generalization-networks", result),
            new GridTable("generalization-checkpoints", known.result())));
  }

  private static List<DataSource> sources(Bench bench) {
    List<DataSource> published =
        Stream.of(bench.datasets().mnist(), bench.datasets().fashionMnist())
            .flatMap(Optional::stream)
            .toList();
    return published.isEmpty() ? List.of(bench.datasets().digits()) : published;
  }

  private static Map<String, String> settings(
      GeneralizationConfig config, List<String> data, Optional<Path> table) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", String.join(" ", data));
    settings.put("examples", config.examples().toString());
    settings.put("test-examples", Integer.toString(config.testExamples()));
    settings.put("label-noise", config.labelNoise().toString());
    settings.put("widths", config.widths().toString());
    settings.put("depths", config.depths().toString());
    settings.put("learning-rates", config.learningRates().toString());
    settings.put("batch-sizes", config.batchSizes().toString());
    settings.put("weight-decays", config.weightDecays().toString());
    settings.put("networks-per-task", Integer.toString(config.networks()));
    settings.put("updates", Integer.toString(config.updates()));
    settings.put("bootstrap-replicates", Integer.toString(config.replicates()));
    if (table.isPresent()) {
      settings.put("published-table-sha256", Digests.ofFile(table.get()));
    }
    return settings;
  }
}
