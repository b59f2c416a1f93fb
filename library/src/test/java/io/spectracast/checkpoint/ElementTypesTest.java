package io.spectracast.checkpoint;

import static io.spectracast.checkpoint.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: numpy, ml_dtypes 0.6.0 and the gguf package 0.19.0 (fixtures.py). */
class ElementTypesTest {

  @Test
  void everyFloatTypeOfSafetensorsIsWidenedExactly() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("types.safetensors"));
        Checkpoint expected = Checkpoint.open(Fixtures.file("types_expected.npz"))) {
      for (String name : List.of("bf16", "f16", "f32", "f64", "e4m3", "e5m2")) {
        assertThat(values(file, name)).as(name).containsExactly(values(expected, name));
      }
    }
  }

  @Test
  void rowsOfFloatsAreTheSameWithoutTheWayOverDoubles() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("types.safetensors"))) {
      for (String name : List.of("bf16", "f16", "f32", "e4m3", "e5m2")) {
        Tensor tensor = file.tensor(name);
        Matrix matrix = tensor.matrix(tensor.shape().size() - 1);
        double[] wide = new double[matrix.rows() * matrix.columns()];
        float[] floats = new float[wide.length];
        matrix.copyRows(0, matrix.rows(), wide);
        matrix.copyRows(0, matrix.rows(), floats);

        assertThat(matrix.holdsFloats()).as(name).isTrue();
        for (int i = 0; i < wide.length; i++) {
          assertThat((Double) (double) floats[i]).as(name).isEqualTo((Double) wide[i]);
        }
      }
      assertThat(file.tensor("f64").matrix(0).holdsFloats()).isFalse();
    }
  }

  @Test
  void integersAreWidenedWithTheirSign() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("types.safetensors"))) {
      assertThat(values(file, "u64")).containsExactly(0, 0x1p63, 0x1p64);
      assertThat(values(file, "bool")).containsExactly(1, 0);
    }
  }

  @Test
  void everyByteAndManyHalvesAreTheNumbersOfMlDtypes() throws IOException {
    try (Checkpoint expected = Checkpoint.open(Fixtures.file("types_expected.npz"))) {
      double[] e4m3 = values(expected, "every_e4m3");
      double[] e5m2 = values(expected, "every_e5m2");
      for (int i = 0; i < 256; i++) {
        assertThat((Double) SmallFloat.e4m3((byte) i)).isEqualTo((Double) e4m3[i]);
        assertThat((Double) SmallFloat.e5m2((byte) i)).isEqualTo((Double) e5m2[i]);
      }
      double[] halves = values(expected, "every_13th_f16");
      for (int i = 0; i < halves.length; i++) {
        assertThat((Double) SmallFloat.half((short) (13 * i))).isEqualTo((Double) halves[i]);
      }
    }
    assertThat(SmallFloat.half((short) 0x7C00)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(SmallFloat.half((short) 0xFC00)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SmallFloat.half((short) 1)).isEqualTo(0x1p-24);
  }

  /** Stored scales are float16, products there float32, here float64: one float32 ulp apart. */
  @Test
  void quantizedBlocksAreThoseOfTheGgufPackage() throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file("quantized.gguf"));
        Checkpoint expected = Checkpoint.open(Fixtures.file("quantized_expected.npz"))) {
      assertThat(file.tensors()).hasSize(7);
      assertThat(file.metadata()).containsEntry("llama.block_count", "2");
      for (TensorInfo info : file.tensors()) {
        assertThat(info.shape()).isEqualTo(List.of(2L, 256L));
        double[] wanted = values(expected, info.name());
        double[] found = values(file, info.name());
        for (int i = 0; i < wanted.length; i++) {
          assertThat(found[i]).as("%s[%d]", info.name(), i).isCloseTo(wanted[i], offset(4e-6));
        }
      }
    }
  }
}
