package io.spectracast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model must do, and the sizes and names of each. */
@SuppressWarnings("try") // scopes are closed for what they free
class ModelTest {

  private static final Signature GREY = new Signature.Images(1, 8, 8, 5);
  private static final Signature COLOURED = new Signature.Images(3, 8, 8, 5);
  private static final Signature TEXT = new Signature.Text(11);
  private static final Signature SUMS = new Signature.Sequences(3, 8, 7);
  private static final int BATCH = 3;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("mlp:6,5", GREY),
        Arguments.of("mlp:6,5,activation=gelu", GREY),
        Arguments.of("mlp:6,5,activation=tanh", GREY),
        Arguments.of("mlp:6,5,activation=silu", GREY),
        Arguments.of("mlp:6,5,activation=leaky-relu", GREY),
        Arguments.of("linear:6,5", new Signature.Vectors(9, 4)),
        Arguments.of("mlp:none", GREY),
        Arguments.of("mlp:6", SUMS),
        Arguments.of("cnn", COLOURED),
        Arguments.of("cnn:activation=tanh", GREY),
        Arguments.of("resnet:blocks=1,width=8,activation=silu", GREY),
        Arguments.of("vit:patch=4,width=8,depth=1,heads=2,activation=linear", GREY),
        Arguments.of("gpt:layers=1,heads=2,width=8,block=6,activation=leaky-relu", TEXT),
        Arguments.of("resnet:blocks=1,width=8", COLOURED),
        Arguments.of("vit:patch=4,width=8,depth=2,heads=2", GREY),
        Arguments.of("vit:patch=4,width=8,depth=2,heads=2,norm=pre", COLOURED),
        Arguments.of("gpt:layers=2,heads=2,width=8,block=6", TEXT),
        Arguments.of("gpt:layers=1,heads=2,width=8", SUMS));
  }

  /**
   * Central differences in float64 of a smooth or piecewise smooth function: their error is about
   * h² = 1e-10 times a third derivative, plus 1e-16/h. A kink of ReLU or of a maximum within h of a
   * value would show; there is none at this seed.
   */
  @ParameterizedTest
  @MethodSource("models")
  void theGradientIsThatOfFiniteDifferences(String spec, Signature signature) {
    try (PointerScope scope = new PointerScope();
        Network network = ModelSpec.parse(spec).build(signature)) {
      network.parameters().initialise(7);
      toDoublePrecision(network);
      Tensor inputs = inputs(signature);
      Tensor targets = targets(signature);
      torch.cross_entropy_loss(network.forward(inputs), targets).backward();
      for (int p = 0; p < network.parameters().count(); p++) {
        Tensor parameter = network.parameters().tensor(p);
        Tensor gradient = parameter.grad().contiguous();
        long size = parameter.numel();
        for (long i = 0; i < size; i += Math.max(1, size / 5)) {
          double expected = difference(network, parameter, i, inputs, targets);
          assertThat(gradient.data_ptr_double().get(i))
              .as("%s[%d]", network.parameters().name(p), i)
              .isCloseTo(expected, within(1e-8 + 1e-6 * Math.abs(expected)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theSameSeedGivesTheSameStartAndAnotherSeedAnother(String spec, Signature signature) {
    try (Network a = ModelSpec.parse(spec).build(signature);
        Network b = ModelSpec.parse(spec).build(signature)) {
      a.parameters().initialise(1);
      b.parameters().initialise(1);
      assertThat(b.parameters().copy()).usingRecursiveComparison().isEqualTo(a.parameters().copy());
      b.parameters().initialise(2);
      assertThat(b.parameters().copy().get(0).values())
          .isNotEqualTo(a.parameters().copy().get(0).values());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void itsTextIsReadAsTheSameModel(String spec, Signature signature) {
    ModelSpec parsed = ModelSpec.parse(spec);

    assertThat(ModelSpec.parse(parsed.text())).isEqualTo(parsed);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyLayerIsSeenOnceFromTheInputOn(String spec, Signature signature) {
    try (PointerScope scope = new PointerScope();
        Network network = ModelSpec.parse(spec).build(signature)) {
      network.parameters().initialise(7);
      List<String> names = network.parameters().copy().stream().map(Parameter::name).toList();
      toDoublePrecision(network);
      List<String> seen = new java.util.ArrayList<>();
      network.forward(inputs(signature), (layer, output) -> seen.add(layer));

      assertThat(seen).doesNotHaveDuplicates().isNotEmpty();
      assertThat(seen).allMatch(layer -> names.stream().anyMatch(n -> n.startsWith(layer)));
    }
  }

  @Test
  void theConvolutionalNetworkHasItsPublishedSizes() {
    assertThat(shapes("cnn", new Signature.Images(3, 32, 32, 10)))
        .containsExactly(
            "conv1.weight [16, 3, 5, 5]",
            "conv1.bias [16]",
            "conv2.weight [32, 16, 5, 5]",
            "conv2.bias [32]",
            "fc1.weight [120, 2048]",
            "fc1.bias [120]",
            "fc2.weight [10, 120]",
            "fc2.bias [10]");
    try (Network network = new ConvNetSpec().build(new Signature.Images(3, 32, 32, 10))) {
      assertThat(network.parameters().copy().get(2).layer().columns()).isEqualTo(16 * 5 * 5);
    }
  }

  @Test
  void theTransformersHaveTheirPublishedSizes() {
    assertThat(shapes("vit", new Signature.Images(1, 28, 28, 10)))
        .startsWith(
            "patch_embed.weight [64, 1, 7, 7]",
            "patch_embed.bias [64]",
            "cls_token [64]",
            "pos_embed [17, 64]",
            "encoder.layers.0.self_attn.in_proj_weight [192, 64]")
        .contains("encoder.layers.1.linear1.weight [128, 64]")
        .endsWith("head.weight [10, 64]", "head.bias [10]");
    assertThat(shapes("gpt:vocabulary=50304", new Signature.Text(50257)))
        .containsExactly(
            "transformer.wte.weight [50304, 128]",
            "transformer.wpe.weight [128, 128]",
            "transformer.h.0.ln_1.weight [128]",
            "transformer.h.0.attn.c_attn.weight [384, 128]",
            "transformer.h.0.attn.c_proj.weight [128, 128]",
            "transformer.h.0.ln_2.weight [128]",
            "transformer.h.0.mlp.c_fc.weight [512, 128]",
            "transformer.h.0.mlp.c_proj.weight [128, 512]",
            "transformer.h.1.ln_1.weight [128]",
            "transformer.h.1.attn.c_attn.weight [384, 128]",
            "transformer.h.1.attn.c_proj.weight [128, 128]",
            "transformer.h.1.ln_2.weight [128]",
            "transformer.h.1.mlp.c_fc.weight [512, 128]",
            "transformer.h.1.mlp.c_proj.weight [128, 512]",
            "transformer.ln_f.weight [128]");
  }

  /** A change of the last token changes no prediction before it. */
  @Test
  void aTextIsPredictedFromItsPastAlone() {
    try (PointerScope scope = new PointerScope();
        Network network = ModelSpec.parse("gpt:layers=2,width=8,block=6").build(TEXT)) {
      network.parameters().initialise(3);
      Tensor one = torch.tensor(new long[] {1, 2, 3, 4, 5, 6}).view(1, 6);
      Tensor other = torch.tensor(new long[] {1, 2, 3, 4, 5, 9}).view(1, 6);
      float[] a = floats(network.forward(one));
      float[] b = floats(network.forward(other));

      assertThat(Arrays.copyOf(a, 5 * 11)).isEqualTo(Arrays.copyOf(b, 5 * 11));
      assertThat(a).isNotEqualTo(b);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transformer|model must be mlp",
        "mlp:64,x|must be an integer",
        "mlp:64,0|hidden widths must be positive, was 0",
        "mlp:64,activation=rellu|relu, gelu, tanh, silu, leaky-relu, linear",
        "vit:size=3|patch, width, depth, heads, ratio, norm",
        "vit:width=64,heads=5|width must be a multiple of the heads, 5, was 64",
        "vit:norm=both|norm must be pre or post",
        "gpt:3|name=value",
        "gpt:layers=0|layers must be positive",
        "resnet:width=12|width must be a multiple of the groups, 8, was 12",
        "cnn:depth=3|setting must be one of activation, was 'depth'"
      })
  void refusesInWords(String spec, String told) {
    assertThatThrownBy(() -> ModelSpec.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void refusesInputsItCannotRead() {
    assertThatThrownBy(() -> ModelSpec.parse("vit:patch=5").build(GREY))
        .hasMessage("image height must be a multiple of the patch, 5, was 8");
    assertThatThrownBy(() -> ModelSpec.parse("cnn").build(new Signature.Images(1, 8, 10, 2)))
        .hasMessage("image width must be a multiple of the pooling, 4, was 10");
    assertThatThrownBy(() -> ModelSpec.parse("gpt").build(GREY))
        .hasMessageContaining("reads text or short sequences");
    assertThatThrownBy(() -> ModelSpec.parse("mlp").build(TEXT))
        .hasMessageContaining("reads images, vectors or short sequences");
    assertThatThrownBy(() -> ModelSpec.parse("gpt:vocabulary=8").build(TEXT))
        .hasMessage("vocabulary must be at least the data's, 11, was 8");
  }

  private static List<String> shapes(String spec, Signature signature) {
    try (Network network = ModelSpec.parse(spec).build(signature)) {
      return network.parameters().copy().stream()
          .map(p -> p.name() + " " + Arrays.toString(p.shape()))
          .toList();
    }
  }

  private static void toDoublePrecision(Network network) {
    for (Tensor parameter : network.parameters().tensors()) {
      parameter.set_data(parameter.detach().to(torch.ScalarType.Double));
    }
  }

  private static Tensor inputs(Signature signature) {
    UniformRandomProvider rng = new RandomStreams(5).stream("inputs", 0);
    if (signature instanceof Signature.Images || signature instanceof Signature.Vectors) {
      int size =
          signature instanceof Signature.Images images
              ? images.channels() * images.height() * images.width()
              : ((Signature.Vectors) signature).inputs();
      float[] values = new float[BATCH * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = 4 * rng.nextFloat() - 2;
      }
      return torch.tensor(values).view(BATCH, size).to(torch.ScalarType.Double);
    }
    int length = signature instanceof Signature.Sequences sequences ? sequences.length() : 6;
    int tokens = signature instanceof Signature.Sequences s ? s.vocabulary() : 11;
    return torch
        .tensor(rng.ints((long) BATCH * length, 0, tokens).asLongStream().toArray())
        .view(BATCH, length);
  }

  private static Tensor targets(Signature signature) {
    int count = signature instanceof Signature.Text ? BATCH * 6 : BATCH;
    return torch.tensor(
        IntStream.range(0, count).mapToLong(i -> 3L * i % signature.outputs()).toArray());
  }

  private static double difference(
      Network network, Tensor parameter, long index, Tensor inputs, Tensor targets) {
    double h = 1e-5;
    double at = parameter.data_ptr_double().get(index);
    try (NoGradGuard guard = new NoGradGuard()) {
      parameter.data_ptr_double().put(index, at + h);
      double above = torch.cross_entropy_loss(network.forward(inputs), targets).item_double();
      parameter.data_ptr_double().put(index, at - h);
      double below = torch.cross_entropy_loss(network.forward(inputs), targets).item_double();
      parameter.data_ptr_double().put(index, at);
      return (above - below) / (2 * h);
    }
  }

  private static float[] floats(Tensor tensor) {
    return Parameter.copyOf("", tensor.contiguous()).values();
  }
}
