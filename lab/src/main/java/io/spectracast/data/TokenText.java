package io.spectracast.data;

/**
 * A text as tokens, to learn which token comes next: its leading part to train on, the rest to
 * validate on.
 *
 * @param name as the user asked for it, e.g. {@code text}
 * @param train tokens to train on, in the order of the text; owned by the set, not to be modified
 * @param validation tokens to validate on; owned by the set, not to be modified
 * @param tokenizer that the tokens come from; its vocabulary is the number of classes
 * @param digest SHA-256 in hexadecimal of the files read
 */
public record TokenText(
    String name, int[] train, int[] validation, Tokenizer tokenizer, String digest)
    implements Dataset {

  public TokenText {
    if (train.length < 2 || validation.length < 2) {
      throw new IllegalArgumentException(
          "train and validation must hold at least two tokens, was %d and %d"
              .formatted(train.length, validation.length));
    }
    requireBelow(tokenizer.vocabulary(), train);
    requireBelow(tokenizer.vocabulary(), validation);
  }

  private static void requireBelow(int vocabulary, int[] tokens) {
    for (int token : tokens) {
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException(
            "tokens must be in [0, %d), was %d".formatted(vocabulary, token));
      }
    }
  }

  /** The number of different tokens; they are 0, …, vocabulary − 1. */
  public int vocabulary() {
    return tokenizer.vocabulary();
  }
}
