package io.spectracast.cli;

import io.spectracast.fetch.FetchProgress;
import io.spectracast.fetch.PublishedFile;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a file is: on a terminal a bar with speed and ETA, elsewhere a line at each tenth of a
 * large file.
 */
final class FetchBar implements FetchProgress, AutoCloseable {

  private static final int REFRESH_MILLIS = 250;
  private static final long LARGE = 10_000_000;
  private static final double MEGABYTE = 1e6;
  private static final long KILOBYTE = 1000;
  private static final int TENTHS = 10;

  private final Console console;
  private final PublishedFile file;
  private final ProgressBar bar;
  private long told; // tenths

  private FetchBar(Console console, PublishedFile file, ProgressBar bar) {
    this.console = console;
    this.file = file;
    this.bar = bar;
  }

  static FetchBar on(Console console, PublishedFile file) {
    ProgressBar bar =
        console.live()
            ? new ProgressBarBuilder()
                .setTaskName(file.name())
                .setInitialMax(file.bytes())
                .setUnit(" kB", KILOBYTE)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
    return new FetchBar(console, file, bar);
  }

  @Override
  public void received(long bytes, long total) {
    if (bar != null) {
      bar.stepTo(bytes);
    } else if (total >= LARGE && bytes * TENTHS / total > told) {
      told = bytes * TENTHS / total;
      console.remark(
          String.format(
              Locale.ROOT, "%s: %.1f of %.1f MB", file.name(), bytes / MEGABYTE, total / MEGABYTE));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
