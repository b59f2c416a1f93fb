package io.spectracast.data;

/**
 * Labelled tuples of tokens, all of one length.
 *
 * @param length tokens in one tuple
 * @param tokens tuple by tuple; length count·length; owned by the set, not to be modified
 * @param labels the class of each tuple, from 0; owned by the set, not to be modified
 */
public record Tuples(int length, int[] tokens, int[] labels) {

  public Tuples {
    if (length < 1) {
      throw new IllegalArgumentException("length must be positive, was " + length);
    }
    if (tokens.length != (long) labels.length * length) {
      throw new IllegalArgumentException(
          "tokens must hold %d tuples of %d, was %d tokens"
              .formatted(labels.length, length, tokens.length));
    }
  }

  /** The number of tuples. */
  public int count() {
    return labels.length;
  }
}
