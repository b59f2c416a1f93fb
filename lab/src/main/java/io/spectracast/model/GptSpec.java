package io.spectracast.model;

/**
 * A decoder-only transformer in the form of nanoGPT: {@link Gpt}.
 *
 * @param layers number of blocks
 * @param heads of each attention; divides the width
 * @param width of the hidden state
 * @param block tokens it sees at once
 * @param vocabulary rows of the token embedding, at least the data's; 0 for as many as the data has
 * @param activation of the perceptrons
 */
public record GptSpec(
    int layers, int heads, int width, int block, int vocabulary, Activation activation)
    implements ModelSpec {

  public GptSpec {
    Sizes.requirePositive("layers", layers);
    Sizes.requirePositive("heads", heads);
    Sizes.requirePositive("width", width);
    Sizes.requirePositive("block", block);
    Sizes.requireMultiple("width", width, "the heads", heads);
    if (vocabulary < 0) {
      throw new IllegalArgumentException("vocabulary must not be negative, was " + vocabulary);
    }
  }

  static GptSpec of(SpecWords words) {
    words.requireOnly("layers", "heads", "width", "block", "vocabulary", "activation");
    return new GptSpec(
        words.integer("layers", 2),
        words.integer("heads", 2),
        words.integer("width", 128),
        words.integer("block", 128),
        words.integer("vocabulary", 0),
        words.activation(Activation.GELU));
  }

  @Override
  public String text() {
    String rows = vocabulary == 0 ? "" : ",vocabulary=" + vocabulary;
    return "gpt:layers=%d,heads=%d,width=%d,block=%d".formatted(layers, heads, width, block)
        + rows
        + activation.setting(Activation.GELU);
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Text text) {
      return new Gpt(this, rows(text.outputs()), block, false);
    }
    if (signature instanceof Signature.Sequences sequences) {
      int needed = Math.max(sequences.vocabulary(), sequences.outputs());
      return new Gpt(this, rows(needed), sequences.length(), true);
    }
    throw Sizes.misfit(this, "text or short sequences", signature);
  }

  private int rows(int needed) {
    if (vocabulary != 0 && vocabulary < needed) {
      throw new IllegalArgumentException(
          "vocabulary must be at least the data's, %d, was %d".formatted(needed, vocabulary));
    }
    return vocabulary == 0 ? needed : vocabulary;
  }
}
