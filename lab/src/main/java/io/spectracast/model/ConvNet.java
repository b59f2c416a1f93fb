package io.spectracast.model;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A small convolutional network: 5 × 5 kernels to 16 and then 32 channels, each followed by an
 * activation and 2 × 2 max-pooling; a full layer to 120 and one to the classes, with the activation
 * between. On images of 32 × 32 pixels {@code fc1} reads 2048 values. The start is PyTorch's
 * default.
 */
final class ConvNet implements Network {

  /** The factor by which both poolings together shrink an image. */
  static final int POOLING = 4;

  private static final int KERNEL = 5;
  private static final int FIRST = 16;
  private static final int SECOND = 32;
  private static final int FULL = 120;

  private final Signature.Images images;
  private final Activation activation;
  private final Convolution conv1;
  private final Convolution conv2;
  private final Linear fc1;
  private final Linear fc2;
  private final Parameters parameters = new Parameters();

  /** A network with all parameters 0. */
  ConvNet(Signature.Images images, Activation activation) {
    Torch.useOneThread();
    this.images = images;
    this.activation = activation;
    int pooled = (images.height() / POOLING) * (images.width() / POOLING);
    try (PointerScope scope = new PointerScope()) {
      conv1 = Convolution.of(parameters, "conv1", images.channels(), FIRST, KERNEL);
      conv2 = Convolution.of(parameters, "conv2", FIRST, SECOND, KERNEL);
      fc1 = Linear.of(parameters, "fc1", Role.HIDDEN, SECOND * pooled, FULL);
      fc2 = Linear.of(parameters, "fc2", Role.HEAD, FULL, images.outputs());
      parameters.keep(scope);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor inputs, LayerWatch watch) {
    Tensor x = inputs.view(-1, images.channels(), images.height(), images.width());
    x = max_pool2d(activation.apply(conv1.apply(x, watch)), 2, 2);
    x = max_pool2d(activation.apply(conv2.apply(x, watch)), 2, 2);
    x = activation.apply(fc1.apply(x.flatten(1, -1), watch));
    return fc2.apply(x, watch);
  }
}
