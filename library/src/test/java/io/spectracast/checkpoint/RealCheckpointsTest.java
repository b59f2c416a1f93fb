package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files written by PyTorch, Keras, TensorFlow, the ONNX exporter and safetensors' authors. */
class RealCheckpointsTest {

  @Test
  void everyModelOpensAndAllItsValuesAreRead() throws IOException {
    for (Path path : RealFiles.below("models")) {
      if (!path.toString().endsWith(".bin")) {
        assertThat(readAll(path)).as(path.toString()).isPositive();
      }
    }
  }

  @Test
  void everyTrajectoryOpens() throws IOException {
    for (Path path : RealFiles.below("trajectories")) {
      if (path.toString().matches(".*\\.(pth|safetensors|hdf5)")) {
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
          checkpoint.modelTensors();
        }
      }
    }
  }

  @Test
  void everyFixtureOpensOrIsRefusedInWords() throws IOException {
    for (Path path : RealFiles.below("formats")) {
      if (path.toString().endsWith(".tar")) {
        assertThatThrownBy(() -> Checkpoint.open(path))
            .isInstanceOf(CheckpointException.class)
            .hasMessageContaining("was a tar archive, which PyTorch wrote before version 0.1.11");
      } else if (path.endsWith("broken.pt")) {
        assertThatThrownBy(() -> Checkpoint.open(path))
            .hasMessageContaining(
                "content must be safetensors, PyTorch, NumPy, ONNX, HDF5 or GGUF");
      } else {
        readAll(path);
      }
    }
  }

  /** Sums and norms: numpy over a second unpickler, h5py 3.16 and onnx 1.23. */
  @ParameterizedTest
  @CsvSource({
    "models/taesd_fp16/taef2_encoder.pth, 1.conv.0.weight, 32.52283352613449, 11.634661944880147",
    "models/taesd_fp16/taef2_encoder.pth, 0.weight, -0.07204568386077881, 3.0095337211217057",
    "models/abcrown/mnist_6_100_nat.pth, state_dict.0.1.weight,"
        + " -407.1486623755127, 27.363414885226376",
    "models/resnet_cifar10_akamaster/resnet20-12fca82f.th, state_dict.module.conv1.weight,"
        + " 1.3100982000032673, 8.269767318474594",
    "models/resnet_cifar10_akamaster/resnet20-12fca82f.th,"
        + " state_dict.module.layer1.0.conv1.weight, 7.156750366491451, 6.635113093001619",
    "models/mlperf_tiny/pretrainedResnet.h5, model_weights/conv2d_1/conv2d_1/kernel:0,"
        + " -9.542107587840292, 6.218794963029485",
    "models/silero_vad/silero_vad_16k_op15.onnx, model.encoder.0.reparam_conv.weight,"
        + " -749.9173730844341, 55.513719779875174",
    "formats/pytorch_reader_fixtures/checkpoint.pt,"
        + " optimizer_state_dict.state.0.momentum_buffer, -2.562764137983322, 0",
    "formats/pytorch_reader_fixtures/legacy_shared_storage.pt, view3, 0.3301862869411707, 0",
    "formats/pytorch_reader_fixtures/legacy_uncloned_views.pt, tensor2, 545, 0",
    "formats/pytorch_reader_fixtures/legacy_with_offsets.pt, tensor3, 16, 0",
    "formats/pytorch_reader_fixtures/tensor_3d.pt, tensor, -58.06537565588951, 0",
    "formats/pytorch_reader_fixtures/parameter.pt, param, -2.157990664243698, 0",
    "formats/pytorch_reader_fixtures/int8.pt, tensor, 49, 0",
    "formats/pytorch_reader_fixtures/bool.pt, tensor, 3, 0",
  })
  void sumsAndNormsAreThoseOfNumpy(String file, String tensor, double sum, double norm)
      throws IOException {
    double[] values = Fixtures.values(RealFiles.file(file), tensor);

    assertThat(Arrays.stream(values).sum()).isCloseTo(sum, within(1e-9));
    if (norm != 0) {
      double squares = Arrays.stream(values).map(v -> v * v).sum();
      assertThat(Math.sqrt(squares)).isCloseTo(norm, within(1e-11));
    }
  }

  @Test
  void bfloatAndHalfFixturesHoldTheirNumbers() throws IOException {
    String folder = "formats/pytorch_reader_fixtures/";
    assertThat(Fixtures.values(RealFiles.file(folder + "bfloat16.pt"), "tensor"))
        .containsExactly(1.5, -2.5, 3.5);
    assertThat(Fixtures.values(RealFiles.file(folder + "float16.pt"), "tensor"))
        .containsExactly(1.5, -2.25, 3.125);
    assertThat(Fixtures.values(RealFiles.file(folder + "special_values.pt"), "tensor"))
        .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 1);
  }

  /** The same model in two formats: the group's name comes twice in HDF5, ":0" at the end. */
  @ParameterizedTest
  @CsvSource({
    "fer2013_mini_XCEPTION.00-0.47.hdf5, epoch000_valacc0.47.safetensors",
    "fer2013_mini_XCEPTION.110-0.65.hdf5, epoch110_valacc0.65.safetensors"
  })
  void kerasAndSafetensorsHoldTheSameModel(String hdf5, String safetensors) throws IOException {
    String folder = "trajectories/fer2013_mini_xception_adam/";
    try (Checkpoint keras = Checkpoint.open(RealFiles.file(folder + "original/" + hdf5));
        Checkpoint other = Checkpoint.open(RealFiles.file(folder + safetensors))) {
      assertThat(other.tensors()).isNotEmpty();
      int compared = 0;
      for (TensorInfo info : keras.modelTensors()) {
        String name = info.name().replaceFirst("model_weights/[^/]*/", "").replace(":0", "");
        assertThat(Fixtures.values(keras, info.name()))
            .as(name)
            .containsExactly(Fixtures.values(other, name));
        compared++;
      }
      assertThat(compared).isEqualTo(other.tensors().size());
    }
  }

  /** Two trainings of one network share the fixed basis of its Fourier transform, bit for bit. */
  @Test
  void onnxAndSafetensorsHoldTheSameFourierBasis() throws IOException {
    double[] onnx =
        Fixtures.values(
            RealFiles.file("models/silero_vad/silero_vad_16k_op15.onnx"),
            "model.stft.forward_basis_buffer");
    double[] other =
        Fixtures.values(
            RealFiles.file("models/silero_vad/silero_vad_16k.safetensors"), "stft_conv.weight");
    assertThat(onnx).hasSize(258 * 256).containsExactly(other);
  }

  @Test
  void theWeightMatricesOfResNet20AreItsConvolutionsAndItsLastLayer() throws IOException {
    Path path = RealFiles.file("models/resnet_cifar10_akamaster/resnet20-12fca82f.th");
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      Layers layers = Layers.of(checkpoint, LayerOptions.DEFAULT);
      assertThat(layers.matrices()).hasSize(20);
      assertThat(layers.matrices().get(0).name()).isEqualTo("module.conv1.weight");
      assertThat(layers.matrices().get(0).columns()).isEqualTo(27);
      assertThat(layers.matrices().get(19).kind()).isEqualTo(LayerKind.LINEAR);
      assertThat(layers.matrices().get(19).rows()).isEqualTo(10);
    }
  }

  @Test
  void aCharacterModelOfTensorFlowIsCutIntoItsGates() throws IOException {
    Path path = RealFiles.file("models/charrnn_ml5/bolano.safetensors");
    LayerOptions options = LayerOptions.DEFAULT.splitRecurrent();
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      List<WeightMatrix> matrices = Layers.of(checkpoint, options).matrices();
      assertThat(matrices).hasSize(2 * 4 + 2);
      assertThat(matrices)
          .filteredOn(m -> m.kind() == LayerKind.RECURRENT)
          .allSatisfy(m -> assertThat(List.of(m.rows(), m.columns())).isEqualTo(List.of(512, 256)));
    }
  }

  /** Norms of the changes: numpy. The basis of the first layer is fixed. */
  @Test
  void deltasAlongATrajectoryAreFound() throws IOException {
    String folder = "trajectories/modadd_p23_relu_adamw/";
    try (Checkpoint start = Checkpoint.open(RealFiles.file(folder + "0.pth"));
        Checkpoint end = Checkpoint.open(RealFiles.file(folder + "5000.pth"))) {
      Layers deltas = Layers.deltas(end, start, LayerOptions.DEFAULT);
      assertThat(deltas.matrices())
          .extracting(WeightMatrix::name)
          .containsExactly("mlp.W_in", "mlp.W_out", "mlp.basis");
      assertThat(norm(deltas.matrices().get(0))).isCloseTo(22.542725, within(1e-5));
      assertThat(norm(deltas.matrices().get(1))).isCloseTo(24.853413, within(1e-5));
      assertThat(norm(deltas.matrices().get(2))).isZero();
    }
  }

  private static double norm(WeightMatrix matrix) {
    double[] entries = Fixtures.entries(matrix.matrix());
    return Math.sqrt(Arrays.stream(entries).map(v -> v * v).sum());
  }

  /** The number of values read from all tensors, in blocks of rows. */
  private static long readAll(Path path) throws IOException {
    long count = 0;
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      for (TensorInfo info : checkpoint.tensors()) {
        count += checkpoint.tensor(info.name()).values().length;
      }
    }
    return count;
  }
}
