package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.NoiseConfig.Subject;
import io.spectracast.figure.Figure;
import io.spectracast.grid.Numbers;
import io.spectracast.lab.Task;
import io.spectracast.noise.Assumption;
import io.spectracast.noise.NoiseMeasurement;
import io.spectracast.noise.NoiseOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is the noise of stochastic gradients like? Which of the theory's assumptions hold, layer by
 * layer, at fixed weights and along the run, and how the noise scales with the batch size.
 */
final class NoiseExperiment implements Experiment {

  private static final int DIRECTIONS = 6;

  private final Function<Budget, NoiseConfig> configs;

  NoiseExperiment() {
    this(NoiseConfig::of);
  }

  /** With other sizes. */
  NoiseExperiment(Function<Budget, NoiseConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "noise";
  }

  @Override
  public String summary() {
    return "is gradient noise isotropic, Gaussian and white?";
  }

  @Override
  public Exhibit run(Budget budget, Bench bench) throws IOException {
    NoiseConfig config = configs.apply(budget);
    NoiseMeasurement measurement =
        new NoiseMeasurement(
            new NoiseOptions(
                DIRECTIONS,
                NoiseRun.CONFIDENCE,
                NoiseRun.LEVEL,
                config.replicates(),
                config.longestSide(),
                bench.seed()));
    Map<String, List<Numbers>> runs = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (Subject subject : config.subjects()) {
      Optional<DataSource> source = subject.material().in(bench.datasets());
      if (source.isEmpty()) {
        missing.add(subject.name());
      } else {
        runs.put(subject.name(), measure(config, subject, source.get(), measurement, bench));
      }
    }
    return exhibit(config, budget, bench, runs, missing);
  }

  private static List<Numbers> measure(
      NoiseConfig config,
      Subject subject,
      DataSource source,
      NoiseMeasurement measurement,
      Bench bench)
      throws IOException {
    Dataset data = bench.load(source);
    try (Task task = new Task(subject.training(config.successive(), bench.seed()), data)) {
      List<Cell> cells = new ArrayList<>();
      for (int run = 0; run < config.seeds(); run++) {
        long seed = bench.seed() + run;
        cells.add(
            new Cell(
                "noise-%s-updates%d-samples%d-successive%d-seed%d"
                    .formatted(
                        subject.name().toLowerCase(Locale.ROOT),
                        subject.updates(),
                        config.samples(),
                        config.successive(),
                        seed),
                () ->
                    NoiseRun.numbers(
                        config, subject, seed, task, measurement, bench::requireGoing)));
      }
      return bench.cells("noise of " + subject.name(), cells);
    }
  }

  private Exhibit exhibit(
      NoiseConfig config,
      Budget budget,
      Bench bench,
      Map<String, List<Numbers>> runs,
      List<String> missing) {
    NoiseLayers layers = new NoiseLayers(config.subjects());
    Map<String, List<NoiseRow>> rows = NoiseLayers.rows(runs);
    List<NoiseLayers.Exponent> exponents = layers.exponents(runs, NoiseJudge.CHANCE);
    return new Exhibit(
        name(),
        "Is gradient noise isotropic, Gaussian and white?",
        "The theory replaces the noise of minibatch gradients by Brownian motion, in the published"
            + " account isotropic. Which assumptions hold in which layers, and does ν² go as 1/B?",
        NoiseMethod.lines(config, missing),
        claims(rows, exponents),
        List.<Table>of(
            NoiseTables.counts(rows),
            NoiseTables.verdicts(rows, layers),
            NoiseTables.moments(rows, layers),
            NoiseTables.scaling(exponents)),
        figures(config, layers, runs),
        settings(config),
        bench.command(name(), budget),
        bench.seconds(),
        bench.provenance());
  }

  private static List<Claim> claims(
      Map<String, List<NoiseRow>> rows, List<NoiseLayers.Exponent> exponents) {
    List<Claim> claims = new ArrayList<>();
    rows.forEach((network, own) -> claims.add(NoiseJudge.isotropicGaussianWhite(network, own)));
    claims.add(
        NoiseJudge.assumption(
            "noise is of Kronecker form, E ξ_ij ξ_kl = A_ik C_jl", Assumption.KRONECKER, rows));
    claims.add(
        NoiseJudge.assumption(
            "noise has no preference for the singular directions of the weights",
            Assumption.STATE_INDEPENDENT,
            rows));
    claims.add(
        NoiseJudge.heavyTails("gradient noise is heavy-tailed, with infinite variance", rows));
    claims.add(
        NoiseJudge.scaling(
            "linear scaling: at fixed weights ν² ∝ 1/B, so that a step's noise goes as η²/B",
            exponents.stream().map(NoiseLayers.Exponent::exponent).toList()));
    return claims;
  }

  private static List<Figure> figures(
      NoiseConfig config, NoiseLayers layers, Map<String, List<Numbers>> runs) {
    List<Figure> figures = new ArrayList<>();
    for (Subject subject : config.subjects()) {
      if (runs.containsKey(subject.name())) {
        List<NoiseRow> first = NoiseLayers.rows(List.of(runs.get(subject.name()).get(0)));
        figures.add(NoiseFigures.participation(subject.name(), layers, subject.stages(), first));
        figures.add(NoiseFigures.tails(subject.name(), layers, subject.stages(), first));
        figures.add(NoiseFigures.scaling(subject.name(), layers, first));
      }
    }
    return figures;
  }

  private static Map<String, String> settings(NoiseConfig config) {
    Map<String, String> settings = new TreeMap<>();
    for (Subject subject : config.subjects()) {
      settings.put(
          subject.name(),
          "%s, sgd %s, batch %d, %d updates"
              .formatted(
                  subject.model(), subject.learningRate(), subject.batchSize(), subject.updates()));
    }
    settings.put("runs", Integer.toString(config.seeds()));
    settings.put("samples", Integer.toString(config.samples()));
    settings.put("successive", Integer.toString(config.successive()));
    settings.put(
        "batches", config.batches().stream().map(String::valueOf).collect(Collectors.joining(",")));
    settings.put("scaling-samples", Integer.toString(config.scalingSamples()));
    settings.put("replicates", Integer.toString(config.replicates()));
    settings.put("longest-side", Integer.toString(config.longestSide()));
    return settings;
  }
}
