package io.spectracast.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of this process on Linux: what it holds itself, without the pages of mapped files,
 * which are the file cache's and given back when anyone needs them. Sampled every two milliseconds.
 */
final class ResidentMemory implements AutoCloseable {

  private static final Path STATUS = Path.of("/proc/self/status");

  private final AtomicLong peak = new AtomicLong();
  private final Thread sampler;
  private volatile boolean done;

  ResidentMemory() {
    sampler =
        new Thread(
            () -> {
              while (!done) {
                peak.accumulateAndGet(kibibytes(), Math::max);
                pause();
              }
            });
    sampler.setDaemon(true);
    sampler.start();
  }

  /** The largest so far, in MiB. */
  double peakMebibytes() {
    return Math.max(peak.get(), kibibytes()) / 1024.0;
  }

  /** What is held now, in MiB. */
  static double mebibytes() {
    return kibibytes() / 1024.0;
  }

  private static long kibibytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done = true;
  }
}
