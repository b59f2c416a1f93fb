package io.spectracast.model;

/**
 * A residual network for small images: {@link ResNet}.
 *
 * @param blocks residual blocks in each of the three stages
 * @param width channels of the first stage, a multiple of {@value ResNet#GROUPS}
 * @param activation after each normalisation and sum
 */
public record ResNetSpec(int blocks, int width, Activation activation) implements ModelSpec {

  /** With ReLU. */
  public ResNetSpec(int blocks, int width) {
    this(blocks, width, Activation.RELU);
  }

  public ResNetSpec {
    Sizes.requirePositive("blocks", blocks);
    Sizes.requirePositive("width", width);
    Sizes.requireMultiple("width", width, "the groups", ResNet.GROUPS);
  }

  static ResNetSpec of(SpecWords words) {
    words.requireOnly("blocks", "width", "activation");
    return new ResNetSpec(
        words.integer("blocks", 1), words.integer("width", 16), words.activation(Activation.RELU));
  }

  @Override
  public String text() {
    return "resnet:blocks=%d,width=%d".formatted(blocks, width)
        + activation.setting(Activation.RELU);
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      return new ResNet(images, this);
    }
    throw Sizes.misfit(this, "images", signature);
  }
}
