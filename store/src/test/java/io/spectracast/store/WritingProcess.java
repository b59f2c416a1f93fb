package io.spectracast.store;

import io.spectracast.run.Layer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Another JVM that appends snapshots to a run file, saying each step it has committed. */
final class WritingProcess implements AutoCloseable {

  /** About 50 kB a snapshot. */
  static final List<Layer> LAYERS =
      IntStream.range(0, 4).mapToObj(i -> new Layer("w" + i, 1024, 1024)).toList();

  /** A checkpoint every few snapshots, so that kills and reads fall into checkpoints too. */
  private static final String CHECKPOINTS = "SET checkpoint_threshold = '200KB'";

  private final Process process;
  private final Thread reader;
  private final AtomicLong lastCommitted = new AtomicLong(-1);

  private WritingProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::readSteps);
    reader.start();
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    try (RunStore store =
        Files.exists(file)
            ? RunStore.open(file)
            : RunStore.create(file, SampleRun.description(LAYERS))) {
      store.database.execute(CHECKPOINTS);
      long step = store.lastStep().orElse(-1) + 1;
      while (true) {
        store.append(SampleRun.snapshot(LAYERS, step));
        System.out.println(step++);
        System.out.flush();
      }
    }
  }

  static WritingProcess start(Path file) throws IOException {
    return new WritingProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // A killed process leaves the unpacked database library behind.
                "-Djava.io.tmpdir=" + file.toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  private void readSteps() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lastCommitted.set(Long.parseLong(line));
      }
    } catch (IOException e) {
      // The pipe ends with the process.
    }
  }

  /** The last step the process has said to be committed. */
  long lastCommitted() {
    return lastCommitted.get();
  }

  void awaitStep(long step) throws InterruptedException {
    while (lastCommitted() < step) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the writing process ended: " + process.exitValue());
      }
      Thread.sleep(2);
    }
  }

  /** Kills the process as {@code kill -9} does and returns the last step it had committed. */
  OptionalLong kill() throws InterruptedException {
    // Process.destroyForcibly would close the pipe with what is still in it.
    process.toHandle().destroyForcibly();
    process.waitFor();
    reader.join();
    return lastCommitted() < 0 ? OptionalLong.empty() : OptionalLong.of(lastCommitted());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
