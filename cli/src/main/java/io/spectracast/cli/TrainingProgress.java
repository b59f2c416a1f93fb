package io.spectracast.cli;

import io.spectracast.ensemble.TrainingWatcher;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Snapshot;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of a training: a bar with an ETA on a terminal, a line per test evaluation elsewhere.
 */
final class TrainingProgress implements TrainingWatcher, AutoCloseable {

  private static final int REFRESH_MILLIS = 250;
  private static final int SMOOTHING = 100;

  private final Console console;
  private final ProgressBar bar;
  private double loss = Double.NaN;
  private volatile String accuracy = "";

  private TrainingProgress(Console console, ProgressBar bar) {
    this.console = console;
    this.bar = bar;
  }

  static TrainingProgress on(Console console, long total) {
    ProgressBar bar =
        console.live()
            ? new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    return new TrainingProgress(console, bar);
  }

  @Override
  public void update(long step, long totalSteps, double batchLoss, double stepsPerSecond) {
    loss = Double.isNaN(loss) ? batchLoss : loss + (batchLoss - loss) / SMOOTHING;
    if (bar != null) {
      bar.stepTo(step);
      bar.setExtraMessage(
          String.format(Locale.ROOT, "loss %.3f%s %.0f/s", loss, accuracy, stepsPerSecond));
    }
  }

  @Override
  public void resumed(long step) {
    console.remark("resuming from step " + step);
  }

  @Override
  public void recorded(Snapshot snapshot) {
    snapshot.test().ifPresent(test -> evaluated(snapshot.step(), test));
  }

  private void evaluated(long step, Evaluation test) {
    accuracy =
        test.accuracy().stream()
            .mapToObj(a -> String.format(Locale.ROOT, " test %.2f %%", 100 * a))
            .findFirst()
            .orElse(String.format(Locale.ROOT, " test loss %.4f", test.loss()));
    if (bar == null) {
      console.remark("step %d: %s".formatted(step, told(test)));
    }
  }

  /** An evaluation on the test set in words. */
  static String told(Evaluation test) {
    String loss = String.format(Locale.ROOT, "test loss %.4f", test.loss());
    return test.accuracy().isEmpty()
        ? loss
        : loss
            + String.format(
                Locale.ROOT, ", test accuracy %.2f %%", 100 * test.accuracy().getAsDouble());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
