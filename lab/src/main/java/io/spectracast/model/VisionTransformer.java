package io.spectracast.model;

import static org.bytedeco.pytorch.global.torch.cat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * A vision transformer: the image in patches, each mapped to a vector; a class token before them
 * and a vector for each place added; blocks of attention and a perceptron; the scores from the
 * class token. Parameters are named, and start, as those of {@code torch.nn.TransformerEncoder}
 * between {@code patch_embed}, {@code cls_token}, {@code pos_embed} and {@code head}. There is no
 * dropout.
 *
 * <p>A. Dosovitskiy and others, arXiv:2010.11929; normalisation before or after each branch: R.
 * Xiong and others, arXiv:2002.04745.
 */
final class VisionTransformer implements Network {

  private static final double PLACE_DEVIATION = 0.02;

  private final Signature.Images images;
  private final VitSpec spec;
  private final Convolution patches;
  private final Tensor classToken;
  private final Tensor places;
  private final List<Block> blocks = new ArrayList<>();
  private final Norm last; // null when every block ends in one
  private final Linear head;
  private final Parameters parameters = new Parameters();

  /** A network with all parameters 0. */
  VisionTransformer(Signature.Images images, VitSpec spec) {
    Torch.useOneThread();
    this.images = images;
    this.spec = spec;
    int width = spec.width();
    try (PointerScope scope = new PointerScope()) {
      patches =
          Convolution.ofPatches(parameters, "patch_embed", images.channels(), width, spec.patch());
      classToken = parameters.add("cls_token", Role.VECTOR, Initialisation.constant(0), width);
      places =
          parameters.add(
              "pos_embed", Role.EMBEDDING, Initialisation.normal(PLACE_DEVIATION), length(), width);
      for (int i = 0; i < spec.depth(); i++) {
        blocks.add(Block.of(parameters, "encoder.layers." + i, spec));
      }
      last = spec.preNorm() ? Norm.of(parameters, "norm", width) : null;
      head = Linear.of(parameters, "head", Role.HEAD, width, images.outputs());
      parameters.keep(scope);
    }
  }

  /** Patches and the class token. */
  private long length() {
    return 1 + (long) (images.height() / spec.patch()) * (images.width() / spec.patch());
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor inputs, LayerWatch watch) {
    Tensor image = inputs.view(-1, images.channels(), images.height(), images.width());
    Tensor tokens = patches.apply(image, watch).flatten(2, -1).transpose(1, 2);
    Tensor first = classToken.expand(tokens.size(0), 1, spec.width());
    Tensor x = cat(new TensorVector(first, tokens), 1).add(places).view(-1, spec.width());
    for (Block block : blocks) {
      x = block.apply(x, length(), watch);
    }
    Tensor classes = x.view(-1, length(), spec.width()).select(1, 0);
    return head.apply(last == null ? classes : last.overFeatures(classes), watch);
  }

  /** Attention and a perceptron, each beside a shortcut. */
  private record Block(
      Attention attention,
      Norm norm1,
      Linear linear1,
      Linear linear2,
      Norm norm2,
      boolean pre,
      Activation activation) {

    static Block of(Parameters parameters, String name, VitSpec spec) {
      int width = spec.width();
      Linear joint = joint(parameters, name + ".self_attn", width);
      Linear projection = projection(parameters, name + ".self_attn.out_proj", width);
      Linear linear1 =
          Linear.of(parameters, name + ".linear1", Role.HIDDEN, width, spec.ratio() * width);
      Linear linear2 =
          Linear.of(parameters, name + ".linear2", Role.HIDDEN, spec.ratio() * width, width);
      return new Block(
          new Attention(joint, projection, spec.heads(), false),
          Norm.of(parameters, name + ".norm1", width),
          linear1,
          linear2,
          Norm.of(parameters, name + ".norm2", width),
          spec.preNorm(),
          spec.activation());
    }

    /** Xavier's uniform start of all three together, as PyTorch has it. */
    private static Linear joint(Parameters parameters, String name, int width) {
      Initialisation xavier = Initialisation.uniform(Math.sqrt(6.0 / (4.0 * width)));
      return new Linear(
          name,
          parameters.add(name + ".in_proj_weight", Role.HIDDEN, xavier, 3L * width, width),
          zeroBias(parameters, name + ".in_proj_bias", 3L * width));
    }

    private static Linear projection(Parameters parameters, String name, int width) {
      Initialisation start = Initialisation.fanIn(width);
      return new Linear(
          name,
          parameters.add(name + ".weight", Role.HIDDEN, start, width, width),
          zeroBias(parameters, name + ".bias", width));
    }

    private static TensorOptional zeroBias(Parameters parameters, String name, long length) {
      return new TensorOptional(
          parameters.add(name, Role.VECTOR, Initialisation.constant(0), length));
    }

    Tensor apply(Tensor x, long length, LayerWatch watch) {
      if (pre) {
        Tensor y = x.add(attention.apply(norm1.overFeatures(x), length, watch));
        return y.add(perceptron(norm2.overFeatures(y), watch));
      }
      Tensor y = norm1.overFeatures(x.add(attention.apply(x, length, watch)));
      return norm2.overFeatures(y.add(perceptron(y, watch)));
    }

    private Tensor perceptron(Tensor x, LayerWatch watch) {
      return linear2.apply(activation.apply(linear1.apply(x, watch)), watch);
    }
  }
}
