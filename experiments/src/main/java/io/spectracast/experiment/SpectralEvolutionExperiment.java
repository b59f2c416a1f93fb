package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.figure.Figure;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the singular values of weight matrices evolve in training, against the overlays of the
 * published account and against Marchenko–Pastur's and Tracy–Widom's laws.
 */
final class SpectralEvolutionExperiment implements Experiment {

  private static final Optimization SGD = Optimization.sgd(0.02, 0.9, 0);
  private static final Optimization SLOW_SGD = Optimization.sgd(0.01, 0.9, 0);
  private static final Optimization ADAM = new Optimization(Method.AdamW.DEFAULT, 0.001, 0);

  /**
   * How much is done.
   *
   * @param networks to watch
   * @param bulkDraws matrices of noise of each shape for the test of the bulk
   * @param tailDraws the same for exponents, and replicates of the bootstrap
   */
  record Config(List<EvolutionNetwork> networks, int bulkDraws, int tailDraws) {

    Config {
      if (!(2.0 / (tailDraws + 1) < TailReadings.LEVEL)) { // the least two-sided p-value
        throw new IllegalArgumentException(
            "tailDraws must be enough to reject at %s, was %d"
                .formatted(TailReadings.LEVEL, tailDraws));
      }
    }
  }

  private static final Config QUICK = new Config(List.of(mlp("256,256", 6, 1000, 200)), 299, 99);

  static final Config FULL =
      new Config(
          List.of(
              mlp("256,256", 12, 2000, 200),
              mlp("1024,1024,1024", 4, 1000, 40),
              new EvolutionNetwork(
                  "cnn", "CNN", Datasets::cifar10, "cnn", SLOW_SGD, 64, 6, 940, 200),
              new EvolutionNetwork(
                  "vit", "ViT", d -> Optional.of(d.digits()), "vit", ADAM, 64, 4, 1000, 200),
              new EvolutionNetwork(
                  "gpt",
                  "GPT",
                  Datasets::characters,
                  "gpt:layers=2,heads=2,width=128,block=64",
                  ADAM,
                  12,
                  4,
                  800,
                  200)),
          499,
          99);

  private final Config quick;
  private final Config full;

  SpectralEvolutionExperiment() {
    this(QUICK, FULL);
  }

  SpectralEvolutionExperiment(Config quick, Config full) {
    this.quick = quick;
    this.full = full;
  }

  static EvolutionNetwork mlp(String hidden, int members, int steps, int initialSeeds) {
    String width = hidden.replaceAll(",.*", "");
    return new EvolutionNetwork(
        "mlp" + width,
        "MLP " + width,
        d -> Optional.of(d.digits()),
        "mlp:" + hidden,
        SGD,
        64,
        members,
        steps,
        initialSeeds);
  }

  @Override
  public String name() {
    return "spectral-evolution";
  }

  @Override
  public String summary() {
    return "do spectra evolve as Marchenko–Pastur bulks with spikes, or as power laws?";
  }

  @Override
  public Exhibit run(Budget budget, Bench bench) throws IOException {
    Config config = budget == Budget.FULL ? full : quick;
    List<String> leftOut = new ArrayList<>();
    List<EvolutionStudy> studies = new ArrayList<>();
    for (EvolutionNetwork network : config.networks()) {
      Optional<EvolutionSubject> subject = network.subject(bench.datasets(), bench.seed());
      if (subject.isPresent()) {
        studies.add(EvolutionStudy.of(subject.get(), config, bench));
      } else {
        leftOut.add(network.label());
      }
    }
    TrainedJudge trained = EvolutionStudy.trainedJudge(studies, bench.seed());
    List<Claim> claims = new ArrayList<>(EvolutionStudy.initialJudge(studies).claims());
    claims.addAll(trained.claims());
    List<Figure> figures = new ArrayList<>();
    for (EvolutionStudy study : studies) {
      figures.addAll(HistogramFigures.of(study, study == studies.get(0)));
    }
    figures.addAll(EvolutionFigures.of(studies));
    return new Exhibit(
        name(),
        "How spectra evolve in training",
        "Twenty snapshots of the training of several networks, several seeds each: where do the bulk,"
            + " its edge and the largest singular value lie at first, and what becomes of them?",
        method(leftOut),
        claims,
        EvolutionTables.of(studies, trained),
        figures,
        settings(config, studies, budget),
        bench.command(name(), budget),
        bench.seconds(),
        bench.provenance());
  }

