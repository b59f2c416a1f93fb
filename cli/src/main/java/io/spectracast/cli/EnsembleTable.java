package io.spectracast.cli;

import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import io.spectracast.spectrum.BulkEstimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The last snapshots of many runs of one plan: mean ± standard deviation over the runs of each
 * layer's largest singular value, stable rank Σ s²/s₁² and number of spikes, and of what was tested
 * last.
 */
final class EnsembleTable {

  private static final double SPIKE_LEVEL = 0.01;

  private final Map<Layer, List<double[]>> layers = new LinkedHashMap<>();
  private final List<Evaluation> tests = new ArrayList<>();

  /** Takes a run's last snapshot in. */
  void add(Snapshot last) {
    for (LayerSnapshot layer : last.layers()) {
      layers
          .computeIfAbsent(layer.layer(), any -> new ArrayList<>())
          .add(numbers(layer.layer(), layer.singularValues()));
    }
    last.test().ifPresent(tests::add);
  }

  private static double[] numbers(Layer layer, double[] s) {
    double squares = Arrays.stream(s).map(x -> x * x).sum();
    int spikes =
        new BulkEstimator(SPIKE_LEVEL)
            .fit(s, layer.longSide())
            .map(fit -> fit.spikes().size())
            .orElse(0);
    return new double[] {s[0], squares / (s[0] * s[0]), spikes};
  }

  /** The table, and a line of what was tested. */
  List<String> lines() {
    TextTable table = new TextTable(2, "layer", "shape", "s₁", "stable rank", "spikes");
    layers.forEach(
        (layer, runs) ->
            table.row(
                layer.name(),
                layer.rows() + "×" + layer.columns(),
                spread(runs, 0),
                spread(runs, 1),
                spread(runs, 2)));
    List<String> lines = new ArrayList<>(table.toString().lines().toList());
    if (!tests.isEmpty()) {
      lines.add(tested());
    }
    return lines;
  }

  private static String spread(List<double[]> runs, int number) {
    return spread(runs.stream().mapToDouble(run -> run[number]).toArray(), "");
  }

  private String tested() {
    String loss = spread(tests.stream().mapToDouble(Evaluation::loss).toArray(), "");
    double[] accuracies =
        tests.stream().flatMapToDouble(test -> test.accuracy().stream()).toArray();
    return accuracies.length == 0
        ? "test loss " + loss
        : "test loss %s, test accuracy %s"
            .formatted(loss, spread(Arrays.stream(accuracies).map(a -> 100 * a).toArray(), " %"));
  }

  /** Mean ± standard deviation, as many decimals as the deviation has use for; the mean of one. */
  static String spread(double[] values, String unit) {
    double mean = Arrays.stream(values).average().orElseThrow();
    if (values.length == 1) {
      return Words.rounded(mean) + unit;
    }
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (values.length - 1));
    int decimals = deviation == 0 ? 2 : 1 - (int) Math.floor(Math.log10(deviation));
    String format = "%." + Math.max(0, Math.min(6, decimals)) + "f";
    return String.format(Locale.ROOT, format + " ± " + format, mean, deviation) + unit;
  }
}
