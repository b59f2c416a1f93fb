package io.spectracast.model;

import static org.bytedeco.pytorch.global.torch.scaled_dot_product_attention;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Multi-head self-attention, softmax(QKᵀ/√d)V in each head and a projection of all heads together.
 *
 * @param joint gives Q, K and V of all heads at once; its matrix is 3·width × width
 * @param projection of the joined heads
 * @param heads among which the width is divided
 * @param causal whether a token sees only itself and those before it
 */
record Attention(Linear joint, Linear projection, int heads, boolean causal) {

  /**
   * Attends within sequences of equal length.
   *
   * @param x (examples·length × width), example by example
   * @return of the same shape
   */
  Tensor apply(Tensor x, long length, LayerWatch watch) {
    long width = x.size(1);
    Tensor qkv =
        joint
            .apply(x, watch)
            .view(-1, length, 3, heads, width / heads)
            .permute(2, 0, 3, 1, 4); // 3 × examples × heads × length × d
    Tensor mixed = attend(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
    return projection.apply(mixed.transpose(1, 2).reshape(-1, width), watch);
  }

  private Tensor attend(Tensor q, Tensor k, Tensor v) {
    return scaled_dot_product_attention(
        q, k, v, new TensorOptional(), 0, causal, new DoubleOptional(), false);
  }
}
