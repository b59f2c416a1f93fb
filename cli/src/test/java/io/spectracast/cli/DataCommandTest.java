package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.spectracast.data.DataSource;
import io.spectracast.data.TokenText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

  private static final Path TEXT = Path.of("..", "..", "shared", "data", "datasets", "text");

  @TempDir private Path folder;

  @Test
  void listsEverySetWithItsLicenceSourceAndUse() {
    Cli list = Cli.run("data", "list");

    assertThat(list.code()).isZero();
    assertThat(list.out())
        .contains("mnist: handwritten digits, 60 000 + 10 000 grey images of 28 x 28, 11.6 MB")
        .contains("  licence CC BY-SA 3.0")
        .contains("  source  https://www.cs.toronto.edu/~kriz/")
        .contains("  use     --data text-bpe:FILE,vocabulary=DIR");
  }

  /** The real files, served on the loopback interface in place of the official source. */
  @Test
  void fetchesWhatCanThenBeLoaded() throws IOException {
    assumeTrue(Files.isDirectory(TEXT), "needs ../shared/data");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "input.txt", "tinyshakespeare.txt.gz");
    serve(server, "encoder.json", "gpt2_encoder.json.gz");
    serve(server, "vocab.bpe", "gpt2_vocab.bpe.gz");
    server.start();
    String mirror = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    Path text = folder.resolve("text");
    Path vocabulary = folder.resolve("vocabulary");
    try {
      Cli first = fetch("tiny-shakespeare", mirror, text);
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.out().lines())
          .containsExactly(
              text.resolve("input.txt").toString(), "use it as --data text:" + text + "/input.txt");
      assertThat(fetch("gpt2-vocabulary", mirror, vocabulary).code()).isZero();
      assertThat(fetch("gpt2-vocabulary", mirror, vocabulary).out())
          .contains(vocabulary.resolve("vocab.bpe") + " (was there already)");
    } finally {
      server.stop(0);
    }

    String source = "text-bpe:%s,vocabulary=%s".formatted(text.resolve("input.txt"), vocabulary);
    TokenText tokens = (TokenText) DataSource.parse(source).load(1);
    assertThat(tokens.train()).hasSize(301_966);
  }

  @Test
  void saysInOneLineThatTheSourceCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Cli offline = fetch("mnist", "http://127.0.0.1:" + port, folder.resolve("mnist"));

    assertThat(offline.code()).isEqualTo(2);
    assertThat(offline.out()).isEmpty();
    assertThat(offline.err().lines())
        .singleElement()
        .isEqualTo(
            "spectracast data fetch: [http://127.0.0.1:%d/train-images-idx3-ubyte.gz] server"
                    .formatted(port)
                + " 127.0.0.1 must be reachable, was not: Connection refused; without a network,"
                + " put the file in place by hand");
    assertThat(folder.resolve("mnist")).doesNotExist();
  }

  @Test
  void refusesUnknownNamesAndMirrors() {
    assertThat(Cli.run("data", "fetch", "imagenet"))
        .isEqualTo(
            refusal(
                "name must be one of mnist, fashion-mnist, cifar10, tiny-shakespeare,"
                    + " gpt2-vocabulary, was 'imagenet'"));
    assertThat(fetch("cifar10", "data", folder))
        .isEqualTo(
            refusal(
                "address must begin with http:// or https:// and a host, was"
                    + " 'data/cifar-10-binary.tar.gz'"));
    Cli bare = Cli.run("data");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("'list' or 'fetch NAME' is needed");
  }

  private static Cli refusal(String message) {
    return new Cli(2, "", "spectracast data fetch: " + message + System.lineSeparator());
  }

  private static Cli fetch(String name, String mirror, Path out) {
    return Cli.run("data", "fetch", name, "--mirror", mirror, "--out", out);
  }

  private static void serve(HttpServer server, String name, String compressed) throws IOException {
    byte[] content;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(TEXT.resolve(compressed)))) {
      content = in.readAllBytes();
    }
    server.createContext(
        "/" + name,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
  }
}
