package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  static final Path SHARED = Path.of("..", "..", "shared", "data", "datasets", "text");

  @TempDir Path directory;

  @Test
  void trainsOnTheFirstNineTenthsOfTheCharacters() throws IOException {
    Path file = write("input.txt", "ab\r\nc𝔚ö".repeat(3) + "zz");

    TokenText text = TextFile.read(file).characters("text");

    assertThat(text.train()).hasSize(20); // of 23 characters, 20.7
    assertThat(text.tokenizer().decode(text.train()))
        .isEqualTo("ab\r\nc𝔚ö".repeat(2) + "ab\r\nc𝔚");
    assertThat(text.tokenizer().decode(text.validation())).isEqualTo("özz");
    assertThat(text.vocabulary()).isEqualTo(8);
  }

  @Test
  void readsCompressedFilesAsTheSameText() throws IOException {
    Path plain = write("a.txt", "some text for all of us");
    Path compressed = directory.resolve("b.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(Files.readAllBytes(plain));
    }

    TokenText text = TextFile.read(plain).characters("text");
    assertThat(text)
        .usingRecursiveComparison()
        .isEqualTo(TextFile.read(compressed).characters("text"));
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    expect(write("empty.txt", ""), "text must hold a character, was empty");
    expect(
        write("short.txt", "ten chars."),
        "train and validation must hold at least two tokens, was 9 and 1");
    Path latin1 = directory.resolve("latin1.txt");
    Files.write(latin1, "a text, Grüße".getBytes(StandardCharsets.ISO_8859_1));
    expect(latin1, "text must be UTF-8, was malformed at byte 10");
    Path cut = directory.resolve("cut.txt");
    Files.write(cut, new byte[] {'a', 'b', (byte) 0xf0, (byte) 0x9f});
    expect(cut, "text must be UTF-8, was malformed at byte 2");
    expect(directory.resolve("missing.txt"), "file must exist, was missing");
    expect(directory, "file must be readable, was not: Is a directory");
    expect(
        write("no.txt.gz", "plain"),
        "content must be a whole gzip stream, was not: Not in GZIP format");
  }

  @Test
  void refusesAFileThatInflatesToMoreThanTheLimit() throws IOException {
    Path bomb = directory.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(new byte[1 << 20]);
    }

    assertThatThrownBy(() -> FileContent.read(bomb, 1000))
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] content must be at most 1000 bytes, was more", bomb);
    assertThat(FileContent.read(bomb, 1 << 20).bytes()).hasSize(1 << 20);
  }

  /** Golden: the counts that nanoGPT's documentation gives, tokens and SHA-256 by Python. */
  @Test
  void readsTheRealText() throws Exception {
    assumeTrue(Files.isDirectory(SHARED), "needs ../shared/data");
    Path file = SHARED.resolve("tinyshakespeare.txt.gz");

    TokenText text = (TokenText) DataSource.parse("text:" + file).load(1);

    assertThat(text.vocabulary()).isEqualTo(65);
    assertThat(text.train()).hasSize(1_003_854).startsWith(18, 47, 56, 57, 58, 1, 15, 47, 58, 47);
    assertThat(text.validation()).hasSize(111_540);
    assertThat(Sha256.of(words(text.validation())))
        .isEqualTo("d55e05948005042b55b621e0bcb8e453b3649f555fbb3463f9374a1190119615");
    assertThat(text.digest())
        .isEqualTo("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");
  }

  static String words(int[] tokens) {
    return IntStream.of(tokens).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  private void expect(Path file, String message) {
    assertThatThrownBy(() -> TextFile.read(file).characters("text"))
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] %s", file, message);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
