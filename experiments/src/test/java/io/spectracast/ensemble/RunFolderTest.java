package io.spectracast.ensemble;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir private Path folder;

  @Test
  void whatAKilledRunLeavesBeforeItHasADatabaseIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("run.duckdb.creating"), "half a database");
    Files.writeString(folder.resolve("run.duckdb.creating.wal"), "and its log");

    assertThatCode(() -> new RunFolder(folder).requireEmpty()).doesNotThrowAnyException();
  }

  @Test
  void anyOtherFileIs() throws IOException {
    Files.writeString(folder.resolve("run.duckdb"), "a database");

    assertThatThrownBy(() -> new RunFolder(folder).requireEmpty())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not empty");
  }
}
