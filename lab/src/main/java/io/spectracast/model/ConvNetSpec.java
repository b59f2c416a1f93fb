package io.spectracast.model;

/**
 * The convolutional network of two kernels and two full layers: {@link ConvNet}.
 *
 * @param activation after each layer but the last
 */
public record ConvNetSpec(Activation activation) implements ModelSpec {

  /** With ReLU. */
  public ConvNetSpec() {
    this(Activation.RELU);
  }

  static ConvNetSpec of(SpecWords words) {
    return new ConvNetSpec(words.requireOnly("activation").activation(Activation.RELU));
  }

  @Override
  public String text() {
    return activation == Activation.RELU ? "cnn" : "cnn:activation=" + activation.word();
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      Sizes.requireMultiple("image height", images.height(), "the pooling", ConvNet.POOLING);
      Sizes.requireMultiple("image width", images.width(), "the pooling", ConvNet.POOLING);
      return new ConvNet(images, activation);
    }
    throw Sizes.misfit(this, "images", signature);
  }
}
