package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vocabulary of the 256 bytes and the tokens ab, abc, bc. */
class BytePairFilesTest {

  private static final String MERGES = "#version: 0.2\na b\nab c\nb c\n";

  @TempDir Path directory;
  private Path encoder;
  private Path merges;

  @BeforeEach
  void writeASmallVocabulary() throws IOException {
    encoder = Files.writeString(directory.resolve("encoder.json"), json("ab", "abc", "bc"));
    merges = Files.writeString(directory.resolve("vocab.bpe"), MERGES);
  }

  @Test
  void anEarlierMergeComesFirst() throws IOException {
    BytePairTokenizer tokenizer = BytePairTokenizer.read(directory);

    assertThat(tokenizer.vocabulary()).isEqualTo(259);
    assertThat(tokenizer.encode("abcbcab")).containsExactly(257, 258, 256);
    assertThat(tokenizer.encode(" ")).containsExactly(' ');
  }

  @Test
  void theLinesMayLackAVersion() throws IOException {
    Files.writeString(merges, MERGES.substring(MERGES.indexOf('\n') + 1));

    assertThat(BytePairTokenizer.read(directory).encode("abc")).containsExactly(257);
  }

  @Test
  void readsEscapesAndSpaces() throws IOException {
    String spaced = " {\n\t\"\\u0061b\" : 256 ,\r\n" + json().substring(1) + " \n";
    Files.writeString(encoder, spaced);
    Files.writeString(merges, "a b");

    assertThat(BytePairTokenizer.read(directory).encode("ab")).containsExactly(256);
  }

  @Test
  void refusesNumbersThatDoNotCount() throws IOException {
    encoder(
        "\"ab\":256,\"abc\":256,\"bc\":258", "numbers must be 0 to 258, each once, was 256 twice");
    encoder("\"ab\":256,\"abc\":257,\"bc\":300", "numbers must be 0 to 258, each once, was 300");
  }

  @Test
  void refusesTokensThatAreMissingOrNotInByteSymbols() throws IOException {
    Files.writeString(encoder, json("ab", "abc", "bc").replace("\"Ġ\"", "\"xyz\""));
    expect(encoder, "encoder.json must number every token, was without 'Ġ'");
    encoder("\"a b\":256", "tokens must be written in byte symbols, was U+0020 in 'a b'");
    encoder("\"\\ud83d\":256", "tokens must be written in byte symbols, was U+D83D in '\ud83d'");
  }

  @Test
  void refusesMergesThatCannotBe() throws IOException {
    merges("a b c", "line 2 must be two tokens, was 'a b c'");
    merges("ab", "line 2 must be two tokens, was 'ab'");
    merges("\na b", "line 2 must be two tokens, was ''");
    merges("a q", "encoder.json must number every token, was without 'aq'");
    merges(" a", "encoder.json must number every token, was without ''");
    merges("ab c", "line 2 must merge what earlier lines made, was 'ab c'");
    merges("a b\na b", "line 3 must make a new token, was 'ab' again");
    Files.write(merges, new byte[] {'a', ' ', (byte) 0xff});
    expect(merges, "text must be UTF-8, was malformed at byte 2");
  }

  @Test
  void refusesBrokenJson() throws IOException {
    json("", "JSON at character 0 must hold '{', was the end");
    json("[1]", "JSON at character 0 must hold '{', was '['");
    json("{}", "JSON at character 1 must hold '\"', was '}'");
    json("{\"a\"}", "JSON at character 4 must hold ':', was '}'");
    json("{\"a\":-1}", "JSON at character 5 must hold a whole number below 2^31, was '-'");
    json("{\"a\":2147483648}", "JSON at character 5 must hold a whole number below 2^31, was '2'");
    json("{\"a\":1.5}", "JSON at character 6 must hold '}', was '.'");
    json("{\"a\":1,\"a\":2}", "JSON at character 12 must hold every token once, was 'a' again");
    json("{\"a\":1} x", "JSON at character 8 must end, was 'x'");
    json("{\"a", "JSON at character 3 must close its string, was the end");
    json("{\"\\u00g0\":1}", "JSON at character 6 must hold four hexadecimal digits, was 'g'");
    json("{\"\\x\":1}", "JSON at character 4 must hold a known escape, was '\\x'");
    String longest = "x".repeat(VocabularyJson.MAX_TOKEN_LENGTH + 1);
    json("{\"" + longest, "JSON at character 1027 must hold tokens of at most 1024, was longer");
  }

  @Test
  void refusesTooManyTokens() throws IOException {
    StringBuilder json = new StringBuilder("{\"x\":0");
    for (int i = 1; i <= VocabularyJson.MAX_TOKENS; i++) {
      json.append(",\"").append(i).append("\":1");
    }
    Files.writeString(encoder, json);

    assertThatThrownBy(() -> BytePairTokenizer.read(directory))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("must hold at most 524288 tokens, was more");
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    Files.delete(merges);

    expect(
        directory,
        "directory must hold vocab.bpe or gpt2_vocab.bpe, plain or with .gz, was without");
  }

  private void encoder(String members, String message) throws IOException {
    String json = json();
    Files.writeString(encoder, json.substring(0, json.length() - 1) + "," + members + "}");
    expect(encoder, message);
  }

  private void merges(String lines, String message) throws IOException {
    Files.writeString(merges, "#version: 0.2\n" + lines);
    expect(merges, message);
  }

  private void json(String json, String message) throws IOException {
    Files.writeString(encoder, json);
    expect(encoder, message);
  }

  private void expect(Path file, String message) {
    assertThatThrownBy(() -> BytePairTokenizer.read(directory))
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] %s", file, message);
  }

  private static String json(String... tokens) {
    List<String> members = new ArrayList<>();
    for (int b = 0; b < 256; b++) {
      String symbol = String.valueOf(ByteSymbols.symbol(b));
      members.add("\"%s\":%d".formatted(symbol.matches("[\"\\\\]") ? "\\" + symbol : symbol, b));
    }
    for (String token : tokens) {
      members.add("\"%s\":%d".formatted(token, members.size()));
    }
    return "{" + String.join(",", members) + "}";
  }
}
