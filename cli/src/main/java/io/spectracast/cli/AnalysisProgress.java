package io.spectracast.cli;

import io.spectracast.analysis.LayerDescription;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far an analysis is: a bar on a terminal, a line now and then elsewhere. The time left goes by
 * the layers' operations, not by their number.
 */
final class AnalysisProgress implements AutoCloseable {

  private static final int REFRESH_MILLIS = 250;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  /** What a layer costs beside its singular values, in the same unit. */
  private static final double OTHER_OPERATIONS = 1e9;

  private final Console console;
  private final int layers;
  private final int atOnce;
  private final double operations;
  private final long begun = System.nanoTime();
  private final ProgressBar bar;
  private long lastLine = begun;
  private volatile int doneLayers;
  private volatile double done;

  private AnalysisProgress(Console console, List<LayerDescription> layers, int atOnce) {
    this.console = console;
    this.layers = layers.size();
    this.atOnce = atOnce;
    this.operations = layers.stream().mapToDouble(AnalysisProgress::cost).sum();
    this.bar = console.live() ? bar() : null;
  }

  /** Over layers that are all still to be done, so many at once. */
  static AnalysisProgress on(Console console, List<LayerDescription> layers, int atOnce) {
    return new AnalysisProgress(console, layers, atOnce);
  }

  private static double cost(LayerDescription layer) {
    return OTHER_OPERATIONS + layer.operations();
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("layers")
        .setInitialMax(layers)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setEtaFunction(state -> left())
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  /** A layer is done. */
  void advance(LayerDescription layer) {
    doneLayers++;
    done += cost(layer);
    if (bar != null) {
      bar.step();
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      console.remark(line());
    }
  }

  private String line() {
    return "%d of %d layers, %.0f %% of the work%s"
        .formatted(
            doneLayers,
            layers,
            100 * done / operations,
            left().map(time -> ", about " + words(time) + " left").orElse(""));
  }

  /**
   * At the speed so far; empty before as many layers are done as were begun together, since the
   * work on the others does not count yet.
   */
  private Optional<Duration> left() {
    return doneLayers >= atOnce
        ? Optional.of(
            Duration.ofNanos(
                (long) ((System.nanoTime() - begun) * Math.max(0, operations - done) / done)))
        : Optional.empty();
  }

  /** Two significant units at most: 45 s, 12 min, 3 h 20 min. */
  static String words(Duration time) {
    if (time.toSeconds() < 90) {
      return time.toSeconds() + " s";
    }
    long minutes = Math.round(time.toSeconds() / 60.0);
    return minutes < 90
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
