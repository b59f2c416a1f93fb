package io.spectracast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A residual network for small images: a 3 × 3 convolution, three stages of blocks of two, the
 * second and third of which halve the image and double the channels, the mean over the image, and a
 * full layer. With {@code blocks} = n it has 6n + 2 layers on its longest way.
 *
 * <p>Group normalisation stands where the original has batch normalisation, so that a prediction
 * depends on its own example alone and there are no running averages beside the parameters.
 *
 * <p>K. He, X. Zhang, S. Ren and J. Sun, arXiv:1512.03385, section 4.2; Y. Wu and K. He,
 * arXiv:1803.08494.
 */
final class ResNet implements Network {

  /** Groups of channels that are normalised together. */
  static final int GROUPS = 8;

  private static final int STAGES = 3;

  private final Signature.Images images;
  private final Activation activation;
  private final Convolution conv1;
  private final Norm norm1;
  private final List<Block> blocks = new ArrayList<>();
  private final Linear fc;
  private final Parameters parameters = new Parameters();

  /** A network with all parameters 0. */
  ResNet(Signature.Images images, ResNetSpec spec) {
    Torch.useOneThread();
    this.images = images;
    this.activation = spec.activation();
    int width = spec.width();
    try (PointerScope scope = new PointerScope()) {
      conv1 = Convolution.unbiased(parameters, "conv1", images.channels(), width, 3, 1);
      norm1 = Norm.of(parameters, "norm1", width);
      int channels = width;
      for (int stage = 0; stage < STAGES; stage++) {
        for (int i = 0; i < spec.blocks(); i++) {
          String name = "layer%d.%d".formatted(stage + 1, i);
          int outputs = width << stage;
          blocks.add(Block.of(parameters, name, channels, outputs));
          channels = outputs;
        }
      }
      fc = Linear.of(parameters, "fc", Role.HEAD, channels, images.outputs());
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
    x = activation.apply(norm1.overGroups(conv1.apply(x, watch), GROUPS));
    for (Block block : blocks) {
      x = block.apply(x, activation, watch);
    }
    return fc.apply(x.mean(2, 3), watch);
  }

  /** x ↦ φ(x + norm(conv(φ(norm(conv(x)))))), with x projected where the shape changes. */
  private record Block(
      Convolution conv1, Norm norm1, Convolution conv2, Norm norm2, Optional<Projection> shortcut) {

    static Block of(Parameters parameters, String name, int inputs, int outputs) {
      long stride = inputs == outputs ? 1 : 2;
      Convolution conv1 =
          Convolution.unbiased(parameters, name + ".conv1", inputs, outputs, 3, stride);
      Norm norm1 = Norm.of(parameters, name + ".norm1", outputs);
      Convolution conv2 = Convolution.unbiased(parameters, name + ".conv2", outputs, outputs, 3, 1);
      Norm norm2 = Norm.of(parameters, name + ".norm2", outputs);
      Optional<Projection> shortcut =
          inputs == outputs
              ? Optional.empty()
              : Optional.of(Projection.of(parameters, name + ".downsample", inputs, outputs));
      return new Block(conv1, norm1, conv2, norm2, shortcut);
    }

    Tensor apply(Tensor x, Activation activation, LayerWatch watch) {
      Tensor y = activation.apply(norm1.overGroups(conv1.apply(x, watch), GROUPS));
      y = norm2.overGroups(conv2.apply(y, watch), GROUPS);
      return activation.apply(y.add(shortcut.map(s -> s.apply(x, watch)).orElse(x)));
    }
  }

  /** A 1 × 1 convolution of every second pixel. */
  private record Projection(Convolution conv, Norm norm) {

    static Projection of(Parameters parameters, String name, int inputs, int outputs) {
      return new Projection(
          Convolution.unbiased(parameters, name + ".0", inputs, outputs, 1, 2),
          Norm.of(parameters, name + ".1", outputs));
    }

    Tensor apply(Tensor x, LayerWatch watch) {
      return norm.overGroups(conv.apply(x, watch), GROUPS);
    }
  }
}
