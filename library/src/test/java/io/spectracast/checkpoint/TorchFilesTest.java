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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFilesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"torch.pt", "torch_deflated.pt", "torch_legacy.pt"})
  void nestedDictsFlattenWithDotsAndViewsAreHonoured(String name) throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file(name))) {
      assertThat(file.modelPrefix()).isEqualTo("state_dict.");
      assertThat(file.metadata()).containsEntry("epoch", "7").containsEntry("lr", "0.1");
      assertThat(file.tensors())
          .extracting(TensorInfo::name)
          .containsExactly(
              "state_dict.embed.weight",
              "state_dict.head.weight",
              "state_dict.view.weight",
              "state_dict.turned.weight",
              "state_dict.bias",
              "optimizer.state.0.step");
      assertThat(file.modelTensors()).hasSize(5);
      assertThat(values(file, "state_dict.embed.weight")).containsExactly(ramp(12, 1));
      assertThat(values(file, "state_dict.view.weight")).containsExactly(12, 14, 16, 18, 20, 22);
      assertThat(entries(file.tensor("state_dict.turned.weight").matrix(1)))
          .containsExactly(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11);
      assertThat(values(file, "state_dict.bias")).containsExactly(-2.25, 0.5);
      assertThat(values(file, "optimizer.state.0.step")).containsExactly(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch.pt", "torch_legacy.pt"})
  void tiedTensorsHaveTheSameStorage(String name) throws IOException {
    try (Checkpoint file = Checkpoint.open(Fixtures.file(name))) {
      List<TensorInfo> tensors = file.tensors();
      assertThat(tensors.get(0).storage()).isEqualTo(tensors.get(1).storage());
      assertThat(tensors.get(0).storage()).isNotEqualTo(tensors.get(3).storage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aPickleThatCallsTheSystemIsRefusedByName(int protocol) {
    Path hostile = Fixtures.file("system_%d.pkl".formatted(protocol));

    assertThatThrownBy(() -> Checkpoint.open(hostile))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            "[%s] pickle may only build tensors, dicts, lists and numbers, was to call %s.system",
            hostile, "posix");
    assertThat(Path.of("executed")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cos\nsystem\n.|os.system",
        "cbuiltins\neval\n.|builtins.eval",
        "c__builtin__\nexec\n.|__builtin__.exec",
        "cnumpy\nload\n.|numpy.load",
        "ctorch.jit\nload\n.|torch.jit.load",
        "ctorch.storage\n_load_from_bytes\n.|torch.storage._load_from_bytes",
        "ctorch._utils\n_rebuild_qtensor\n.|torch._utils._rebuild_qtensor",
        "(iargparse\nNamespace\n.|argparse.Namespace"
      })
  void everyOtherGlobalIsRefusedByName(String program) throws IOException {
    String[] parts = program.split("\\|");
    Path path = Files.writeString(directory.resolve("x.pkl"), parts[0]);

    assertThatThrownBy(() -> Checkpoint.open(path)).hasMessageEndingWith("was to call " + parts[1]);
  }

  @Test
  void aListThatHoldsItselfIsRefused() throws IOException {
    assertRefused("]q\0h\0a.", "nesting must be at most 64 deep");
  }

  @Test
  void aListThatDoublesItselfIsRefused() throws IOException {
    StringBuilder program = new StringBuilder("]q\0(NNNNNNNNe");
    for (int i = 1; i < 60; i++) {
      program.append("0]q").append((char) i).append('(');
      program.append(("h" + (char) (i - 1)).repeat(8)).append('e');
    }
    assertRefused(program + ".", "values must be at most");
  }

  @Test
  void malformedProgramsAreRefusedInWords() throws IOException {
    assertRefused("0.", "pickle stack must hold a value, was empty");
    assertRefused("t.", "pickle stack must hold a mark, was without");
    assertRefused("h\7.", "pickle memo must hold 7, was without");
    assertRefused("\u00ff.", "pickle opcode must be known, was 0xff");
    assertRefused("(N", "must end within the data's");
    assertRefused("X\u00ff\u00ff\u00ff\u00ff.", "was 4294967295 bytes long");
    assertRefused("}(](Nt]e.", "items must be added to a list");
    assertRefused("}]Ns.", "dict key must be text or a number, was ArrayList");
    assertRefused("ccollections\nOrderedDict\nN\u0085NR.", "arguments must be a tuple");
    assertRefused(
        "ctorch._utils\n_rebuild_tensor_v2\n)R.", "tensor must have storage, offset, size");
    assertRefused("(K\1K\2tQ.", "persistent id must be ('storage', type, key");
  }

  @Test
  void aViewOutsideItsStorageIsRefused() throws IOException {
    String storage = "((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0" + "0X\3\0\0\0cpuK\u0004tQ";
    String rebuild = "ctorch._utils\n_rebuild_tensor\n";

    assertRefused(
        rebuild + storage + "K\0(K\5t(K\1ttR.",
        "tensor [5] by [1] from 0 must lie within its storage, was 4 elements");
    assertRefused(rebuild + storage + "J\u00ff\u00ff\u00ff\u00ff(K\1t(K\1ttR.", "tensor offset");
    assertRefused(rebuild + storage + "K\0(K\1t(ttR.", "tensor stride must have 1 lengths, was 0");
  }

  @Test
  void tensorsWithAttributesAndNumpyArraysBesideThemAreRead() throws IOException {
    String tensor =
        "(ctorch._utils\n_rebuild_tensor\nctorch.nn.parameter\nParameter\n"
            + "((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0000X\3\0\0\0cpuK\4tQK\1(K\2t(K\1tt}t";
    String array =
        "(cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tX\1\0\0\0btR(K\1tb";
    String program =
        "}X\1\0\0\0tctorch._tensor\n_rebuild_from_type_v2\n"
            + tensor
            + "RsX\1\0\0\0n"
            + array.substring(1)
            + "s.";
    Path path = directory.resolve("x.pkl");
    Files.write(path, program.getBytes(StandardCharsets.ISO_8859_1));

    Contents contents = TorchTree.contents(path, "", program(path), null);

    assertThat(contents.tensors()).hasSize(1);
    assertThat(contents.tensors().get(0).info().name()).isEqualTo("t");
    assertThat(contents.tensors().get(0).offset()).isEqualTo(1);
  }

  @Test
  void aCutLegacyFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.file("torch_legacy.pt"));
    for (int length = 10; length < whole.length; length += 7) {
      Path path = directory.resolve("cut.pt");
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoint.open(path)).isInstanceOf(CheckpointException.class);
    }
  }

  /** The program stands where the first of a legacy file's pickles is expected. */
  private void assertRefused(String program, String message) throws IOException {
    Path path = directory.resolve("x.pkl");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x80, 2});
    bytes.writeBytes(program.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(path, bytes.toByteArray());
    assertThatThrownBy(() -> TorchTree.contents(path, "", program(path), null))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("[" + path + "] ")
        .hasMessageContaining(message);
  }

  private static Object program(Path path) throws IOException {
    return Pickle.load(new ByteCursor(path, Bytes.of(Files.readAllBytes(path)), 0));
  }
}
