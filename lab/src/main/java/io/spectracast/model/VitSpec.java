package io.spectracast.model;

/**
 * A vision transformer: {@link VisionTransformer}.
 *
 * @param patch side of the square patches in pixels; divides the image
 * @param width of the hidden state
 * @param depth number of blocks
 * @param heads of each attention; divides the width
 * @param ratio width of the hidden layer of each block's perceptron, in units of {@code width}
 * @param preNorm whether each branch normalises its input, and not the sum that follows it
 * @param activation of the perceptrons
 */
public record VitSpec(
    int patch, int width, int depth, int heads, int ratio, boolean preNorm, Activation activation)
    implements ModelSpec {

  private static final String PRE = "pre";
  private static final String POST = "post";

  public VitSpec {
    Sizes.requirePositive("patch", patch);
    Sizes.requirePositive("width", width);
    Sizes.requirePositive("depth", depth);
    Sizes.requirePositive("heads", heads);
    Sizes.requirePositive("ratio", ratio);
    Sizes.requireMultiple("width", width, "the heads", heads);
  }

  static VitSpec of(SpecWords words) {
    words.requireOnly("patch", "width", "depth", "heads", "ratio", "norm", "activation");
    String norm = words.text("norm", POST);
    if (!norm.equals(PRE) && !norm.equals(POST)) {
      throw new IllegalArgumentException("norm must be pre or post, was '%s'".formatted(norm));
    }
    return new VitSpec(
        words.integer("patch", 7),
        words.integer("width", 64),
        words.integer("depth", 2),
        words.integer("heads", 4),
        words.integer("ratio", 2),
        norm.equals(PRE),
        words.activation(Activation.GELU));
  }

  @Override
  public String text() {
    return "vit:patch=%d,width=%d,depth=%d,heads=%d,ratio=%d,norm=%s"
            .formatted(patch, width, depth, heads, ratio, preNorm ? PRE : POST)
        + activation.setting(Activation.GELU);
  }

  @Override
  public Network build(Signature signature) {
    if (signature instanceof Signature.Images images) {
      Sizes.requireMultiple("image height", images.height(), "the patch", patch);
      Sizes.requireMultiple("image width", images.width(), "the patch", patch);
      return new VisionTransformer(images, this);
    }
    throw Sizes.misfit(this, "images", signature);
  }
}
