package io.spectracast.checkpoint;

import static io.spectracast.checkpoint.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

  private static final String INDEX = "model.safetensors.index.json";
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";

  @TempDir Path folder;

  @Test
  void shardsAreTakenTogetherWithOrWithoutTheirIndex() throws IOException {
    writeShards();
    assertShards(folder);
    writeIndex("{'a':'%s','b':'%s'}".formatted(FIRST, SECOND));
    assertShards(folder);
    assertShards(folder.resolve(INDEX));
  }

  private static void assertShards(Path path) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(checkpoint.format()).isEqualTo("shards of safetensors");
      assertThat(checkpoint.tensors()).hasSize(2);
      assertThat(checkpoint.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly(FIRST, SECOND);
      assertThat(values(checkpoint, "a")).containsExactly(1, 2);
      assertThat(values(checkpoint, "b")).containsExactly(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':'../evil'}|file must be a plain name beside the index, was '../evil'",
        "{'a':'/etc/passwd'}|file must be a plain name beside the index",
        "{'a':'absent.safetensors'}|file must lie beside the index, was missing",
        "{'c':'model-00001-of-00002.safetensors'}|must be in the file the index names, was missing",
        "{'a':'model.safetensors.index.json'}|shard must hold tensors, was JSON"
      })
  void refusesAnIndexThatLeadsElsewhere(String test) throws IOException {
    String[] parts = test.split("\\|");
    writeShards();
    writeIndex(parts[0]);

    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(parts[1]);
  }

  @Test
  void aFolderWithSeveralCheckpointsIsRefusedWithTheirNames() throws IOException {
    new SafetensorsWriter().floats("a", new float[1], 1).write(folder.resolve("x.safetensors"));
    assertThat(values(folder, "a")).containsExactly(0);
    new SafetensorsWriter().floats("a", new float[1], 1).write(folder.resolve("y.safetensors"));

    assertThatThrownBy(() -> Checkpoint.open(folder))
        .hasMessage(
            "[%s] folder must hold one checkpoint, was [x.safetensors, y.safetensors]", folder);
  }

  @Test
  void theSameNameInTwoShardsIsRefused() throws IOException {
    new SafetensorsWriter().floats("a", new float[1], 1).write(folder.resolve(FIRST));
    new SafetensorsWriter().floats("a", new float[1], 1).write(folder.resolve(SECOND));

    assertThatThrownBy(() -> Checkpoint.open(folder))
        .hasMessageContaining("tensor 'a': name must be unique, was not");
  }

  private void writeShards() throws IOException {
    new SafetensorsWriter().floats("a", new float[] {1, 2}, 2).write(folder.resolve(FIRST));
    new SafetensorsWriter().floats("b", new float[] {3}, 1).write(folder.resolve(SECOND));
  }

  private void writeIndex(String weightMap) throws IOException {
    String json = "{'metadata': {'total_size': 12, 'x': [1, null]}, 'weight_map': %s}";
    Files.writeString(folder.resolve(INDEX), json.formatted(weightMap).replace('\'', '"'));
  }
}
