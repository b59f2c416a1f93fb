package io.spectracast.checkpoint;

import static io.spectracast.checkpoint.Fixtures.entries;
import static io.spectracast.checkpoint.Fixtures.ramp;
import static io.spectracast.checkpoint.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyFilesTest {

  @TempDir Path directory;

  @Test
  void readsBothOrdersOfTheAxes() throws IOException {
    assertThat(values(Fixtures.file("order_c.npy"), "array")).containsExactly(ramp(12, 1));
    assertThat(values(Fixtures.file("order_f.npy"), "array")).containsExactly(ramp(12, 1));
    try (Checkpoint checkpoint = Checkpoint.open(Fixtures.file("order_f.npy"))) {
      assertThat(checkpoint.format()).isEqualTo("NumPy .npy");
      assertThat(checkpoint.tensors().get(0).shape()).isEqualTo(List.of(3L, 4L));
      assertThat(entries(checkpoint.tensor("array").matrix(1))).containsExactly(ramp(12, 1));
    }
  }

  @Test
  void readsStoredAndDeflatedArchives() throws IOException {
    assertThat(values(Fixtures.file("stored.npz"), "w")).containsExactly(ramp(6, 1));
    assertThat(values(Fixtures.file("stored.npz"), "n")).containsExactly(7);
    assertThat(values(Fixtures.file("deflated.npz"), "w")).containsExactly(ramp(600, 0.125));
  }

  @Test
  void readsTheRecordsOfArchivesBeyondFourGibibytes() throws IOException {
    assertThat(values(Fixtures.file("zip64.npz"), "order_c")).containsExactly(ramp(12, 1));
    assertThat(values(Fixtures.file("zip64.npz"), "order_f")).containsExactly(ramp(12, 1));
  }

  @Test
  void aMemberThatClaimsMoreThanDeflateCanGiveIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.file("deflated.npz"));
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    bytes[entry + 27] = 0x70;
    Path path = Files.write(directory.resolve("bomb.npz"), bytes);

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("member 'w.npy': inflated size must be at most");
  }

  @Test
  void refusesPickledObjectsAndBigEndianNumbers() {
    assertThatThrownBy(() -> Checkpoint.open(Fixtures.file("objects.npy")))
        .hasMessageContaining("tensor 'array': descr must be one of")
        .hasMessageEndingWith("was |O");
    assertThatThrownBy(() -> Checkpoint.open(Fixtures.file("big_endian.npy")))
        .hasMessageEndingWith("was >f4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}"
            + "|data must have 12 bytes for F32 [3], was 8",
        "1|{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}"
            + "|shape must be below 2^63, was 99999999999999999999",
        "1|{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}"
            + "|shape must have fewer than 2^63 bytes",
        "1|{'descr': '<f4', 'fortran_order': False}|header field shape must be given",
        "1|{'descr': '<f4', 'shape': (2,)}|header field fortran_order must be given",
        "1|{'shape': (2,)}|header field descr must be given",
        "9|{'shape': (2,)}|version must be 1, 2 or 3, was 9"
      })
  void refusesEveryFaultOfTheHeaderInWords(int version, String header, String message)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    bytes.write(header.length());
    bytes.write(0);
    bytes.write(header.getBytes(StandardCharsets.US_ASCII));
    bytes.write(new byte[8]);
    Path path = Files.write(directory.resolve("bad.npy"), bytes.toByteArray());

    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("[" + path + "] tensor 'array': " + message);
  }
}
