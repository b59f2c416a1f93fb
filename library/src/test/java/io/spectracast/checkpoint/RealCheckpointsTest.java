package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
