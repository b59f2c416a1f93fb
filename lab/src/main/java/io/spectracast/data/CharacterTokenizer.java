package io.spectracast.data;

import java.util.Arrays;

/**
 * Every character a token: the distinct Unicode code points of a text in ascending order, counted
 * from 0.
 */
public final class CharacterTokenizer implements Tokenizer {

  private final int[] codePoints; // ascending; a token is an index

  private CharacterTokenizer(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /**
   * The characters that occur in a text.
   *
   * @param text not empty
   */
  public static CharacterTokenizer of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("text must hold a character, was empty");
    }
    return new CharacterTokenizer(text.codePoints().sorted().distinct().toArray());
  }

  @Override
  public String name() {
    return "characters";
  }

  @Override
  public int vocabulary() {
    return codePoints.length;
  }

  @Override
  public int[] encode(String text) {
    return text.codePoints().map(this::token).toArray();
  }

  private int token(int codePoint) {
    int token = Arrays.binarySearch(codePoints, codePoint);
    if (token < 0) {
      throw new IllegalArgumentException(
          "text must hold characters of the vocabulary, was U+%04X".formatted(codePoint));
    }
    return token;
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder(tokens.length);
    for (int token : tokens) {
      if (token < 0 || token >= codePoints.length) {
        throw new IllegalArgumentException(
            "token must be in [0, %d), was %d".formatted(codePoints.length, token));
      }
      text.appendCodePoint(codePoints[token]);
    }
    return text.toString();
  }
}
