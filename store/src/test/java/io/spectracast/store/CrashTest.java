package io.spectracast.store;

import static io.spectracast.store.SampleRun.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.run.RecordedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

  private static final int FILES = 4;
  private static final int KILLS_PER_FILE = 5;
  private static final int LIVE_READS = 15;

  @TempDir Path folder;

  /** Twenty kills, two files at a time. */
  @Test
  void aKilledRunLosesAtMostTheSnapshotInFlight() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Long>> files = new ArrayList<>();
      for (int file = 0; file < FILES; file++) {
        int number = file;
        files.add(() -> lastStepAfterKills(folder.resolve("run-" + number + ".db"), number));
      }
      for (Future<Long> lastStep : two.invokeAll(files)) {
        assertThat(lastStep.get()).isGreaterThanOrEqualTo(KILLS_PER_FILE - 1);
      }
    } finally {
      two.shutdownNow();
    }
  }

  private static long lastStepAfterKills(Path file, int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 0; kill < KILLS_PER_FILE; kill++) {
      long before = lastStep(file);
      long committed;
      try (WritingProcess writer = WritingProcess.start(file)) {
        writer.awaitStep(before + 1);
        Thread.sleep(random.nextInt(600));
        committed = writer.kill().getAsLong();
      }
      long stored = requirePrefix(file);
      assertThat(stored).isBetween(committed, committed + 1);
    }
    return lastStep(file);
  }

  private static long lastStep(Path file) throws RunStoreException {
    if (!Files.exists(file)) {
      return -1;
    }
    try (RunStore store = RunStore.openReadOnly(file)) {
      return store.lastStep().orElse(-1);
    }
  }

  /** Fails unless the file holds snapshots 0, 1, 2, … as written; returns the last. */
  private static long requirePrefix(Path file) throws RunStoreException {
    try (RunStore store = RunStore.openReadOnly(file)) {
      RecordedRun run = store.read();
      int count = run.snapshots().size();
      for (int step = 0; step < count; step++) {
        assertSame(run.snapshots().get(step), SampleRun.snapshot(WritingProcess.LAYERS, step));
      }
      assertThat(store.lastStep()).hasValue(count - 1);
      return count - 1;
    }
  }

  @Test
  void aRunIsReadWhileAnotherProcessWritesIt() throws Exception {
    Path file = folder.resolve("live.db");
    try (WritingProcess writer = WritingProcess.start(file)) {
      writer.awaitStep(0);
      assertThatThrownBy(() -> RunStore.open(file))
          .isInstanceOf(RunStoreException.class)
          .hasMessageMatching(
              "\\[.*live.db] is held by process \\d+, most likely a training run in progress.*");
      for (int i = 0; i < LIVE_READS; i++) {
        long committed = writer.lastCommitted();
        long stored = requirePrefix(file);
        assertThat(stored).isGreaterThanOrEqualTo(committed);
      }
      long committed = writer.lastCommitted();
      writer.awaitStep(committed + 1);
    }
  }
}
