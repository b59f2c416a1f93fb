package io.spectracast.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text in UTF-8, to learn which token comes next. The leading {@value #TRAIN_SHARE} of its
 * characters is trained on, the rest validates, each part tokenised by itself: A. Karpathy's split
 * in nanoGPT. Line ends stay as they are.
 *
 * <p>While reading, takes up to 5 bytes of memory a byte of the file and 8 bytes a token; what
 * stays is 4 bytes a token.
 */
final class TextFile {

  /** A longer file is refused. */
  static final int MAX_BYTES = 1 << 28;

  private static final double TRAIN_SHARE = 0.9;

  private final FileContent content;
  private final String text;

  private TextFile(FileContent content, String text) {
    this.content = content;
    this.text = text;
  }

  /** Reads a file, plain or with {@code .gz}. */
  static TextFile read(Path path) throws DatasetException {
    FileContent content = FileContent.read(path, MAX_BYTES);
    if (content.bytes().length == 0) {
      throw new DatasetException(path, "text must hold a character, was empty");
    }
    return new TextFile(content, utf8(content));
  }

  /** The text as characters, of which those that occur are the vocabulary. */
  TokenText characters(String name) throws DatasetException {
    return tokens(name, CharacterTokenizer.of(text), digest().hexadecimal());
  }

  /** The text as tokens of GPT-2's byte-pair encoding. */
  TokenText bytePairs(String name, BytePairFiles files) throws DatasetException {
    BytePairTokenizer tokenizer = files.read();
    return tokens(name, tokenizer, files.addTo(digest()).hexadecimal());
  }

  private Sha256 digest() {
    return new Sha256().add(content.bytes());
  }

  private TokenText tokens(String name, Tokenizer tokenizer, String digest)
      throws DatasetException {
    int characters = text.codePointCount(0, text.length());
    int cut = text.offsetByCodePoints(0, (int) (TRAIN_SHARE * characters));
    try {
      int[] train = tokenizer.encode(text.substring(0, cut));
      int[] validation = tokenizer.encode(text.substring(cut));
      return new TokenText(name, train, validation, tokenizer, digest);
    } catch (IllegalArgumentException e) {
      throw new DatasetException(content.path(), e.getMessage(), e);
    }
  }

  /** The characters of a file, which must be well-formed. */
  static String utf8(FileContent content) throws DatasetException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
    CharBuffer characters = CharBuffer.allocate(bytes.capacity());
    CoderResult result = decoder.decode(bytes, characters, true);
    if (result.isError()) {
      throw new DatasetException(
          content.path(), "text must be UTF-8, was malformed at byte " + bytes.position());
    }
    return characters.flip().toString();
  }
}
