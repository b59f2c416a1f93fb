package io.spectracast.experiment;

import io.spectracast.inference.Interval;
import io.spectracast.noise.Assumption;
import io.spectracast.noise.NoiseStatistics;
import io.spectracast.noise.TailStatistics;
import io.spectracast.noise.Verdict;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of the noise of one layer, by name; NaN where there is nothing.
 *
 * @param values in the order of {@link #COLUMNS}
 */
record NoiseRow(double[] values) {

  /** What {@code source} is for minibatch gradients at fixed weights. */
  static final int FIXED = 0;

  /** What {@code source} is for the updates of the run itself, in units of gradients. */
  static final int SUCCESSIVE = 1;

  /** What {@code source} is for gradients of one batch size at fixed weights, their size alone. */
  static final int SCALING = 2;

  static final String VARIANCE = "variance";
  static final String LONG_RUN = "long-run";
  static final String ROWS = "rows-participating";
  static final String COLUMNS_PARTICIPATING = "columns-participating";
  static final String TIME = "correlation-time";
  static final String LAG_ONE = "lag-one";
  static final String BLOCK = "block";
  static final String BULK = "bulk";
  static final String KURTOSIS = "kurtosis";
  static final String TAIL = "tail-index";
  static final String ENTRY_KURTOSIS = "entry-kurtosis";
  static final String ENTRY_TAIL = "entry-tail-index";

  private static final List<String> INTERVALS =
      List.of(
          VARIANCE,
          LONG_RUN,
          ROWS,
          COLUMNS_PARTICIPATING,
          TIME,
          LAG_ONE,
          BLOCK,
          BULK,
          KURTOSIS,
          TAIL,
          ENTRY_KURTOSIS,
          ENTRY_TAIL);

  static final List<String> COLUMNS = columns();

  private static final int RANDOM_DIRECTIONS = 0;

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "layer",
                "stage",
                "source",
                "batch",
                "m",
                "n",
                "gaussian-tail",
                "gaussian-entry-tail"));
    for (String name : INTERVALS) {
      columns.addAll(List.of(name, name + "-low", name + "-high"));
    }
    for (Assumption assumption : Assumption.values()) {
      columns.add(p(assumption));
    }
    return List.copyOf(columns);
  }

  private static String p(Assumption assumption) {
    return "p-" + assumption.name();
  }

  /**
   * Of all statistics.
   *
   * @param layer its index
   * @param stage its index
   */
  static NoiseRow of(int layer, int stage, int source, int batch, NoiseStatistics noise) {
    Map<String, Double> values = head(layer, stage, source, batch);
    values.put("m", (double) noise.rows());
    values.put("n", (double) noise.columns());
    put(values, VARIANCE, Optional.of(noise.volatility().oneStep()));
    put(values, LONG_RUN, noise.volatility().longRun().value());
    put(values, ROWS, noise.kronecker().map(k -> k.rowParticipation()).value());
    put(values, COLUMNS_PARTICIPATING, noise.kronecker().map(k -> k.columnParticipation()).value());
    put(values, TIME, noise.inRandomDirections().map(a -> a.time()).value());
    put(values, LAG_ONE, noise.inRandomDirections().map(a -> a.lagOne()).value());
    put(values, BLOCK, noise.frame().map(f -> f.block()).value());
    put(values, BULK, noise.frame().map(f -> f.bulk()).value());
    Outcome<TailStatistics> directions = noise.tails().get(RANDOM_DIRECTIONS);
    Outcome<TailStatistics> entries = noise.tails().get(noise.tails().size() - 1);
    put(values, KURTOSIS, directions.map(TailStatistics::excessKurtosis).value());
    put(values, TAIL, directions.map(TailStatistics::tailIndex).value());
    put(values, ENTRY_KURTOSIS, entries.map(TailStatistics::excessKurtosis).value());
    put(values, ENTRY_TAIL, entries.map(TailStatistics::tailIndex).value());
    directions.value().ifPresent(t -> values.put("gaussian-tail", t.gaussianTailIndex()));
    entries.value().ifPresent(t -> values.put("gaussian-entry-tail", t.gaussianTailIndex()));
    for (Verdict verdict : noise.verdicts()) {
      verdict.pValue().ifPresent(p -> values.put(p(verdict.assumption()), p));
    }
    return of(values);
  }

  /** Of the variance alone. */
  static NoiseRow of(int layer, int stage, int batch, Interval variance) {
    Map<String, Double> values = head(layer, stage, SCALING, batch);
    put(values, VARIANCE, Optional.of(variance));
    return of(values);
  }

  private static Map<String, Double> head(int layer, int stage, int source, int batch) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("layer", (double) layer);
    values.put("stage", (double) stage);
    values.put("source", (double) source);
    values.put("batch", (double) batch);
    return values;
  }

  private static void put(Map<String, Double> values, String name, Optional<Interval> interval) {
    interval.ifPresent(
        i -> {
          values.put(name, i.estimate());
          values.put(name + "-low", i.low());
          values.put(name + "-high", i.high());
        });
  }

  private static NoiseRow of(Map<String, Double> values) {
    return new NoiseRow(
        COLUMNS.stream().mapToDouble(name -> values.getOrDefault(name, Double.NaN)).toArray());
  }

  double value(String name) {
    return values[COLUMNS.indexOf(name)];
  }

  int index(String name) {
    return (int) value(name);
  }

  /** An interval, where there is one. */
  Optional<Interval> interval(String name) {
    double estimate = value(name);
    return Double.isNaN(estimate)
        ? Optional.empty()
        : Optional.of(
            new Interval(
                estimate, value(name + "-low"), value(name + "-high"), NoiseRun.CONFIDENCE));
  }

  /** The p-value of all tests of an assumption together, where there is one. */
  Optional<Double> pValue(Assumption assumption) {
    double p = value(p(assumption));
    return Double.isNaN(p) ? Optional.empty() : Optional.of(p);
  }
}
