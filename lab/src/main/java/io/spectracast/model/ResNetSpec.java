package io.spectracast.model;

/**
 * A residual network for small images: {@link ResNet}.
 *
 * @param blocks residual blocks in each of the three stages
 * @param width channels of the first stage, a multiple of {@value ResNet#GROUPS}
 */
public record ResNetSpec(int blocks, int width) implements ModelSpec {

  public ResNetSpec {
    Sizes.requirePositive("blocks", blocks);
    Sizes.requirePositive("width", width);
    Sizes.requireMultiple("width", width, "the groups", ResNet.GROUPS);
  }

  static ResNetSpec of(SpecWords words) {
    words.requireOnly("blocks", "width");
    return new ResNetSpec(words.integer("blocks", 1), words.integer("width", 16));
  }

  @Override
  public String text() {
    return "resnet:blocks=%d,width=%d".formatted(blocks, width);
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      return new ResNet(images, blocks, width);
    }
    throw Sizes.misfit(this, "images", signature);
  }
}
