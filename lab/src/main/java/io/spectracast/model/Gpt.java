package io.spectracast.model;

import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A decoder-only transformer in the form of nanoGPT without biases: token and place embeddings,
 * blocks of causal attention and a perceptron of four times the width, each after a layer
 * normalisation and beside a shortcut, and scores by the token embedding itself. There is no
 * dropout. All matrices start normal with deviation 0.02, those that end a block's branch with
 * 0.02/√(2·layers).
 *
 * <p>A. Radford and others, "Language models are unsupervised multitask learners" (2019).
 */
final class Gpt implements Network {

  private static final double DEVIATION = 0.02;

  private final int width;
  private final boolean lastOnly;
  private final Tensor tokens;
  private final Tensor places;
  private final List<Block> blocks = new ArrayList<>();
  private final Norm last;
  private final Parameters parameters = new Parameters();

  /**
   * A network with all parameters 0.
   *
   * @param vocabulary rows of the token embedding
   * @param length tokens seen at once, at most
   * @param lastOnly whether it predicts from the last token alone, not from each
   */
  Gpt(GptSpec spec, int vocabulary, int length, boolean lastOnly) {
    Torch.useOneThread();
    this.width = spec.width();
    this.lastOnly = lastOnly;
    Initialisation start = Initialisation.normal(DEVIATION);
    try (PointerScope scope = new PointerScope()) {
      tokens = parameters.add("transformer.wte.weight", Role.HEAD, start, vocabulary, width);
      places = parameters.add("transformer.wpe.weight", Role.EMBEDDING, start, length, width);
      for (int i = 0; i < spec.layers(); i++) {
        blocks.add(Block.of(parameters, "transformer.h." + i, spec));
      }
      last = Norm.unbiased(parameters, "transformer.ln_f", width);
      parameters.keep(scope);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor inputs, LayerWatch watch) {
    long length = inputs.size(1);
    Tensor x = embedding(tokens, inputs).add(places.narrow(0, 0, length)).view(-1, width);
    watch.see("transformer.wte", x);
    for (Block block : blocks) {
      x = block.apply(x, length, watch);
    }
    if (lastOnly) {
      x = x.view(-1, length, width).select(1, length - 1);
    }
    Tensor scores = linear(last.overFeatures(x), tokens);
    watch.see("transformer.ln_f", scores);
    return scores;
  }

  /** Causal attention and a perceptron, each beside a shortcut. */
  private record Block(
      Norm ln1,
      Attention attention,
      Norm ln2,
      Linear fc,
      Linear projection,
      Activation activation) {

    static Block of(Parameters parameters, String name, GptSpec spec) {
      int width = spec.width();
      Initialisation start = Initialisation.normal(DEVIATION);
      Initialisation end = Initialisation.normal(DEVIATION / Math.sqrt(2.0 * spec.layers()));
      Norm ln1 = Norm.unbiased(parameters, name + ".ln_1", width);
      Linear joint = Linear.unbiased(parameters, name + ".attn.c_attn", start, width, 3 * width);
      Linear merged = Linear.unbiased(parameters, name + ".attn.c_proj", end, width, width);
      Norm ln2 = Norm.unbiased(parameters, name + ".ln_2", width);
      Linear fc = Linear.unbiased(parameters, name + ".mlp.c_fc", start, width, 4 * width);
      Linear projection = Linear.unbiased(parameters, name + ".mlp.c_proj", end, 4 * width, width);
      Attention attention = new Attention(joint, merged, spec.heads(), true);
      return new Block(ln1, attention, ln2, fc, projection, spec.activation());
    }

    Tensor apply(Tensor x, long length, LayerWatch watch) {
      Tensor y = x.add(attention.apply(ln1.overFeatures(x), length, watch));
      return y.add(projection.apply(activation.apply(fc.apply(ln2.overFeatures(y), watch)), watch));
    }
  }
}
