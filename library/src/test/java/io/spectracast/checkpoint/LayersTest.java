package io.spectracast.checkpoint;

import static io.spectracast.checkpoint.Fixtures.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

  @TempDir Path directory;
  private final SafetensorsWriter writer = new SafetensorsWriter();

  @Test
  void linearAndEmbeddingWeightsAreMatricesAndTheRestIsSkippedWithAReason() throws IOException {
    add("fc.weight", 2, 3).add("wte.weight", 4, 2).add("fc.bias", 2).add("e", 0, 3);
    writer.longs("ids", new long[4], 2, 2);

    Layers layers = layers(LayerOptions.DEFAULT);

    assertThat(layers.matrices())
        .extracting(WeightMatrix::name, WeightMatrix::kind, WeightMatrix::convention)
        .containsExactlyInAnyOrder(
            tuple("fc.weight", LayerKind.LINEAR, "(out; in)"),
            tuple("wte.weight", LayerKind.EMBEDDING, "(entry; vector)"));
    assertThat(layers.skipped())
        .extracting(Layers.Skipped::reason)
        .containsExactlyInAnyOrder("a vector or number", "empty", "integers");
  }

  @Test
  void aKernelIsUnfoldedToOutputsByInputsAndPositions() throws IOException {
    add("conv.weight", 2, 3, 2, 2).add("deconv.weight", 2, 3, 2);

    List<WeightMatrix> matrices = layers(LayerOptions.DEFAULT).matrices();

    WeightMatrix conv = named(matrices, "conv.weight");
    assertThat(conv.kind()).isEqualTo(LayerKind.CONVOLUTION);
    assertThat(conv.convention()).isEqualTo("(out; in·kernel), unfolded");
    assertThat(conv.rows()).isEqualTo(2);
    assertThat(entries(conv.matrix())).containsExactly(Fixtures.ramp(24, 1));
    WeightMatrix transposed = named(matrices, "deconv.weight");
    assertThat(transposed.kind()).isEqualTo(LayerKind.TRANSPOSED_CONVOLUTION);
    assertThat(transposed.convention()).isEqualTo("(in; out·kernel), unfolded");
  }

  /** Entry (o, i, h, w) of a 2 × 3 × 2 × 2 kernel is 12 o + 4 i + 2 h + w. */
  @Test
  void slicesAreTheMatricesOfEachKernelPosition() throws IOException {
    add("conv.weight", 2, 3, 2, 2);

    List<WeightMatrix> slices =
        layers(LayerOptions.DEFAULT.convolution(ConvolutionView.SLICES)).matrices();
    List<WeightMatrix> pooled =
        layers(LayerOptions.DEFAULT.convolution(ConvolutionView.POOLED)).matrices();

    assertThat(slices)
        .extracting(WeightMatrix::name)
        .containsExactly(
            "conv.weight[0,0]", "conv.weight[0,1]", "conv.weight[1,0]", "conv.weight[1,1]");
    assertThat(entries(slices.get(1).matrix())).containsExactly(1, 5, 9, 13, 17, 21);
    assertThat(entries(slices.get(2).matrix())).containsExactly(2, 6, 10, 14, 18, 22);
    assertThat(slices).extracting(WeightMatrix::pool).doesNotHaveDuplicates();
    assertThat(pooled).extracting(WeightMatrix::pool).containsOnly("conv.weight");
  }

  /** Entry (h, w, i, o) of a 2 × 2 × 3 × 2 kernel is 12 h + 6 w + 2 i + o. */
  @Test
  void theConventionOfKerasPutsOutputsLast() throws IOException {
    add("kernel", 2, 2, 3, 2).add("dense", 3, 2);
    LayerOptions keras = LayerOptions.DEFAULT.axes(AxisOrder.OUT_LAST);

    WeightMatrix unfolded = named(layers(keras).matrices(), "kernel");
    WeightMatrix slice =
        named(layers(keras.convolution(ConvolutionView.SLICES)).matrices(), "kernel[1,0]");

    assertThat(unfolded.convention()).isEqualTo("(kernel·in; out), unfolded");
    assertThat(unfolded.rows()).isEqualTo(12);
    assertThat(slice.convention()).startsWith("(in; out)");
    assertThat(entries(slice.matrix())).containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(named(layers(keras).matrices(), "dense").convention()).isEqualTo("(in; out)");
  }

  /** Such names are TensorFlow's and JAX's, also where the format does not tell. */
  @Test
  void namesWithSlashesPutOutputsLast() throws IOException {
    add("dense/kernel", 3, 2).add("conv/kernel", 2, 2, 3, 4).add("depthwise/kernel", 3, 3, 4, 1);

    List<WeightMatrix> matrices = layers(LayerOptions.DEFAULT).matrices();

    assertThat(named(matrices, "dense/kernel").convention()).isEqualTo("(in; out)");
    assertThat(named(matrices, "conv/kernel").rows()).isEqualTo(12);
    WeightMatrix depthwise = named(matrices, "depthwise/kernel");
    assertThat(depthwise.convention()).isEqualTo("(kernel; channel·multiplier), depthwise");
    assertThat(List.of(depthwise.rows(), depthwise.columns())).isEqualTo(List.of(9, 4));
  }

  @Test
  void fusedAttentionIsCutOnRequestAlsoByHead() throws IOException {
    add("attn.qkv.weight", 12, 4)
        .add("h.0.attn.c_attn.weight", 4, 12)
        .add("attn.q_proj.weight", 4, 4);

    assertThat(layers(LayerOptions.DEFAULT).matrices()).hasSize(3);
    List<WeightMatrix> parts = layers(LayerOptions.DEFAULT.splitAttention(0, 0)).matrices();
    assertThat(parts).extracting(WeightMatrix::kind).containsOnly(LayerKind.ATTENTION);
    assertThat(entries(named(parts, "attn.qkv.weight[key]").matrix()))
        .containsExactly(IntStream.range(16, 32).asDoubleStream().toArray());
    assertThat(entries(named(parts, "h.0.attn.c_attn.weight[value]").matrix()))
        .startsWith(8, 9, 10, 11, 20, 21);

    List<WeightMatrix> heads = layers(LayerOptions.DEFAULT.splitAttention(2, 0)).matrices();
    assertThat(entries(named(heads, "attn.qkv.weight[query][1]").matrix()))
        .containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(named(heads, "attn.q_proj.weight[1]").rows()).isEqualTo(2);
    assertThatThrownBy(() -> layers(LayerOptions.DEFAULT.splitAttention(5, 0)))
        .hasMessageContaining("must divide into 5");
  }

  @Test
  void groupedQueriesHaveFewerKeysAndValues() throws IOException {
    add("attn_qkv.weight", 8, 3);

    List<WeightMatrix> heads = layers(LayerOptions.DEFAULT.splitAttention(2, 1)).matrices();

    assertThat(heads)
        .extracting(WeightMatrix::name)
        .containsExactly(
            "attn_qkv.weight[query][0]",
            "attn_qkv.weight[query][1]",
            "attn_qkv.weight[key][0]",
            "attn_qkv.weight[value][0]");
  }

  @Test
  void recurrentWeightsAreCutByGate() throws IOException {
    add("lstm.weight_ih_l0", 8, 3).add("lstm.weight_hh_l0", 8, 2).add("gru.weight_hh", 6, 2);

    List<WeightMatrix> gates = layers(LayerOptions.DEFAULT.splitRecurrent()).matrices();

    assertThat(gates).hasSize(4 + 4 + 3);
    assertThat(entries(named(gates, "lstm.weight_ih_l0[cell]").matrix()))
        .containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(entries(named(gates, "gru.weight_hh[new]").matrix())).containsExactly(8, 9, 10, 11);
    assertThat(layers(LayerOptions.DEFAULT).matrices()).hasSize(3);
  }

  @Test
  void stackedExpertsAreMatricesOfTheirOwn() throws IOException {
    add("blk.0.ffn_up_exps.weight", 3, 2, 4);

    List<WeightMatrix> experts = layers(LayerOptions.DEFAULT).matrices();

    assertThat(experts).extracting(WeightMatrix::kind).containsOnly(LayerKind.EXPERT).hasSize(3);
    assertThat(entries(experts.get(2).matrix()))
        .containsExactly(IntStream.range(16, 24).asDoubleStream().toArray());
  }

  /** B = (1, 2)ᵀ, A = (1, 10), alpha/r = 8/1. */
  @Test
  void anAdapterIsTheProductOfItsPairTimesAlphaOverRank() throws IOException {
    writer.floats("q.lora_A.weight", new float[] {1, 10}, 1, 2);
    writer.floats("q.lora_B.weight", new float[] {1, 2}, 2, 1);
    writer.write(directory.resolve("adapter_model.safetensors"));
    Files.writeString(directory.resolve("adapter_config.json"), "{\"r\": 1, \"lora_alpha\": 8}");

    try (Checkpoint adapter = Checkpoint.open(directory)) {
      WeightMatrix update = Layers.of(adapter, LayerOptions.DEFAULT).matrices().get(0);
      assertThat(update.name()).isEqualTo("q");
      assertThat(update.kind()).isEqualTo(LayerKind.LORA);
      assertThat(entries(update.matrix())).containsExactly(8, 80, 16, 160);
      assertThat(update.convention()).isEqualTo("(out; in), B·A times alpha/r = 8.0/1");
      WeightMatrix other =
          Layers.of(adapter, LayerOptions.DEFAULT.withLoraAlpha(2)).matrices().get(0);
      assertThat(entries(other.matrix())).containsExactly(2, 20, 4, 40);
    }
  }

  @Test
  void halfAnAdapterIsRefused() {
    writer.floats("q.lora_A.weight", new float[] {1, 10}, 1, 2);

    assertThatThrownBy(() -> layers(LayerOptions.DEFAULT))
        .hasMessageContaining(
            "tensor 'q.lora_A.weight': must come with q.lora_B.weight, was alone");
  }

  @Test
  void tiedAndEqualTensorsAreReportedOnce() throws IOException {
    try (Checkpoint torch = Checkpoint.open(Fixtures.file("torch.pt"))) {
      Layers layers = Layers.of(torch, LayerOptions.DEFAULT);
      assertThat(layers.matrices())
          .extracting(WeightMatrix::name)
          .containsExactly("embed.weight", "view.weight", "turned.weight");
      assertThat(layers.matrices().get(0).alsoNamed()).containsExactly("head.weight");
    }

    add("a", 2, 3).add("b", 2, 3);
    writer.floats("zero1", new float[6], 2, 3).floats("zero2", new float[6], 2, 3);
    Layers layers = layers(LayerOptions.DEFAULT);
    assertThat(layers.matrices()).hasSize(3);
    assertThat(layers.skipped().get(0).reason()).isEqualTo("same values as a");
  }

  @Test
  void deltasNeedTheSameNamesAndSizes() throws IOException {
    Path base = directory.resolve("base.safetensors");
    Path tuned = directory.resolve("tuned.safetensors");
    new SafetensorsWriter().floats("w", new float[] {1, 2}, 1, 2).write(base);
    new SafetensorsWriter().floats("w", new float[] {4, 8}, 1, 2).write(tuned);
    assertThat(entries(deltas(tuned, base).matrices().get(0).matrix())).containsExactly(3, 6);

    new SafetensorsWriter().floats("w", new float[] {4, 8}, 2, 1).write(tuned);
    assertThatThrownBy(() -> deltas(tuned, base))
        .hasMessageContaining("tensor 'w': size must be 1 × 2 as in the base, was 2 × 1");
    new SafetensorsWriter().floats("v", new float[] {4, 8}, 1, 2).write(tuned);
    assertThatThrownBy(() -> deltas(tuned, base))
        .hasMessageContaining("tensor 'v': must be in the base too, was missing there");
    new SafetensorsWriter().write(tuned);
    assertThatThrownBy(() -> deltas(tuned, base))
        .hasMessageContaining("tensor 'w': must be in the file as in the base, was missing");
  }

  private static Layers deltas(Path tuned, Path base) throws IOException {
    try (Checkpoint after = Checkpoint.open(tuned);
        Checkpoint before = Checkpoint.open(base)) {
      return Layers.deltas(after, before, LayerOptions.DEFAULT);
    }
  }

  private LayersTest add(String name, long... shape) {
    int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    writer.floats(name, values, shape);
    return this;
  }

  private Layers layers(LayerOptions options) throws IOException {
    Path path = directory.resolve("layers.safetensors");
    writer.write(path);
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      return Layers.of(checkpoint, options);
    }
  }

  private static WeightMatrix named(List<WeightMatrix> matrices, String name) {
    return matrices.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }
}
