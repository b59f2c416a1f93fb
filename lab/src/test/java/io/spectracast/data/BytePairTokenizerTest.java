package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * GPT-2's encoding. Golden numbers are those of two independent programs that agree, js-tiktoken
 * 1.0.21 and gpt-3-encoder 1.1.4 (npm).
 */
class BytePairTokenizerTest {

  private static BytePairTokenizer gpt2;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.isDirectory(TextFileTest.SHARED), "needs ../shared/data");
    gpt2 = BytePairTokenizer.read(TextFileTest.SHARED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Hello world | 15496 995",
        "Hello, world! | 15496 11 995 0",
        "The quick brown fox jumps over the lazy dog."
            + " | 464 2068 7586 21831 18045 625 262 16931 3290 13",
        "`  two  spaces~~%and tabs ~` | 220 734 220 9029 628 197 392 22524 220 198",
        "I'm sure they've said it's what we'd do, don't you'll? HE'S | 40 1101 1654 484 1053 531 340"
            + " 338 644 356 1549 466 11 836 470 345 1183 30 11179 6 50",
        "naïve café — 東京 🙂👩‍👩‍👧‍👦 e\u0301 | 2616 38776 40304 851 10545 251 109 12859 105 32485 41840 102"
            + " 447 235 41840 102 447 235 41840 100 447 235 41840 99 304 136 223",
        "1234567890 3.14159 ½ ² | 10163 2231 30924 3829 513 13 1415 19707 25208 1587 110",
        "<$endoftext$> | 27 91 437 1659 5239 91 29",
        "a\u00a0b\u3000c\u2028d\u0085e\u001cf | 64 1849 65 5099 222 66 447 101 67 126 227 68 216 69",
        "`   ` | 220 220 220",
        "x^~^~y\u0000\ufeffz | 87 201 198 201 198 88 188 171 119 123 89",
        "अनुच्छेद مرحبا | 11976 227 11976 101 24231 223 11976 248 24231 235 11976 249 24231 229 11976 99"
            + " 47048 26897 148 255 39848 12919",
        "` \u180e x` | 28053 254 236 2124"
      })
  void encodesAsOtherProgramsDo(String text, String tokens) {
    String x = text.replace('^', '\r').replace('~', '\n').replace('%', '\t').replace('$', '|');

    assertThat(TextFileTest.words(gpt2.encode(x))).isEqualTo(tokens);
    assertThat(gpt2.decode(gpt2.encode(x))).isEqualTo(x);
  }

  /** Golden: also the numbers of tokens that nanoGPT's documentation gives. */
  @Test
  void encodesTinyShakespeare() throws IOException {
    String source = "text-bpe:" + TextFileTest.SHARED.resolve("tinyshakespeare.txt.gz");
    TokenText text = (TokenText) DataSource.parse(source).load(1);

    assertThat(text.vocabulary()).isEqualTo(50_257);
    assertThat(text.train())
        .hasSize(301_966)
        .startsWith(5962, 22307, 25, 198, 8421, 356, 5120, 597);
    assertThat(text.validation()).hasSize(36_059).endsWith(1242, 23137, 13, 198);
    assertThat(Sha256.of(TextFileTest.words(text.train())))
        .isEqualTo("b14af71aa64b7c6d7d5b79f260b41aeb9cfea2072ff2cb01aae6750cd0c20b6e");
    assertThat(Sha256.of(TextFileTest.words(text.validation())))
        .isEqualTo("5cd2aac098021686b8dc87510d965ad0977eafddde386f107492a3432414444d");
    String whole =
        text.tokenizer().decode(text.train()) + text.tokenizer().decode(text.validation());
    assertThat(Sha256.of(whole))
        .isEqualTo("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");
    assertThat(text.digest()) // SHA-256 of the three files, by Python
        .isEqualTo("e74377ed69a8089bcb69ed1898891f2929ec909a1a97a9f0a68ae5de6e9fe876");
  }

  @Test
  void decodesWhatItEncodedWhateverTheText() {
    UniformRandomProvider rng = new RandomStreams(8).stream("text", 0);
    int[] limits = {0x80, 0x800, 0x3000, 0x10000, 0x110000};
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 100; j++) {
        int c = rng.nextInt(limits[rng.nextInt(limits.length)]);
        text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? ' ' : c);
      }
      assertThat(gpt2.decode(gpt2.encode(text.toString()))).isEqualTo(text.toString());
    }
    assertThat(gpt2.encode("")).isEmpty();
  }

  /** The published procedure, which scans a word for its earliest merge and makes all of them. */
  @Test
  void mergesAsTheScanningProcedureDoes() throws IOException {
    Map<String, Integer> ranks = ranks();
    UniformRandomProvider rng = new RandomStreams(9).stream("words", 0);
    String letters = "eeettaaoinshrdlu";
    for (int i = 0; i < 150; i++) {
      StringBuilder word = new StringBuilder(" ");
      for (int j = rng.nextInt(60); j >= 0; j--) {
        word.append(letters.charAt(rng.nextInt(letters.length())));
      }
      assertThat(IntStream.of(gpt2.encode(word.toString())).mapToObj(gpt2::decode))
          .containsExactlyElementsOf(
              scanned(word.toString(), ranks).stream().map(p -> p.replace('\u0120', ' ')).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "é"})
  void longWordsTakeTimeInProportion(String unit) {
    String text = unit.repeat(20_000);

    assertThat(gpt2.decode(gpt2.encode(text))).isEqualTo(text);
  }

  @Test
  void refusesHalfCharactersLongWordsAndUnknownTokens() {
    assertThatThrownBy(() -> gpt2.encode("ab\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text must be Unicode, was half a surrogate pair at 2");
    assertThatThrownBy(() -> gpt2.encode("\udc00"))
        .hasMessage("text must be Unicode, was half a surrogate pair at 0");
    String word = "a".repeat(BytePairTokenizer.MAX_WORD_BYTES + 1);
    assertThatThrownBy(() -> gpt2.encode(word))
        .hasMessage("words must be at most 4194304 bytes, was 4194305");
    assertThatThrownBy(() -> gpt2.decode(0, 50_257))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token must be in [0, 50257), was 50257");
    assertThat(gpt2.decode(50_256)).isEqualTo("<|endoftext|>");
    assertThat(gpt2.decode(10545, 251)).isEqualTo(" \ufffd"); // a third of a character is missing
  }

  private static List<String> scanned(String word, Map<String, Integer> ranks) {
    List<String> parts = new ArrayList<>(Arrays.asList(word.replace(' ', '\u0120').split("")));
    while (true) {
      String earliest = null;
      for (int i = 0; i + 1 < parts.size(); i++) {
        String pair = parts.get(i) + " " + parts.get(i + 1);
        if (ranks.containsKey(pair)
            && (earliest == null || ranks.get(pair) < ranks.get(earliest))) {
          earliest = pair;
        }
      }
      if (earliest == null) {
        return parts;
      }
      for (int i = 0; i + 1 < parts.size(); i++) {
        if ((parts.get(i) + " " + parts.get(i + 1)).equals(earliest)) {
          parts.set(i, parts.get(i) + parts.remove(i + 1));
        }
      }
    }
  }

  private static Map<String, Integer> ranks() throws DatasetException {
    FileContent file = FileContent.read(TextFileTest.SHARED.resolve("gpt2_vocab.bpe.gz"), 1 << 20);
    List<String> lines = new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
    Map<String, Integer> ranks = new HashMap<>();
    lines.subList(1, lines.size()).forEach(line -> ranks.put(line, ranks.size()));
    return ranks;
  }
}
