package io.spectracast.checkpoint;

import static io.spectracast.checkpoint.Fixtures.ramp;
import static io.spectracast.checkpoint.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX, HDF5, GGUF, and what is none of the formats. */
class OtherFormatsTest {

  @TempDir Path directory;

  @Test
  void onnxInitializersAreReadFromEveryFieldAndFromBesideTheModel() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("model.onnx"))) {
      assertThat(file.format()).isEqualTo("ONNX");
      assertThat(values(file, "raw")).containsExactly(ramp(6, 1));
      assertThat(values(file, "floats")).containsExactly(ramp(6, 1));
      assertThat(values(file, "outside")).containsExactly(ramp(6, 1));
      assertThat(values(file, "doubles")).containsExactly(1.5, -2.5, 3.5);
      assertThat(values(file, "longs")).containsExactly(-1, 0, 0x1p40);
      assertThat(values(file, "halves")).containsExactly(1.5, -2.25);
    }
  }

  @Test
  void onnxDataOutsideTheFolderAreRefused() throws IOException {
    String model = Files.readString(Fixtures.file("model.onnx"), StandardCharsets.ISO_8859_1);
    Path path = directory.resolve("model.onnx");
    Files.writeString(path, model.replace("model_data", "../../data"), StandardCharsets.ISO_8859_1);

    try (Checkpoint file = Checkpoint.open(path)) {
      assertThatThrownBy(() -> file.tensor("outside"))
          .hasMessageContaining(
              "tensor 'outside': location must be a plain name beside the model, was '../../data'");
    }
  }

  @Test
  void kerasDatasetsAreReadContiguousChunkedAndBigEndian() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("keras.h5"))) {
      assertThat(file.modelPrefix()).isEqualTo("model_weights/");
      assertThat(file.tensors())
          .extracting(TensorInfo::name)
          .containsExactlyInAnyOrder(
              "model_weights/dense/dense/kernel:0",
              "model_weights/dense/dense/packed:0",
              "model_weights/dense/dense/half:0",
              "model_weights/dense/dense/wide:0",
              "optimizer_weights/iterations:0");
      assertThat(file.modelTensors()).extracting(TensorInfo::axes).containsOnly(AxisOrder.OUT_LAST);
      assertThat(values(file, "model_weights/dense/dense/kernel:0")).containsExactly(ramp(12, 1));
      assertThat(values(file, "model_weights/dense/dense/packed:0"))
          .containsExactly(ramp(600, 0.125));
      assertThat(values(file, "model_weights/dense/dense/half:0")).containsExactly(1.5, -2.25);
      assertThat(values(file, "model_weights/dense/dense/wide:0")).containsExactly(ramp(4, 1));
      assertThat(values(file, "optimizer_weights/iterations:0")).containsExactly(5);
    }
  }

  /** Found by Jazzer: keras.h5 with a chunk of 1.5·10⁹ elements, whose tables took over 20 s. */
  @Test
  void aChunkFarLargerThanItsDatasetIsRefused() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("huge_chunk.h5"))) {
      assertThatThrownBy(() -> file.tensor("model_weights/dense/dense/packed:0"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("chunk must have 2 dimensions and at most 1048576 elements, was [");
    }
  }

  /** Found by Jazzer: keras.h5 whose shuffle filter claims elements of 687 865 860 bytes. */
  @Test
  void aShuffleOfElementsLargerThanTheDatasetsIsRefused() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("huge_shuffle.h5"))) {
      assertThatThrownBy(() -> file.tensor("model_weights/dense/dense/packed:0"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("shuffle filter must have elements of 4 bytes, was [687865860]");
    }
  }

  @Test
  void ggufFaultsAreToldInWords() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.file("quantized.gguf"));
    assertGgufRefused(whole, 4, 9, "version must be 2 or 3, was 9");
    assertGgufRefused(whole, 15, 0x80, "tensor count must be in [0, 1048576]");
    assertGgufRefused(whole, 23, 0x80, "key-value count must be in [0, 65536]");
    int type = new String(whole, StandardCharsets.ISO_8859_1).indexOf("Q6_K") + 4 + 4 + 16;
    assertGgufRefused(whole, type, 13, "tensor 'Q6_K': type must be one of");
    assertGgufRefused(whole, type + 4, 1, "tensor 'Q6_K': offset must be a multiple of 32");
    assertGgufRefused(whole, type + 11, 1, "tensor 'Q6_K': data must lie within");
  }

  private void assertGgufRefused(byte[] whole, int at, int value, String message)
      throws IOException {
    byte[] bytes = whole.clone();
    bytes[at] = (byte) value;
    Path path = Files.write(directory.resolve("bad.gguf"), bytes);
    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theContentDecidesNotTheName() throws IOException {
    Path path = directory.resolve("model.safetensors.bin.txt");
    Files.copy(Fixtures.file("types.safetensors"), path);
    try (Checkpoint file = Checkpoint.open(path)) {
      assertThat(file.format()).isEqualTo("safetensors");
    }
  }

  @Test
  void refusesWhatIsNoCheckpointInWords() throws IOException {
    assertRefused("", "content must be safetensors, PyTorch, NumPy, ONNX, HDF5 or GGUF, was empty");
    assertRefused("hello", "was 5 bytes or more of another kind");
    assertRefused("PK\3\4", "archive must end with its directory, was cut off");
    assertRefused("{\"weight_map\": {}}", "weight_map must name the tensors' files, was missing");
    assertThatThrownBy(() -> Checkpoint.open(directory.resolve("absent")))
        .hasMessageEndingWith("file must exist, was missing");
  }

  private void assertRefused(String content, String message) throws IOException {
    Path path = directory.resolve("x");
    Files.writeString(path, content);
    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }
}
