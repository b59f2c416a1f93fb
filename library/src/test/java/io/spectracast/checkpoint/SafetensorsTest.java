package io.spectracast.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

  @TempDir Path directory;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Path path = directory.resolve("all.safetensors");
    new SafetensorsWriter()
        .metadata("step", "400")
        .metadata("a \"quoted\"\nkey", "back\\slash é")
        .floats("fc1.weight", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
        .doubles("noise", new double[] {Math.PI, Double.MIN_VALUE}, 2)
        .longs("step", new long[] {Long.MAX_VALUE})
        .floats("empty", new float[0], 0, 7)
        .write(path);

    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.metadata())
          .containsEntry("step", "400")
          .containsEntry("a \"quoted\"\nkey", "back\\slash é");
      assertThat(file.tensors()).hasSize(4);
      assertThat(file.info("fc1.weight").shape()).isEqualTo(List.of(2L, 3L));
      assertThat(file.floats("fc1.weight")).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(file.doubles("noise")).containsExactly(Math.PI, Double.MIN_VALUE);
      assertThat(file.longs("step")).containsExactly(Long.MAX_VALUE);
      assertThat(file.floats("empty")).isEmpty();
      assertThat(file.contains("fc2.weight")).isFalse();
    }
  }

  @Test
  void aLargeTensorSurvivesTheChunks() throws IOException {
    float[] values = new float[700_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0.5f;
    }
    Path path = directory.resolve("large.safetensors");
    new SafetensorsWriter().floats("w", values, values.length).write(path);

    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.floats("w")).isEqualTo(values);
    }
  }

  @Test
  void aMatrixIsReadInBlocksOfRowsAndOutlivesTheFile() throws IOException {
    Path path = directory.resolve("matrix.safetensors");
    new SafetensorsWriter().floats("w", new float[] {1, 2, 3, 4, 5, 6}, 3, 2).write(path);
    Matrix matrix;
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      matrix = file.matrix("w");
    }

    double[] rows = new double[4];
    matrix.copyRows(1, 2, rows);
    assertThat(rows).containsExactly(3, 4, 5, 6);
    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.columns()).isEqualTo(2);
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingBeside() throws IOException {
    Path path = directory.resolve("state.safetensors");
    new SafetensorsWriter().longs("step", new long[] {1}).write(path);
    new SafetensorsWriter().longs("step", new long[] {2}).write(path);

    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.longs("step")).containsExactly(2);
    }
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  /** Every tensor starts at a multiple of its element size, which mapping readers rely on. */
  @Test
  void tensorsAreAligned() throws IOException {
    Path path = directory.resolve("aligned.safetensors");
    new SafetensorsWriter()
        .floats("odd", new float[3], 3)
        .doubles("wide", new double[2], 2)
        .write(path);

    byte[] bytes = Files.readAllBytes(path);
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    assertThat(header % 8).isZero();
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.entry("wide").begin() % 8).isZero();
    }
  }

  @Test
  void refusesTensorsWhoseShapeAndValuesDisagreeOrThatComeTwice() {
    SafetensorsWriter writer = new SafetensorsWriter().longs("step", new long[1]);

    assertThatThrownBy(() -> writer.floats("w", new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor 'w': values must be 6, was 5");
    assertThatThrownBy(() -> writer.longs("step", new long[1]))
        .hasMessage("tensor 'step' must be added once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'w':{'dtype':'F31','shape':[2],'data_offsets':[0,8]}} | tensor 'w': dtype must be one of",
        "{'w':{'shape':[2],'data_offsets':[0,8]}} | tensor 'w': dtype must be given, was missing",
        "{'w':{'dtype':'Q8_0','shape':[2],'data_offsets':[0,8]}}"
            + "| tensor 'w': dtype must be one of",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'dtype':'F32'}}"
            + "| names must be unique, was 'dtype' again",
        "{'__metadata__':{'a':1}} | must hold '\"', was '1'",
        "{'w':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | must hold '[', was '2'",
        "{'w':7} | must hold '{', was '7'",
        "{'w':{'dtype':'F32','data_offsets':[0,8]}} | tensor 'w': shape must be given, was missing",
        "{'w':{'dtype':'F32','shape':[2]}} | tensor 'w': data_offsets must be given, was missing",
        "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}"
            + "| tensor 'w': data_offsets must span 12 bytes for F32 [3], was 8",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}"
            + "| tensor 'w': data_offsets must be [begin, end] with begin ≤ end, was [8, 0]",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0]}}"
            + "| tensor 'w': data_offsets must be [begin, end] with begin ≤ end, was [0]",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
            + "| tensor 'w': data_offsets must begin at 0, where the tensor before ends, was 4",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
            + "| data must be 4 bytes as the header says, was 8",
        "{'v':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
            + "| tensor 'w': data_offsets must begin at 8, where the tensor before ends, was 4",
        "{'w':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}}"
            + "| tensor 'w': shape must have fewer than 2^63 bytes, was [4294967296, 4294967296]",
        "{'w':{'dtype':'F32','shape':[2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],'data_offsets':[0,8]}}"
            + "| tensor 'w': shape must have at most 16 dimensions, was 17",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':'y'}}"
            + "| tensor 'w': field must be dtype, shape or data_offsets, was x",
        "{'w':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}"
            + "| header at character 29 must hold a non-negative integer below 2^63, was '-'",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'w':{}}"
            + "| header at character 57 names must be unique, was 'w' again",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}"
            + "| header at character 53 must hold '}', was the end",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} x | must end, was 'x'",
        "{'w':{'dtype':'F3 | must close its string, was the end",
        "{'w':{'dty\\q':'F32'}} | must hold a known escape, was \\q",
        "[] | header must begin with the byte 0x7b, '{', was 0x5b",
        "\u00a0 | header must begin with the byte 0x7b, '{', was 0xc2",
        "{} | data must be 0 bytes as the header says, was 8",
        "{'w' 1} | header at character 5 must hold ':', was '1'",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},}"
            + "| header at character 54 must hold '\"', was '}'",
        "{w:{}} | header at character 1 must hold '\"', was 'w'",
        "{'w':{'dtype':4}} | header at character 14 must hold '\"', was '4'",
        "{'w':{'dtype':null}} | header at character 14 must hold '\"', was 'n'",
        "{'w\\u12g4':{}} | must hold four hexadecimal digits, was '1'",
        "{'__metadata__':[]} | header at character 16 must hold '{', was '['",
        "{'__metadata__':{},'__metadata__':{}} | names must be unique, was '__metadata__' again",
        "{'w':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}}"
            + "| header at character 30 must hold ']', was '.'",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,9223372036854775808]}}"
            + "| header at character 50 must hold a non-negative integer below 2^63, was '9'",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,4,8]}}"
            + "| tensor 'w': data_offsets must be [begin, end] with begin ≤ end, was [0, 4, 8]",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}"
            + "| tensor 'w': data_offsets must begin at 0, where the tensor before ends, was 8"
      })
  void refusesEveryFaultOfTheHeaderInWords(String header, String message) throws IOException {
    Path path = directory.resolve("bad.safetensors");
    write(path, header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 8);

    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("[" + path + "] ")
        .hasMessageContaining(message);
  }

  /** The format allows white space behind the object for the sake of alignment, none before it. */
  @Test
  void whiteSpaceMayFollowTheHeaderButNotGoBeforeIt() throws IOException {
    String header = "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}".replace('\'', '"');
    Path path = directory.resolve("spaces.safetensors");
    write(path, (header + "   ").getBytes(StandardCharsets.UTF_8), 8);
    SafetensorsFile.open(path).close();

    write(path, (" " + header).getBytes(StandardCharsets.UTF_8), 8);
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] header must begin with the byte 0x7b, '{', was 0x20", path);
  }

  @Test
  void refusesAHeaderThatIsNotUtf8() throws IOException {
    Path path = directory.resolve("bad.safetensors");
    write(path, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '}'}, 0);

    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] header must be UTF-8, was not", path);
  }

  /** Three rows of 2²⁸ float32, a sparse file of 3 GiB, more than a heap or a buffer holds. */
  @Test
  void aTensorLargerThanABufferIsReadWhereItIsAskedFor() throws IOException {
    long bytes = 3L << 30;
    String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[3,268435456],\"data_offsets\":[0,%d]}}";
    byte[] json = header.formatted(bytes).getBytes(StandardCharsets.UTF_8);
    Path path = directory.resolve("sparse.safetensors");
    write(path, json, 0);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(8 + json.length + bytes);
      file.seek(8 + json.length + bytes - 4);
      file.write(new byte[] {0, 0, (byte) 0x80, 0x3F});
      file.seek(8 + json.length + (1L << 30));
      file.write(new byte[] {0, 0, 0, 0x40});
    }

    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      Tensor tensor = checkpoint.tensor("w");
      double[] edge = new double[6];
      tensor.narrow(1, (1 << 28) - 2, 2).matrix(1).copyRows(0, 3, edge);
      assertThat(edge).containsExactly(0, 0, 0, 0, 0, 1);
      tensor.narrow(1, 0, 2).matrix(1).copyRows(0, 3, edge);
      assertThat(edge).containsExactly(0, 0, 2, 0, 0, 0);
      assertThat(tensor.matrix(1).unitRoundoff()).isEqualTo(0x1p-24);
    }
  }

  @Test
  void refusesAFileThatIsMissingTooShortOrLiesAboutItsHeader() throws IOException {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> SafetensorsFile.open(missing))
        .hasMessage("[%s] file must exist, was missing", missing);

    Path path = directory.resolve("bad");
    Files.write(path, new byte[7]);
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] file must have at least 8 bytes, was 7", path);

    Files.write(path, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 0, 0});
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] header length must be in [2, 2], was 18446744073709551615", path);

    Files.write(path, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] header length must be in [2, 2], was 1", path);

    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(new byte[] {1, (byte) 0xE1, (byte) 0xF5, 5});
      file.setLength(1L << 28);
    }
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .hasMessage("[%s] header length must be in [2, 100000000], was 100000001", path);
  }

  @Test
  void refusesATensorOfAnotherTypeOrShape() throws IOException {
    Path path = directory.resolve("typed.safetensors");
    new SafetensorsWriter().longs("step", new long[1]).floats("b", new float[2], 2).write(path);

    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThatThrownBy(() -> file.floats("step"))
          .hasMessage("[%s] tensor 'step': dtype must be F32, was I64", path);
      assertThatThrownBy(() -> file.matrix("b"))
          .hasMessage("[%s] tensor 'b': shape must have two dimensions, was [2]", path);
      assertThatThrownBy(() -> file.floats("w"))
          .hasMessage("[%s] tensor 'w': must be in the file, was missing", path);
    }
  }

  /** A file written by the Rust implementation. */
  @Test
  void readsAFileOfTheReferenceImplementation() throws IOException {
    Path path = Path.of("..", "..", "shared", "data", "models", "burn_mnist", "mnist.safetensors");
    assumeTrue(Files.exists(path), "needs ../shared/data");

    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.tensors()).isNotEmpty();
      assertThat(file.tensors().stream().mapToLong(TensorInfo::size).sum())
          .isGreaterThanOrEqualTo(376_940);
    }
  }

  private static void write(Path path, byte[] header, int dataBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataBytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
    Files.write(path, bytes.array());
  }
}
