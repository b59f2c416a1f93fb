package io.spectracast.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of the JDK on the loopback interface. */
class DownloadTest {

  private static final byte[] CONTENT = content();
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(1500), 3, Duration.ofMillis(1));

  @TempDir Path temporary;
  private final List<Long> progress = new ArrayList<>();
  private LoopbackServer server;
  private Path folder;
  private Path target;
  private Path part;

  @BeforeEach
  void serve() throws IOException {
    server = new LoopbackServer(CONTENT);
    folder = temporary.resolve("data");
    target = folder.resolve("set.bin");
    part = folder.resolve("set.bin.part");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesAFileAndLeavesNothingElse() throws IOException {
    assertThat(fetch()).isTrue();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(Files.list(folder)).containsExactly(target);
    assertThat(server.ranges()).containsExactly("");
    assertThat(progress).isSorted().endsWith((long) CONTENT.length);
  }

  @Test
  void goesOnWhereAnEarlierCallStopped() throws IOException {
    keepPart(60_000);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).containsExactly("bytes=60000-");
    assertThat(server.sent()).isEqualTo(CONTENT.length - 60_000);
    assertThat(progress.get(0)).isGreaterThan(60_000);
    assertThat(part).doesNotExist();
  }

  @Test
  void goesOnByItselfWhenTheConnectionIsCut() throws IOException {
    server.cutAfter(70_000);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).hasSize(3).startsWith("").allMatch(r -> !r.equals("bytes=0-"));
    assertThat(server.sent()).isEqualTo(CONTENT.length);
  }

  @Test
  void givesUpOnAServerThatSendsNothingMoreAndKeepsWhatItHas() throws IOException {
    server.cutAt(70_000);

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("[%s] content must".formatted(server.address()))
        .hasMessageEndingWith("run again to go on");
    assertThat(Files.readAllBytes(part)).isEqualTo(Arrays.copyOf(CONTENT, 70_000));
    assertThat(server.ranges()).hasSize(1 + SHORT.tries());

    server.cutAt(CONTENT.length);
    fetch();
    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
  }

  @Test
  void startsAgainWhereTheServerKnowsNoRanges() throws IOException {
    server.ignoreRanges();
    keepPart(60_000);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.sent()).isEqualTo(CONTENT.length);
  }

  @Test
  void startsAgainWhereTheRangeIsRefused() throws IOException {
    server.refuseRanges();
    keepPart(60_000);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).containsExactly("bytes=60000-", "");
  }

  @Test
  void startsAgainFromAPartThatIsTooLong() throws IOException {
    Files.createDirectories(folder);
    Files.write(part, new byte[CONTENT.length + 1]);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).containsExactly("");
  }

  @Test
  void aWholePartIsOnlyChecked() throws IOException {
    keepPart(CONTENT.length);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void removesAContentOfAnotherChecksum() throws IOException {
    keepPart(60_000);
    byte[] wrong = Files.readAllBytes(part);
    wrong[5]++;
    Files.write(part, wrong);

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageStartingWith(
            "[%s] content must have SHA-256 %s, was ", server.address(), sha256(CONTENT))
        .hasMessageEndingWith("; it was removed");
    assertThat(part).doesNotExist();
    assertThat(target).doesNotExist();
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(target, "mine");

    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessageStartingWith(
            "[%s] file must have SHA-256 %s, was another", target, sha256(CONTENT))
        .hasMessageEndingWith("nothing is overwritten");
    assertThat(target).hasContent("mine");
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void leavesAWholeFileAlone() throws IOException {
    fetch();
    var modified = Files.getLastModifiedTime(target);

    assertThat(fetch()).isFalse();
    assertThat(Files.getLastModifiedTime(target)).isEqualTo(modified);
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void triesAgainAfterAServerError() throws IOException {
    server.failFirst(2, 503);

    fetch();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
    assertThat(server.ranges()).hasSize(3);
  }

  @Test
  void givesUpOnAServerThatKeepsFailing() {
    server.failFirst(100, 500);

    refused("answer must be 200 or 206, was 500");
    assertThat(server.ranges()).hasSize(SHORT.tries());
    assertThat(folder).doesNotExist();
  }

  @Test
  void givesUpAtOnceWhereThereIsNoSuchFile() {
    server.failFirst(1, 404);

    refused("answer must be 200 or 206, was 404");
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void followsARedirection() throws IOException {
    PublishedFile moved =
        new PublishedFile(
            server.address().resolve("/moved/set.bin"), "set.bin", CONTENT.length, sha256(CONTENT));

    new Download(moved, folder, SHORT, (bytes, total) -> {}).run();

    assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
  }

  @Test
  void refusesAnotherLength() throws IOException {
    PublishedFile shorter = new PublishedFile(server.address(), "set.bin", 1000, sha256(CONTENT));
    assertThatThrownBy(() -> new Download(shorter, folder, SHORT, (b, t) -> {}).run())
        .isInstanceOf(FetchException.class)
        .hasMessage("[%s] content must be 1000 bytes, was %d", server.address(), CONTENT.length);

    server.hideLength();
    assertThatThrownBy(() -> new Download(shorter, folder, SHORT, (b, t) -> {}).run())
        .hasMessage("[%s] content must be 1000 bytes, was more", server.address());
    assertThat(folder).doesNotExist();
  }

  @Test
  void refusesAnotherRangeThanItAskedFor() throws IOException {
    server.shiftRanges();
    keepPart(60_000);

    refused(
        "Content-Range must be bytes 60000-…/…, was 'bytes 60001-%d/%d'"
            .formatted(CONTENT.length - 1, CONTENT.length));
    assertThat(Files.size(part)).isEqualTo(60_000);
  }

  @Test
  void doesNotWaitForeverForASilentServer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) { // accepts, and never answers
      URI address = URI.create("http://127.0.0.1:%d/set.bin".formatted(silent.getLocalPort()));
      PublishedFile file = new PublishedFile(address, "set.bin", 10, sha256(CONTENT));
      Patience patience = new Patience(Duration.ofMillis(200), 2, Duration.ofMillis(1));

      assertThatThrownBy(() -> new Download(file, folder, patience, (b, t) -> {}).run())
          .isInstanceOf(FetchException.class)
          .hasMessage("[%s] server must answer, was silent: no answer in time", address);
    }
  }

  @Test
  void saysThatAServerCannotBeReached() throws IOException {
    URI address;
    try (ServerSocket free = new ServerSocket(0)) {
      address = URI.create("http://127.0.0.1:%d/set.bin".formatted(free.getLocalPort()));
    }
    unreachable(address, "Connection refused");
    unreachable(URI.create("http://no-such-host.invalid/set.bin"), "its name is not known here");
    assertThat(folder).doesNotExist();
  }

  @Test
  void refusesAFileThatIsBeingFetched() throws IOException {
    keepPart(10);
    try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(this::fetch)
          .isInstanceOf(FetchException.class)
          .hasMessage("[%s] file must be free, was being fetched already", part);
    }
    assertThat(Files.size(part)).isEqualTo(10);
  }

  private boolean fetch() throws IOException {
    PublishedFile file =
        new PublishedFile(server.address(), "set.bin", CONTENT.length, sha256(CONTENT));
    return new Download(file, folder, SHORT, (bytes, total) -> progress.add(bytes)).run();
  }

  private void keepPart(int length) throws IOException {
    Files.createDirectories(folder);
    Files.write(part, Arrays.copyOf(CONTENT, length));
  }

  private void refused(String message) {
    assertThatThrownBy(this::fetch)
        .isInstanceOf(FetchException.class)
        .hasMessage("[%s] %s", server.address(), message);
  }

  private void unreachable(URI address, String reason) {
    PublishedFile file = new PublishedFile(address, "set.bin", 10, sha256(CONTENT));
    assertThatThrownBy(() -> new Download(file, folder, SHORT, (b, t) -> {}).run())
        .isInstanceOf(FetchException.class)
        .hasMessage(
            "[%s] server %s must be reachable, was not: %s; without a network, put the file in"
                + " place by hand",
            address, address.getHost(), reason);
  }

  private static byte[] content() {
    byte[] bytes = new byte[200_003];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
