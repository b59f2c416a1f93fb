package io.spectracast.checkpoint;

import java.util.Optional;

/**
 * How tensors are cut into weight matrices.
 *
 * @param convolution what a kernel becomes
 * @param splitQkv whether fused query-key-value projections are cut in three
 * @param heads of attention, into which projections are cut; 0 leaves them whole
 * @param keyValueHeads of grouped-query attention; 0 if as many as {@code heads}
 * @param splitGates whether recurrent weights are cut by gate
 * @param loraAlpha scales an adapter's B·A by alpha/r; 0 takes alpha from the checkpoint
 * @param axes overrides the convention the format implies; empty takes that
 */
public record LayerOptions(
    ConvolutionView convolution,
    boolean splitQkv,
    int heads,
    int keyValueHeads,
    boolean splitGates,
    double loraAlpha,
    Optional<AxisOrder> axes) {

  /** Unfolded convolutions, nothing split, everything else as the checkpoint says. */
  public static final LayerOptions DEFAULT =
      new LayerOptions(ConvolutionView.UNFOLDED, false, 0, 0, false, 0, Optional.empty());

  public LayerOptions {
    if (heads < 0 || keyValueHeads < 0) {
      throw new IllegalArgumentException(
          "heads must be ≥ 0, was %d and %d".formatted(heads, keyValueHeads));
    }
    if (!(loraAlpha >= 0 && loraAlpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("loraAlpha must be finite and ≥ 0, was " + loraAlpha);
    }
  }

  /** These with another view of convolutions. */
  public LayerOptions convolution(ConvolutionView view) {
    return new LayerOptions(view, splitQkv, heads, keyValueHeads, splitGates, loraAlpha, axes);
  }

  /** These with fused projections cut, and each part into heads unless {@code heads} is 0. */
  public LayerOptions splitAttention(int heads, int keyValueHeads) {
    return new LayerOptions(convolution, true, heads, keyValueHeads, splitGates, loraAlpha, axes);
  }

  /** These with recurrent weights cut by gate. */
  public LayerOptions splitRecurrent() {
    return new LayerOptions(convolution, splitQkv, heads, keyValueHeads, true, loraAlpha, axes);
  }

  /** These with an adapter's alpha. */
  public LayerOptions withLoraAlpha(double alpha) {
    return new LayerOptions(convolution, splitQkv, heads, keyValueHeads, splitGates, alpha, axes);
  }

  /** These with a convention for the axes. */
  public LayerOptions axes(AxisOrder order) {
    return new LayerOptions(
        convolution, splitQkv, heads, keyValueHeads, splitGates, loraAlpha, Optional.of(order));
  }

  int headsOfKeysAndValues() {
    return keyValueHeads == 0 ? heads : keyValueHeads;
  }
}
