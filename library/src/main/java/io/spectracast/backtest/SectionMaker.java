package io.spectracast.backtest;

import io.spectracast.inference.Jackknife;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Sums up cells. */
final class SectionMaker {

  /** The index of 90 % among the levels of {@link Calibration}. */
  private static final int NINETY = 2;

  private final List<Contender> contenders;
  private final long seed;

  SectionMaker(List<Contender> contenders, long seed) {
    this.contenders = contenders;
    this.seed = seed;
  }

  /** The names of the baselines. */
  List<String> baselines() {
    return contenders.stream()
        .filter(c -> c.kind() == Contender.Kind.BASELINE)
        .map(Contender::name)
        .toList();
  }

  Section section(List<Cell> cells, Optional<Group> group, Optional<String> horizon) {
    List<ScoredForecast.Task> tasks =
        cells.stream().flatMap(c -> tasks(c).stream()).distinct().toList();
    List<String> runs = tasks.stream().map(ScoredForecast.Task::run).distinct().toList();
    List<String> layers = tasks.stream().map(ScoredForecast.Task::layer).distinct().toList();
    Section.Clustering clustering =
        runs.size() > 1
            ? Section.Clustering.RUNS
            : layers.size() > 1 ? Section.Clustering.LAYERS : Section.Clustering.NONE;
    List<String> clusters = clustering == Section.Clustering.LAYERS ? layers : runs;
    List<EventForecast> events = cells.stream().flatMap(SectionMaker::events).toList();
    return new Section(
        group.map(Group::architecture),
        group.map(Group::optimizer),
        horizon,
        reference(cells),
        cells.size(),
        runs.size(),
        tasks.stream().mapToLong(ScoredForecast.Task::lead).average().orElseThrow(),
        tasks.size(),
        clustering,
        events.size(),
        (int) events.stream().filter(EventForecast::happened).count(),
        contenders.stream()
            .filter(c -> cells.stream().anyMatch(cell -> !cell.of(c.name()).isEmpty()))
            .map(c -> standing(c, cells, new Comparison(c.name(), cells, clustering, clusters)))
            .toList());
  }

  private static Collection<ScoredForecast.Task> tasks(Cell cell) {
    return cell.byMethod().values().stream()
        .flatMap(scores -> scores.keySet().stream())
        .distinct()
        .toList();
  }

  /** Each event once, whoever forecast it. */
  private static Stream<EventForecast> events(Cell cell) {
    return tasks(cell).stream()
        .flatMap(
            task ->
                cell.byMethod().values().stream()
                    .filter(scores -> scores.containsKey(task))
                    .map(scores -> scores.get(task).spike())
                    .findFirst()
                    .orElseThrow()
                    .stream());
  }

  private static Optional<String> reference(List<Cell> cells) {
    List<Optional<String>> names = cells.stream().map(Cell::reference).distinct().toList();
    return names.size() == 1 ? names.get(0) : Optional.empty();
  }

  private Standing standing(Contender contender, List<Cell> cells, Comparison comparison) {
    List<ScoredForecast> own =
        cells.stream().flatMap(c -> c.of(contender.name()).values().stream()).toList();
    boolean spread = own.stream().allMatch(s -> s.calibration().isPresent());
    return new Standing(
        contender.name(),
        contender.kind(),
        own.size(),
        mean(own, ScoredForecast::crps),
        mean(own, ScoredForecast::energy),
        mean(own, ScoredForecast::wasserstein),
        comparison.skill(),
        comparison.skillInterval(),
        comparison.test(seed),
        spread ? Optional.of(means(own, true)) : Optional.empty(),
        spread
            ? comparison
                .interval(cluster -> coverageWithout(own, comparison, cluster))
                .map(i -> i.map(x -> Math.max(0, Math.min(1, x))))
            : Optional.empty(),
        spread ? Optional.of(means(own, false)) : Optional.empty(),
        brierSkill(own));
  }

  private static double mean(List<ScoredForecast> scores, ToDoubleFunction<ScoredForecast> value) {
    return scores.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double coverageWithout(
      List<ScoredForecast> scores, Comparison comparison, int cluster) {
    return scores.stream()
        .filter(s -> cluster == Jackknife.NONE || !comparison.isIn(s.task(), cluster))
        .mapToDouble(s -> s.calibration().orElseThrow().coverage()[NINETY])
        .average()
        .orElse(Double.NaN);
  }

  private static double[] means(List<ScoredForecast> scores, boolean coverage) {
    double[] sum = new double[coverage ? Calibration.LEVELS.length : Calibration.BINS];
    for (ScoredForecast score : scores) {
      Calibration calibration = score.calibration().orElseThrow();
      double[] values = coverage ? calibration.coverage() : calibration.histogram();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i] / scores.size();
      }
    }
    return sum;
  }

  private static OptionalDouble brierSkill(List<ScoredForecast> scores) {
    List<EventForecast> events = scores.stream().flatMap(s -> s.spike().stream()).toList();
    double rate = events.stream().mapToDouble(e -> e.happened() ? 1 : 0).average().orElse(0);
    double reference = rate * (1 - rate);
    double brier = events.stream().mapToDouble(EventForecast::brier).average().orElse(0);
    return reference > 0 ? OptionalDouble.of(1 - brier / reference) : OptionalDouble.empty();
  }
}
