package io.spectracast.backtest;

import io.spectracast.inference.DieboldMariano;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.SignFlips;
import io.spectracast.inference.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/** One method against the best baseline of each of some cells. */
final class Comparison {

  /** With fewer runs no choice of signs is rare enough. */
  private static final int FEWEST_FOR_SIGNS = 6;

  private static final double LEVEL = 0.95;

  private final String method;
  private final List<Cell> cells;
  private final Section.Clustering clustering;
  private final List<String> clusters;

  Comparison(
      String method, List<Cell> cells, Section.Clustering clustering, List<String> clusters) {
    this.method = method;
    this.cells = cells;
    this.clustering = clustering;
    this.clusters = clusters;
  }

  /** Mean over the cells of 1 − CRPS/CRPS of the reference. */
  OptionalDouble skill() {
    double skill = skillWithout(Jackknife.NONE);
    return Double.isFinite(skill) ? OptionalDouble.of(skill) : OptionalDouble.empty();
  }

  Optional<Interval> skillInterval() {
    return interval(this::skillWithout);
  }

  /** Student's interval of the delete-a-cluster jackknife. */
  Optional<Interval> interval(IntToDoubleFunction without) {
    if (clustering == Section.Clustering.NONE || clusters.size() < 2) {
      return Optional.empty();
    }
    for (int g = Jackknife.NONE; g < clusters.size(); g++) {
      if (!Double.isFinite(without.applyAsDouble(g))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Jackknife(clusters.size()).interval(without, LEVEL));
  }

  /** Whether a task belongs to a cluster. */
  boolean isIn(ScoredForecast.Task task, int cluster) {
    return cluster != Jackknife.NONE && clusters.get(cluster).equals(key(task, clustering));
  }

  static String key(ScoredForecast.Task task, Section.Clustering clustering) {
    return clustering == Section.Clustering.LAYERS ? task.layer() : task.run();
  }

  private double skillWithout(int cluster) {
    double sum = 0;
    int count = 0;
    for (Cell cell : cells) {
      double own = 0;
      double reference = 0;
      for (Pair pair : pairs(cell)) {
        if (!isIn(pair.task, cluster)) {
          own += pair.own;
          reference += pair.reference;
        }
      }
      if (reference > 0) {
        sum += 1 - own / reference;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** CRPS of both in one task. */
  private record Pair(ScoredForecast.Task task, double own, double reference) {}

  private List<Pair> pairs(Cell cell) {
    if (cell.reference().isEmpty()) {
      return List.of();
    }
    Map<ScoredForecast.Task, ScoredForecast> reference = cell.of(cell.reference().get());
    List<Pair> pairs = new ArrayList<>();
    cell.of(method)
        .forEach(
            (task, score) -> pairs.add(new Pair(task, score.crps(), reference.get(task).crps())));
    return pairs;
  }

  /**
   * The test of no difference. Differences are relative to the reference's mean in their cell. With
   * six runs or more: sign flips of the runs' means. With two to five: Student's test of them. With
   * one: Diebold and Mariano's over its origins, averaged over layers.
   */
  Optional<TestResult> test(long seed) {
    Map<String, List<Double>> byRun = new LinkedHashMap<>();
    Map<Long, List<Double>> byOrigin = new TreeMap<>();
    List<Long> leads = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.reference().isPresent() && cell.reference().get().equals(method)) {
        continue;
      }
      List<Pair> pairs = pairs(cell);
      double scale = pairs.stream().mapToDouble(Pair::reference).average().orElse(0);
      for (Pair pair : scale > 0 ? pairs : List.<Pair>of()) {
        double difference = (pair.reference - pair.own) / scale;
        byRun.computeIfAbsent(pair.task.run(), r -> new ArrayList<>()).add(difference);
        byOrigin.computeIfAbsent(pair.task.origin(), o -> new ArrayList<>()).add(difference);
        leads.add(pair.task.lead());
      }
    }
    if (byRun.size() >= FEWEST_FOR_SIGNS) {
      return Optional.of(SignFlips.test(means(byRun), seed));
    }
    return byRun.size() > 1 ? student(means(byRun)) : overOrigins(byOrigin, leads);
  }

  private static double[] means(Map<?, List<Double>> values) {
    return values.values().stream()
        .mapToDouble(v -> v.stream().mapToDouble(d -> d).average().orElseThrow())
        .toArray();
  }

  private static Optional<TestResult> student(double[] d) {
    double mean = 0;
    for (double value : d) {
      mean += value / d.length;
    }
    double square = 0;
    for (double value : d) {
      square += (value - mean) * (value - mean) / (d.length - 1);
    }
    if (!(square > 0)) {
      return Optional.empty();
    }
    double t = Math.abs(mean) / Math.sqrt(square / d.length);
    double p = 2 * TDistribution.of(d.length - 1).survivalProbability(t);
    return Optional.of(new TestResult("Student over %d runs".formatted(d.length), mean, p));
  }

  private static Optional<TestResult> overOrigins(
      Map<Long, List<Double>> byOrigin, List<Long> leads) {
    if (byOrigin.size() < DieboldMariano.FEWEST) {
      return Optional.empty();
    }
    List<Long> origins = List.copyOf(byOrigin.keySet());
    double spacing =
        (double) (origins.get(origins.size() - 1) - origins.get(0)) / (origins.size() - 1);
    double lead = leads.stream().mapToLong(l -> l).average().orElseThrow();
    int overlap = Math.max(1, (int) Math.ceil(lead / spacing));
    return DieboldMariano.test(means(byOrigin), Math.min(overlap, origins.size() / 2));
  }
}
