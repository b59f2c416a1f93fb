package io.spectracast.cli;

import io.spectracast.grid.StageWatcher;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far an experiment is: a bar with an ETA for each stage on a terminal, lines elsewhere. */
final class ExperimentProgress implements StageWatcher, AutoCloseable {

  private static final int REFRESH_MILLIS = 250;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

  private final Console console;
  private ProgressBar bar;
  private String name = "";
  private long total;
  private long done;
  private long begun;
  private long lastLine;

  ExperimentProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void begin(String stage, long units) {
    end();
    name = stage;
    total = units;
    done = 0;
    begun = System.nanoTime();
    lastLine = begun;
    if (console.live()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(units)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    } else {
      console.remark(stage);
    }
  }

  @Override
  public synchronized void advance(long units) {
    done += units;
    if (bar != null) {
      bar.stepBy(units);
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      console.remark(line());
    }
  }

  private String line() {
    Duration left = Duration.ofNanos((long) ((lastLine - begun) * (double) (total - done) / done));
    return "%s: %d of %d, about %s left".formatted(name, done, total, AnalysisProgress.words(left));
  }

  @Override
  public void remark(String line) {
    console.remark(line);
  }

  @Override
  public void close() {
    end();
  }

  /** The present stage is over. */
  synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
