package io.spectracast.data;

/**
 * A classification task on tuples of tokens, such as modular addition.
 *
 * @param name as the user asked for it, e.g. {@code modular-addition}
 * @param vocabulary the number of tokens; they are 0, …, vocabulary − 1
 * @param classes the number of classes; labels lie in [0, classes)
 * @param train tuples to train on
 * @param test tuples to test on, of the same length
 * @param digest SHA-256 in hexadecimal of the description of the generated set
 */
public record TokenTuples(
    String name, int vocabulary, int classes, Tuples train, Tuples test, String digest)
    implements Dataset {

  public TokenTuples {
    if (train.count() < 1 || test.count() < 1) {
      throw new IllegalArgumentException(
          "train and test must hold at least one tuple, was %d and %d"
              .formatted(train.count(), test.count()));
    }
    if (train.length() != test.length()) {
      throw new IllegalArgumentException(
          "test tuples must be of %d tokens like the training tuples, was %d"
              .formatted(train.length(), test.length()));
    }
    for (Tuples tuples : new Tuples[] {train, test}) {
      requireBelow("tokens", vocabulary, tuples.tokens());
      requireBelow("labels", classes, tuples.labels());
    }
  }

  private static void requireBelow(String what, int limit, int[] values) {
    for (int value : values) {
      if (value < 0 || value >= limit) {
        throw new IllegalArgumentException(
            "%s must be in [0, %d), was %d".formatted(what, limit, value));
      }
    }
  }

  /** Tokens in one tuple. */
  public int length() {
    return train.length();
  }
}
