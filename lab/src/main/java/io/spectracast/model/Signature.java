package io.spectracast.model;

/** What goes into a network and what comes out. */
public sealed interface Signature {

  /** Scores in one prediction. */
  int outputs();

  /**
   * Images into classes; the inputs are channels × height × width values, flattened.
   *
   * @param channels 1 for grey, 3 for colours
   * @param height in pixels
   * @param width in pixels
   * @param outputs classes
   */
  record Images(int channels, int height, int width, int outputs) implements Signature {}

  /**
   * Vectors into vectors.
   *
   * @param inputs length of an input
   * @param outputs length of an output
   */
  record Vectors(int inputs, int outputs) implements Signature {}

  /**
   * Text: after each token, the next one.
   *
   * @param outputs the vocabulary
   */
  record Text(int outputs) implements Signature {}

  /**
   * Short sequences of tokens into classes.
   *
   * @param length tokens in a sequence
   * @param vocabulary tokens lie in [0, vocabulary)
   * @param outputs classes
   */
  record Sequences(int length, int vocabulary, int outputs) implements Signature {}
}
