package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files either open or are refused by a {@link CheckpointException}: no other exception, no
 * endless loop, no allocation out of proportion.
 */
class HostileFilesTest {

  private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(20);
  private static final long MOST_BYTES = 1L << 28;
  private static final int MOST_ELEMENTS = 1 << 16;
  private static final int REGRESSION_SECONDS = 4;

  /** Files, however busy the machine is. */
  private static final int FEWEST = 100;

  @TempDir Path directory;

  /**
   * What is damaged; seeds are our own files and, where they are there, those of the real tools.
   */
  enum Seeds {
    SAFETENSORS("formats/safetensors_fixtures", "types.safetensors"),
    TORCH_ZIP("formats/pytorch_reader_fixtures", "torch.pt", "torch_deflated.pt"),
    TORCH_LEGACY("formats/pytorch_reader_fixtures", "torch_legacy.pt", "system_2.pkl"),
    NUMPY("", "order_c.npy", "order_f.npy", "stored.npz", "deflated.npz"),
    HDF5("", "keras.h5"),
    ONNX("", "model.onnx"),
    GGUF("", "quantized.gguf");

    private final String folder;
    private final List<String> names;

    Seeds(String folder, String... names) {
      this.folder = folder;
      this.names = List.of(names);
    }

    List<byte[]> bytes() throws IOException {
      List<byte[]> all = new ArrayList<>();
      for (String name : names) {
        all.add(Files.readAllBytes(Fixtures.file(name)));
      }
      for (Path path : folder.isEmpty() ? List.<Path>of() : RealFiles.belowIfThere(folder)) {
        byte[] content = Files.readAllBytes(path);
        if (content.length < 8192 && (this == TORCH_ZIP) == (content[0] == 'P')) {
          all.add(content);
        }
      }
      return all;
    }
  }

  /** Four seconds a reader, two readers at a time. */
  @Test
  void damagedFilesAreReadOrRefusedInWords() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Long>> attacks = new ArrayList<>();
      for (Seeds seeds : Seeds.values()) {
        attacks.add(() -> attack(seeds, REGRESSION_SECONDS));
      }
      for (Future<Long> tried : two.invokeAll(attacks)) {
        assertThat(tried.get()).isGreaterThanOrEqualTo(FEWEST);
      }
    } finally {
      two.shutdownNow();
    }
  }

  /** Ten minutes a reader, or the seconds given by -Dfuzz.seconds. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Seeds.class)
  void manyDamagedFilesAreReadOrRefusedInWords(Seeds seeds) throws Exception {
    int seconds = Integer.getInteger("fuzz.seconds", 600);
    System.out.printf("%s: %d files in %d s%n", seeds, attack(seeds, seconds), seconds);
  }

  /** Without this the two tests above could not fail. */
  @Test
  void aReaderThatThrowsAnythingElseIsFound() {
    assertThat(outcome(() -> List.of().get(0))).contains("ArrayIndexOutOfBounds");
    assertThat(outcome(() -> Bytes.of(new byte[1 << 29]))).contains("bytes allocated");
    assertThat(outcome(() -> Checkpoint.open(directory.resolve("absent")).close())).isEmpty();
  }

  /** Files tried within the time. */
  private long attack(Seeds seeds, int seconds) throws Exception {
    Attack attack = new Attack(seeds.bytes(), seeds.name(), directory, seconds);
    Thread thread = new Thread(attack, "attack on " + seeds);
    thread.setDaemon(true);
    thread.start();
    while (thread.isAlive()) {
      thread.join(500);
      if (System.nanoTime() - attack.startedAt > MOST_NANOSECONDS && thread.isAlive()) {
        StringBuilder where = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
          where.append("\n  ").append(frame);
        }
        fail(attack.describe("not done after 20 s" + where));
      }
    }
    if (attack.failure != null) {
      fail(attack.failure);
    }
    return attack.tried;
  }

  @FunctionalInterface
  private interface Reading {
    void run() throws IOException;
  }

  /** What went wrong, or nothing. */
  private static String outcome(Reading reading) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      reading.run();
    } catch (CheckpointException e) {
      // refused in words
    } catch (Throwable e) {
      StackTraceElement[] frames = e.getStackTrace();
      return e + " at " + List.of(frames).subList(0, Math.min(8, frames.length));
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    return allocated > MOST_BYTES ? allocated + " bytes allocated" : "";
  }

  /** Opens each damaged file and reads its smaller tensors. */
  private static final class Attack implements Runnable {

    private final String name;
    private final Mutation mutation;
    private final Path directory;
    private final long end;
    private volatile long startedAt = System.nanoTime();
    private volatile long tried;
    private volatile String failure;
    private volatile byte[] current;

    Attack(List<byte[]> seeds, String name, Path directory, int seconds) {
      this.name = name;
      this.mutation = new Mutation(new RandomStreams(20260101).stream(name), seeds);
      this.directory = directory;
      this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run() {
      while ((System.nanoTime() < end || tried < FEWEST) && failure == null) {
        current = mutation.next();
        startedAt = System.nanoTime();
        String wrong = outcome(this::read);
        if (!wrong.isEmpty()) {
          failure = describe(wrong);
        }
        tried++;
      }
    }

    /** A new file each time, since mappings of the one before may still be read. */
    private void read() throws IOException {
      Path path = Files.write(directory.resolve(name + tried), current);
      try (Checkpoint checkpoint = Checkpoint.open(path)) {
        for (TensorInfo info : checkpoint.tensors()) {
          if (info.size() <= MOST_ELEMENTS) {
            readTensor(checkpoint, info.name());
          }
        }
        Layers.of(checkpoint, LayerOptions.DEFAULT.splitRecurrent());
      } finally {
        Files.delete(path);
      }
    }

    private static void readTensor(Checkpoint checkpoint, String name) throws IOException {
      try {
        checkpoint.tensor(name).values();
      } catch (CheckpointException e) {
        // the other tensors may still be read
      }
    }

    private String describe(String wrong) {
      try {
        Path kept = Files.write(Files.createTempFile("damaged", ".bin"), current);
        return "file %d, kept as %s: %s".formatted(tried, kept, wrong);
      } catch (IOException e) {
        return wrong;
      }
    }
  }
}
