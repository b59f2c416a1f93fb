package io.spectracast.data;

/** A map between text and a sequence of whole numbers, its tokens. */
public sealed interface Tokenizer permits CharacterTokenizer, BytePairTokenizer {

  /** What it is called, e.g. {@code characters}. */
  String name();

  /** The number of tokens; they are 0, …, vocabulary − 1. */
  int vocabulary();

  /**
   * The tokens of a text.
   *
   * @throws IllegalArgumentException if the text holds what no token stands for
   */
  int[] encode(String text);

  /**
   * The text of tokens, so that {@code decode(encode(text))} is the text.
   *
   * @throws IllegalArgumentException if one is not in [0, vocabulary)
   */
  String decode(int... tokens);
}