  private static List<String> method(List<String> leftOut) {
    List<String> method =
        new ArrayList<>(
            List.of(
                "A spectrum is fitted by a Marchenko–Pastur bulk whose σ² comes from the middle of the"
                    + " bulk, and spikes above it, each accepted at the level %.2g of Tracy–Widom's law."
                        .formatted(SnapshotSpectra.SPIKE_LEVEL),
                "Matrices with a shorter side below %d are left out."
                    .formatted(EvolutionSubject.FEWEST_COLUMNS),
                "Before training, over many seeds: the edge is the mean of s₁/(σ√m) less the mean of"
                    + " F₁ in its scale, and is missed if its %.0f %% interval lies more than %.2g scales"
                        .formatted(100 * InitialJudge.CONFIDENCE, InitialJudge.TOLERANCE)
                    + " away; the width is the standard deviation of s₁, and is missed if its interval"
                    + " excludes the claimed one; a law is refuted if Kolmogorov–Smirnov's test rejects"
                    + " it in any layer at %.2g divided by the number of layers."
                        .formatted(InitialJudge.LEVEL),
                "Singular values repel one another and lie closer to their law than independent points:"
                    + " the null of a bulk's Kolmogorov distance is drawn from Gaussian matrices of the"
                    + " same shape, fitted in the same way; the statistic is the distance times the"
                    + " number of values, n′D. The initial spectrum fits if at most %.0f %% of all"
                        .formatted(100 * InitialJudge.MOST_REJECTED)
                    + " matrices are rejected at %.0f %%.".formatted(100 * InitialJudge.BULK_LEVEL),
                "After training the mean n′D of a layer over the seeds is compared with means of as many"
                    + " draws; a network's bulks stay Marchenko–Pastur if none of its layers is rejected"
                    + " at %.2g, all layers counted, and spikes are there."
                        .formatted(TrainedJudge.LEVEL),
                "A tail is a power law if the bootstrap of Clauset, Shalizi and Newman does not reject"
                    + " it at %.2g, no rival is preferred at %.2g, and it is not mostly bulk: more than"
                        .formatted(TailReadings.PLAUSIBLE, TailReadings.LEVEL)
                    + " half of the values it was fitted to below the spikes, where Marchenko–Pastur's"
                    + " law has the larger likelihood although it was not fitted to them. A claim about"
                    + " tails holds if it does for more than half of"
                    + " the matrices, by the %.0f %% interval over runs."
                        .formatted(100 * TrainedJudge.CONFIDENCE)));
    if (!leftOut.isEmpty()) {
      method.add("For want of data these are left out: " + String.join(", ", leftOut) + ".");
    }
    return method;
  }

  private static Map<String, String> settings(
      Config config, List<EvolutionStudy> studies, Budget budget) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("budget", budget.word());
    settings.put("bulk draws", Integer.toString(config.bulkDraws()));
    settings.put("tail draws", Integer.toString(config.tailDraws()));
    for (EvolutionStudy study : studies) {
      EvolutionSubject subject = study.subject();
      String id = subject.id() + " ";
      subject.plan().asMap().forEach((name, value) -> settings.put(id + name, value));
      settings.put(id + "members", Integer.toString(subject.members()));
      settings.put(id + "initial seeds", Integer.toString(subject.initialSeeds()));
    }
    return settings;
  }
}
