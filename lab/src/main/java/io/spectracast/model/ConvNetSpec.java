package io.spectracast.model;

/** The convolutional network of two kernels and two full layers: {@link ConvNet}. */
public record ConvNetSpec() implements ModelSpec {

  static ConvNetSpec of(SpecWords words) {
    words.requireOnly();
    return new ConvNetSpec();
  }

  @Override
  public String text() {
    return "cnn";
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      Sizes.requireMultiple("image height", images.height(), "the pooling", ConvNet.POOLING);
      Sizes.requireMultiple("image width", images.width(), "the pooling", ConvNet.POOLING);
      return new ConvNet(images);
    }
    throw Sizes.misfit(this, "images", signature);
  }
}
