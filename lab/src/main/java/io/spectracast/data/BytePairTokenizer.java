package io.spectracast.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-level byte-pair encoding as GPT-2 uses it: the text is cut into words by a pattern, and the
 * UTF-8 bytes of each word are merged pair by pair in the order in which the merges were learned.
 * Every text has an encoding. The special token {@code <|endoftext|>} is never made: in a text it
 * is ordinary characters.
 *
 * <p>Which characters are letters and numbers is Unicode's word at the version of the running Java.
 * May be used by several threads at once.
 *
 * <p>A. Radford et al., Language Models are Unsupervised Multitask Learners (2019).
 */
public final class BytePairTokenizer implements Tokenizer {

  /** A longer word (a run of letters, of digits, of spaces, or of others), in bytes, is refused. */
  static final int MAX_WORD_BYTES = 1 << 22;

  private static final int LONGEST_REMEMBERED = 64; // characters of a word
  private static final int MOST_REMEMBERED = 1 << 20; // words

  /** Unicode's White_Space, in a character class. */
  private static final String SPACE =
      "\\t-\\r \\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";

  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^S\\p{L}\\p{N}]+|[S]+(?![^S])|[S]+"
              .replace("S", SPACE));

  private final byte[][] tokens;
  private final int[] ofByte;
  private final PairMerges merges;

  /**
   * An encoding.
   *
   * @param tokens by number, the bytes of each token
   * @param ofByte by unsigned byte, the number of the token it is alone
   * @param merges from two tokens to one
   */
  BytePairTokenizer(byte[][] tokens, int[] ofByte, PairMerges merges) {
    this.tokens = tokens;
    this.ofByte = ofByte;
    this.merges = merges;
  }

  /**
   * Reads {@code encoder.json} and {@code vocab.bpe} from a directory, each plain or with {@code
   * .gz}, or the same with {@code gpt2_} before the name.
   *
   * @throws DatasetException if a file is missing or malformed
   */
  public static BytePairTokenizer read(Path directory) throws DatasetException {
    return BytePairFiles.in(directory).read();
  }

  @Override
  public String name() {
    return "byte pairs";
  }

  @Override
  public int vocabulary() {
    return tokens.length;
  }

  @Override
  public int[] encode(String text) {
    requireUnicode(text);
    Map<String, int[]> remembered = new HashMap<>();
    int[] encoded = new int[text.length()]; // at most 3 tokens a char, 1 on most texts
    int count = 0;
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      int[] word = encodeWord(words.group(), remembered);
      if (encoded.length - count < word.length) {
        encoded = Arrays.copyOf(encoded, Math.max(2 * encoded.length, count + word.length));
      }
      System.arraycopy(word, 0, encoded, count, word.length);
      count += word.length;
    }
    return Arrays.copyOf(encoded, count);
  }

  private int[] encodeWord(String word, Map<String, int[]> remembered) {
    int[] known = remembered.get(word);
    if (known != null) {
      return known;
    }
    int[] encoded = merges.apply(bytes(word));
    if (word.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
      remembered.put(word, encoded);
    }
    return encoded;
  }

  private int[] bytes(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_WORD_BYTES) {
      throw new IllegalArgumentException(
          "words must be at most %d bytes, was %d".formatted(MAX_WORD_BYTES, utf8.length));
    }
    int[] bytes = new int[utf8.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ofByte[Byte.toUnsignedInt(utf8[i])];
    }
    return bytes;
  }

  private static void requireUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new IllegalArgumentException(
              "text must be Unicode, was half a surrogate pair at " + i);
        }
        i++;
      }
    }
  }

  /** The text of tokens; U+FFFD where they cut a character. */
  @Override
  public String decode(int... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * numbers.length);
    for (int number : numbers) {
      if (number < 0 || number >= tokens.length) {
        throw new IllegalArgumentException(
            "token must be in [0, %d), was %d".formatted(tokens.length, number));
      }
      bytes.writeBytes(tokens[number]);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
