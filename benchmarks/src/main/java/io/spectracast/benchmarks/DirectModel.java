package io.spectracast.benchmarks;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.gelu;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.scaled_dot_product_attention;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** A model written directly against libtorch, with nothing of Spectracast. */
abstract class DirectModel {

  private final List<Tensor> tensors = new ArrayList<>();

  abstract Tensor forward(Tensor inputs);

  TensorVector parameters() {
    return new TensorVector(tensors.toArray(Tensor[]::new));
  }

  private Tensor weight(double deviation, long... shape) {
    return tracked(randn(shape).mul_(new Scalar(deviation)));
  }

  private Tensor tracked(Tensor tensor) {
    tensors.add(tensor.set_requires_grad(true));
    return tensor;
  }

  /** Like Spectracast's {@code mlp}. */
  static DirectModel mlp(int... widths) {
    return new DirectModel() {
      private final List<Tensor> layers = new ArrayList<>();

      {
        for (int i = 1; i < widths.length; i++) {
          layers.add(super.weight(1 / Math.sqrt(3.0 * widths[i - 1]), widths[i], widths[i - 1]));
          layers.add(super.weight(0.01, widths[i]));
        }
      }

      @Override
      Tensor forward(Tensor inputs) {
        Tensor x = linear(inputs, layers.get(0), layers.get(1));
        for (int i = 2; i < layers.size(); i += 2) {
          x = linear(relu(x), layers.get(i), layers.get(i + 1));
        }
        return x;
      }
    };
  }

  /** Like Spectracast's {@code cnn} on 3 × 32 × 32. */
  static DirectModel cnn() {
    return new DirectModel() {
      private final Tensor k1 = super.weight(0.07, 16, 3, 5, 5);
      private final Tensor b1 = super.weight(0.01, 16);
      private final Tensor k2 = super.weight(0.03, 32, 16, 5, 5);
      private final Tensor b2 = super.weight(0.01, 32);
      private final Tensor w1 = super.weight(0.013, 120, 2048);
      private final Tensor c1 = super.weight(0.01, 120);
      private final Tensor w2 = super.weight(0.05, 10, 120);
      private final Tensor c2 = super.weight(0.01, 10);

      @Override
      Tensor forward(Tensor inputs) {
        Tensor x = inputs.view(-1, 3, 32, 32);
        x = max_pool2d(relu(convolved(x, k1, b1)), 2, 2);
        x = max_pool2d(relu(convolved(x, k2, b2)), 2, 2);
        return linear(relu(linear(x.flatten(1, -1), w1, c1)), w2, c2);
      }
    };
  }

  private static Tensor convolved(Tensor x, Tensor kernel, Tensor bias) {
    long[] one = {1, 1};
    return conv2d(x, kernel, new TensorOptional(bias), one, new long[] {2, 2}, one, 1);
  }

  /** Like Spectracast's {@code gpt}: 2 layers, 2 heads, width 128, block 128. */
  static DirectModel gpt(int vocabulary) {
    return new DirectModel() {
      private final Tensor tokens = super.weight(0.02, vocabulary, 128);
      private final Tensor places = super.weight(0.02, 128, 128);
      private final List<Tensor[]> blocks = List.of(block(), block());
      private final Tensor gain = super.tracked(ones(128));

      private Tensor[] block() {
        return new Tensor[] {
          super.tracked(ones(128)),
          super.weight(0.02, 384, 128),
          super.weight(0.01, 128, 128),
          super.tracked(ones(128)),
          super.weight(0.02, 512, 128),
          super.weight(0.01, 128, 512)
        };
      }

      @Override
      Tensor forward(Tensor inputs) {
        Tensor x = embedding(tokens, inputs).add(places).view(-1, 128);
        for (Tensor[] w : blocks) {
          Tensor qkv = linear(norm(x, w[0]), w[1]).view(-1, 128, 3, 2, 64).permute(2, 0, 3, 1, 4);
          Tensor mixed = attention(qkv).transpose(1, 2).reshape(-1, 128);
          x = x.add(linear(mixed, w[2]));
          x = x.add(linear(gelu(linear(norm(x, w[3]), w[4])), w[5]));
        }
        return linear(norm(x, gain), tokens);
      }
    };
  }

  private static Tensor attention(Tensor qkv) {
    return scaled_dot_product_attention(
        qkv.select(0, 0),
        qkv.select(0, 1),
        qkv.select(0, 2),
        new TensorOptional(),
        0,
        true,
        new DoubleOptional(),
        false);
  }

  private static Tensor norm(Tensor x, Tensor gain) {
    return layer_norm(
        x, new long[] {128}, new TensorOptional(gain), new TensorOptional(), 1e-5, false);
  }
}
