package io.spectracast.data;

import java.nio.file.Path;
import java.util.Map;

/**
 * The two files of a byte-pair encoding as OpenAI published them for GPT-2: {@code encoder.json},
 * an object from tokens, written in {@link ByteSymbols}, to their numbers; and {@code vocab.bpe}, a
 * line {@code #version}, then a merge of two tokens a line, the first to be made coming first.
 */
final class BytePairFiles {

  /** A longer file is refused. */
  static final int MAX_BYTES = 1 << 26;

  private final FileContent encoder;
  private final FileContent merges;

  private BytePairFiles(FileContent encoder, FileContent merges) {
    this.encoder = encoder;
    this.merges = merges;
  }

  /**
   * Finds {@code encoder.json} and {@code vocab.bpe} in a directory, or the same with {@code gpt2_}
   * before the name, each plain or with {@code .gz}.
   */
  static BytePairFiles in(Path directory) throws DatasetException {
    return new BytePairFiles(
        FileContent.read(
            FileContent.find(directory, "encoder.json", "gpt2_encoder.json"), MAX_BYTES),
        FileContent.read(FileContent.find(directory, "vocab.bpe", "gpt2_vocab.bpe"), MAX_BYTES));
  }

  /** Adds both contents to a digest. */
  Sha256 addTo(Sha256 digest) {
    return digest.add(encoder.bytes()).add(merges.bytes());
  }

  /** The encoding they describe. */
  BytePairTokenizer read() throws DatasetException {
    Map<String, Integer> numbers = new VocabularyJson(encoder).read();
    byte[][] tokens = tokens(numbers);
    int[] ofByte = new int[ByteSymbols.BYTES];
    for (int b = 0; b < ofByte.length; b++) {
      ofByte[b] = number(numbers, encoder.path(), String.valueOf(ByteSymbols.symbol(b)));
    }
    return new BytePairTokenizer(tokens, ofByte, merges(numbers, ofByte));
  }

  /** By number, the bytes of each token. */
  private byte[][] tokens(Map<String, Integer> numbers) throws DatasetException {
    byte[][] tokens = new byte[numbers.size()][];
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      int number = entry.getValue();
      if (number >= tokens.length || tokens[number] != null) {
        throw new DatasetException(
            encoder.path(),
            "numbers must be 0 to %d, each once, was %d%s"
                .formatted(tokens.length - 1, number, number < tokens.length ? " twice" : ""));
      }
      tokens[number] = bytes(entry.getKey());
    }
    return tokens;
  }

  private byte[] bytes(String token) throws DatasetException {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      int b = ByteSymbols.unsignedByte(token.charAt(i));
      if (b < 0) {
        throw new DatasetException(
            encoder.path(),
            "tokens must be written in byte symbols, was U+%04X in '%s'"
                .formatted((int) token.charAt(i), token));
      }
      bytes[i] = (byte) b;
    }
    return bytes;
  }

  private PairMerges merges(Map<String, Integer> numbers, int[] ofByte) throws DatasetException {
    String[] lines = TextFile.utf8(merges).split("\n");
    boolean[] made = new boolean[numbers.size()];
    for (int number : ofByte) {
      made[number] = true;
    }
    PairMerges pairs = new PairMerges();
    for (int i = 0; i < lines.length; i++) {
      if (i == 0 && lines[i].startsWith("#version")) {
        continue;
      }
      String where = "line %d".formatted(i + 1);
      String[] parts = lines[i].split(" ", -1);
      if (parts.length != 2) {
        throw fault(where + " must be two tokens, was '%s'".formatted(lines[i]));
      }
      int left = number(numbers, merges.path(), parts[0]);
      int right = number(numbers, merges.path(), parts[1]);
      int whole = number(numbers, merges.path(), parts[0] + parts[1]);
      if (!made[left] || !made[right]) {
        throw fault(where + " must merge what earlier lines made, was '%s'".formatted(lines[i]));
      }
      if (made[whole]) {
        throw fault(
            where + " must make a new token, was '%s' again".formatted(parts[0] + parts[1]));
      }
      made[whole] = true;
      pairs.add(left, right, whole);
    }
    return pairs;
  }

  private static int number(Map<String, Integer> numbers, Path path, String token)
      throws DatasetException {
    Integer number = numbers.get(token);
    if (number == null) {
      throw new DatasetException(
          path, "encoder.json must number every token, was without '%s'".formatted(token));
    }
    return number;
  }

  private DatasetException fault(String problem) {
    return new DatasetException(merges.path(), problem);
  }
}
