package io.spectracast.cli;

import io.spectracast.provenance.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The digest of a checkpoint's files, taken beside other work: the SHA-256 of one file; of several
 * the SHA-256 of the lines that {@code sha256sum} prints of them. More than 4 GiB are sampled: the
 * SHA-256 of each file's name, length and up to 64 blocks of 1 MiB spread evenly over it.
 */
final class InputDigest {

  private static final long MOST_BYTES = 4L << 30;
  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 64;

  private final FutureTask<String> task;

  private InputDigest(List<Path> files) {
    this.task = new FutureTask<>(() -> of(files, MOST_BYTES));
  }

  /** Begins to read. */
  static InputDigest begin(List<Path> files) {
    InputDigest digest = new InputDigest(files);
    Thread thread = new Thread(digest.task, "input digest");
    thread.setDaemon(true);
    thread.start();
    return digest;
  }

  /** In hexadecimal, after {@code sampled:} if it is of samples; waits for it. */
  String await() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** Of all bytes if there are at most so many, else of samples. */
  static String of(List<Path> files, long mostBytes) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes > mostBytes ? "sampled:" + ofSamples(files) : ofAll(files);
  }

  private static String ofAll(List<Path> files) throws IOException {
    if (files.size() == 1) {
      return Digests.ofFile(files.get(0));
    }
    MessageDigest list = Digests.sha256();
    for (Path file : files) {
      String line = "%s  %s\n".formatted(Digests.ofFile(file), file.getFileName());
      list.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(list.digest());
  }

  private static String ofSamples(List<Path> files) throws IOException {
    MessageDigest digest = Digests.sha256();
    for (Path file : files) {
      String head = "%s %d\n".formatted(file.getFileName(), Files.size(file));
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      sample(file, digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void sample(Path file, MessageDigest digest) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    try (FileChannel channel = FileChannel.open(file)) {
      long last = Math.max(0, channel.size() - BLOCK);
      for (int i = 0; i < BLOCKS; i++) {
        block.clear();
        channel.read(block, last / (BLOCKS - 1) * i);
        digest.update(block.flip());
      }
    }
  }
}
