package io.spectracast.cli;

import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A stage of a long work: on a terminal a bar with an ETA; anywhere a place to stop. */
final class Stage implements AutoCloseable {

  private static final int REFRESH_MILLIS = 250;

  private final BooleanSupplier stop;
  private final ProgressBar bar;

  private Stage(BooleanSupplier stop, ProgressBar bar) {
    this.stop = stop;
    this.bar = bar;
  }

  /**
   * Begins a stage.
   *
   * @param stop whether the user wants the work to stop
   * @param total how many times {@link #advance} will be called
   */
  static Stage on(Console console, BooleanSupplier stop, String name, long total) {
    ProgressBar bar =
        console.live()
            ? new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    return new Stage(stop, bar);
  }

  /**
   * One unit is done, or about to be; from any thread.
   *
   * @throws StoppedException if the work is to stop
   */
  void advance() {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
