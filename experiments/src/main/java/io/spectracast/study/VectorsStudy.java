package io.spectracast.study;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.figure.Figure;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Do singular vectors turn as the theory says, and how long do singular subspaces last? */
final class VectorsStudy implements Study {

  private final Function<Budget, VectorsConfig> configs;

  VectorsStudy() {
    this(VectorsConfig::of);
  }

  /** With other sizes. */
  VectorsStudy(Function<Budget, VectorsConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public String summary() {
    return "do singular vectors turn as the theory says, and how long do subspaces last?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    VectorsConfig config = configs.apply(budget);
    DataSource data = bench.datasets().digits();
    bench.load(data);
    GridResult<VectorsCell> turning =
        bench.grid("turning", new TurningWork(), config.turning(data.text(), bench.seed()));
    GridResult<VectorsCell> lasting =
        bench.grid("half-lives", new HalfLifeWork(), config.lasting(data.text(), bench.seed()));
    TurningResults turned = new TurningResults(turning);
    HalfLifeResults lasted = new HalfLifeResults(lasting);
    List<Claim> claims = new ArrayList<>(turned.claims());
    claims.addAll(lasted.claims());
    List<Figure> figures = new ArrayList<>(turned.figures());
    figures.addAll(lasted.figures());
    List<Table> tables = new ArrayList<>(List.of(turned.table(), lasted.table()));
    tables.addAll(Failures.tables(turning, lasting));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Do singular vectors turn as the theory says?",
            "Noise turns singular vectors by amounts that the theory gives from its moments and the gaps"
                + " between singular values. Does SGD turn them so, and how long do leading and bulk"
                + " subspaces of each layer last?",
            method(config, turning.coreSeconds() + lasting.coreSeconds()),
            claims,
            tables,
            figures,
            settings(config, data),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(
        exhibit,
        List.of(
            new GridTable(name() + "-turning", turning),
            new GridTable(name() + "-half-lives", lasting)));
  }

  private static List<String> method(VectorsConfig config, double coreSeconds) {
    return List.of(
        Averages.words(
            "As in sde-vs-sgd: a perceptron (two hidden layers of %d) on %d digits of 14 × 14, batches drawn"
                + " independently, all paths of a start from one point; %s.",
            config.width(), config.examples(), Averages.starts(config.starts())),
        Averages.words(
            "Turning: %d batch orders from the point after %d updates, η = %s, B = %s. Observed, for each"
                + " vector on both sides, the variance of the unit vector between paths after %s updates;"
                + " predicted Σ_j E(u_jᵀdu_i)² t, first order, from the gradients of all examples at the"
                + " start, in the singular frame, complement included; and the same for isotropic noise of"
                + " equal level.",
            config.turningPaths(),
            config.burnIns().get(config.burnIns().size() - 1),
            config.rates(),
            config.batches(),
            config.horizons()),
        Averages.words(
            "A law of turning is judged where it predicts less than %s (an angle of 0.1): off by a factor"
                + " exp⟨|log observed/predicted|⟩, mean over vectors of a unit, interval over units. Supported"
                + " if the factor is below %s with its interval, refuted if above %s with its interval.",
            TurningResults.SMALL, TurningResults.CLOSE, TurningResults.FAR),
        Averages.words(
            "Half-lives: overlap of a block's subspace with that at the start, chance taken off, mean over %d"
                + " paths; the half-life is where it falls below ½, intervals by the jackknife over paths."
                + " η = %s, B = %d, from the first update on and after %s, up to %d updates. A law is"
                + " supported if its half-lives over SGD's have a geometric mean in [0.8, 1.25] with its"
                + " interval, refuted if outside with its interval.",
            config.lastingPaths(),
            config.lasting(),
            config.lastingBatch(),
            config.burnIns(),
            config.lastingHorizons().get(config.lastingHorizons().size() - 1)),
        Averages.words(
            "The rules of verdicts were fixed before the full run; that half-lives are judged for each beginning apart was"
                + " decided after a first look at them. Cost: the times of all units add up to %d s.",
            Math.round(coreSeconds)));
  }

  private static Map<String, String> settings(VectorsConfig config, DataSource data) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data.text());
    settings.put("model", "mlp:%d,%d".formatted(config.width(), config.width()));
    settings.put("examples", Integer.toString(config.examples()));
    settings.put("burn-in", config.burnIns().toString());
    settings.put("turning-learning-rates", config.rates().toString());
    settings.put("turning-batches", config.batches().toString());
    settings.put("turning-horizons", config.horizons().toString());
    settings.put("turning-paths", Integer.toString(config.turningPaths()));
    settings.put("half-life-learning-rates", config.lasting().toString());
    settings.put("half-life-batch", Integer.toString(config.lastingBatch()));
    settings.put("half-life-horizons", config.lastingHorizons().toString());
    settings.put("half-life-paths", Integer.toString(config.lastingPaths()));
    settings.put("starts", Integer.toString(config.starts()));
    return settings;
  }
}
