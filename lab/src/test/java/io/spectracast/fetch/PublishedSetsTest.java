package io.spectracast.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PublishedSetsTest {

  private static final Path SHARED = Path.of("..", "..", "shared", "data", "datasets");
  private static final String ZEROS = "0".repeat(64);

  @Test
  void everySetHasItsNameAndEveryFileItsOwnChecksum() {
    Set<String> names = new HashSet<>();
    Set<String> sums = new HashSet<>();
    for (PublishedSet set : PublishedSets.ALL) {
      assertThat(PublishedSets.named(set.name())).isSameAs(set);
      assertThat(names.add(set.name())).isTrue();
      for (PublishedFile file : set.files()) {
        assertThat(file.address().toString()).startsWith("https://").endsWith("/" + file.name());
        assertThat(sums.add(file.sha256())).isTrue();
      }
    }
  }

  /** The published files that are here as they were published, or only compressed since. */
  @Test
  void theSumsAreThoseOfTheRealFiles() throws Exception {
    assumeTrue(Files.isDirectory(SHARED), "needs ../shared/data");

    assertSame(
        "fashion-mnist", 1, SHARED.resolve("fashion-mnist/train-labels-idx1-ubyte.gz"), false);
    assertSame(
        "fashion-mnist", 3, SHARED.resolve("fashion-mnist/t10k-labels-idx1-ubyte.gz"), false);
    assertSame("tiny-shakespeare", 0, SHARED.resolve("text/tinyshakespeare.txt.gz"), true);
    assertSame("gpt2-vocabulary", 0, SHARED.resolve("text/gpt2_encoder.json.gz"), true);
    assertSame("gpt2-vocabulary", 1, SHARED.resolve("text/gpt2_vocab.bpe.gz"), true);
  }

  @Test
  void aMirrorHoldsTheSameFiles() {
    PublishedSet mirrored = PublishedSets.named("mnist").from("http://localhost:8080/m");

    assertThat(mirrored.files().get(3).address())
        .isEqualTo(URI.create("http://localhost:8080/m/t10k-labels-idx1-ubyte.gz"));
    assertThat(mirrored.source()).isEqualTo("http://localhost:8080/m/");
    assertThat(mirrored.bytes()).isEqualTo(PublishedSets.named("mnist").bytes());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> PublishedSets.named("imagenet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "name must be one of mnist, fashion-mnist, cifar10, tiny-shakespeare,"
                + " gpt2-vocabulary, was 'imagenet'");
    assertThatThrownBy(() -> PublishedSets.named("mnist").from("ftp://x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "address must begin with http:// or https:// and a host, was"
                + " 'ftp://x/train-images-idx3-ubyte.gz'");
    URI address = URI.create("http://x/y");
    assertThatThrownBy(() -> new PublishedFile(address, "y", 0, ZEROS))
        .hasMessage("bytes must be positive, was 0");
    assertThatThrownBy(() -> new PublishedFile(address, "y", 1, "abc"))
        .hasMessage("sha256 must be 64 hexadecimal digits, was 'abc'");
    assertThatThrownBy(() -> new PublishedSet("x", "", "", "", List.of()))
        .hasMessage("files must be at least one, was none");
  }

  private static void assertSame(String set, int index, Path path, boolean inflate)
      throws Exception {
    PublishedFile file = PublishedSets.named(set).files().get(index);
    byte[] bytes = inflate ? inflated(path) : Files.readAllBytes(path);
    assertThat(bytes.length).isEqualTo((int) file.bytes());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(file.sha256());
  }

  private static byte[] inflated(Path path) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    }
  }
}
