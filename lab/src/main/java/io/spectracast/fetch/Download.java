package io.spectracast.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Fetches one published file into a folder. What has arrived is kept in {@code NAME.part} and gone
 * on with, in this call or a later one; the file gets its name when its length and SHA-256 are
 * right. A file that has the name already is never overwritten.
 */
public final class Download {

  private static final int BUFFER = 1 << 16;

  private final PublishedFile file;
  private final Path target;
  private final Path part;
  private final Patience patience;
  private final FetchProgress progress;

  /**
   * Prepares a download.
   *
   * @param file to fetch
   * @param folder to put it in; made if it is not there
   * @param patience with the server
   * @param progress is told of everything that arrives
   */
  public Download(PublishedFile file, Path folder, Patience patience, FetchProgress progress) {
    this.file = file;
    this.target = folder.resolve(file.name());
    this.part = folder.resolve(file.name() + ".part");
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * Fetches the file.
   *
   * @return false if it was there already, whole
   * @throws FetchException if the server cannot be reached or answers badly, the content is not
   *     what was published, or another file has the name
   */
  public boolean run() throws IOException {
    if (Files.exists(target)) {
      requireSame();
      return false;
    }
    Path folder = target.toAbsolutePath().getParent();
    boolean made = Files.notExists(folder);
    Files.createDirectories(folder);
    try {
      fetch();
    } catch (IOException e) {
      leaveNothingEmpty(made ? folder : null);
      throw e;
    }
    finish();
    return true;
  }

  @SuppressWarnings("try") // the lock is held, not used
  private void fetch() throws IOException {
    try (FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(out)) {
      requireSpace(out.size());
      receive(out);
      requireContent();
    }
  }

  /** After a failure: what holds nothing goes. */
  private void leaveNothingEmpty(Path folder) throws IOException {
    if (Files.exists(part) && Files.size(part) == 0) {
      Files.delete(part);
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    }
  }

  private void requireSame() throws IOException {
    String actual = sha256(target);
    if (!actual.equals(file.sha256())) {
      throw new FetchException(
          target,
          "file must have SHA-256 %s, was another (%s); nothing is overwritten"
              .formatted(file.sha256(), actual));
    }
  }

  private FileLock lock(FileChannel out) throws IOException {
    try {
      FileLock lock = out.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // held by this process: told below
    }
    throw new FetchException(part, "file must be free, was being fetched already");
  }

  private void requireSpace(long present) throws IOException {
    long usable = Files.getFileStore(part).getUsableSpace();
    if (usable < file.bytes() - present) {
      throw new FetchException(
          target.getParent(),
          "disk must have %d bytes left, was %d".formatted(file.bytes() - present, usable));
    }
  }

  /** Tries until all is here, or several tries in a row brought nothing. */
  private void receive(FileChannel out) throws IOException {
    int fruitless = 0;
    while (out.size() != file.bytes()) {
      long before = out.size();
      try {
        receiveOnce(out);
      } catch (FetchException e) {
        fruitless = out.size() > before ? 0 : fruitless + 1;
        if (!e.mayPass() || fruitless >= patience.tries()) {
          throw e;
        }
        patience.pauseBefore(Math.max(1, fruitless));
      }
    }
    progress.received(out.size(), file.bytes());
  }

  private void receiveOnce(FileChannel out) throws IOException {
    if (out.size() > file.bytes()) {
      out.truncate(0);
    }
    try (Answer answer = Answer.ask(file.address(), out.size(), patience)) {
      answer.requireTotal(file.bytes());
      out.truncate(answer.offset()).position(answer.offset());
      copy(answer, out);
    }
  }

  private void copy(Answer answer, FileChannel out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (true) {
      int count = answer.read(buffer);
      if (count < 0) {
        break;
      }
      if (out.size() + count > file.bytes()) {
        out.truncate(0);
        throw new FetchException(
            file.address(), "content must be %d bytes, was more".formatted(file.bytes()));
      }
      ByteBuffer received = ByteBuffer.wrap(buffer, 0, count);
      while (received.hasRemaining()) {
        out.write(received);
      }
      progress.received(out.size(), file.bytes());
    }
    if (out.size() < file.bytes()) {
      throw FetchException.passing(
          file.address(),
          "content must be %d bytes, was cut off after %d; run again to go on"
              .formatted(file.bytes(), out.size()),
          null);
    }
  }

  /** A content that was received whole and is another is thrown away. */
  private void requireContent() throws IOException {
    String actual = sha256(part);
    if (!actual.equals(file.sha256())) {
      Files.delete(part);
      throw new FetchException(
          file.address(),
          "content must have SHA-256 %s, was %s; it was removed".formatted(file.sha256(), actual));
    }
  }

  private void finish() throws IOException {
    try {
      Files.move(part, target);
    } catch (FileAlreadyExistsException e) {
      throw new FetchException(target, "file must be absent, was made meanwhile; kept " + part, e);
    }
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
