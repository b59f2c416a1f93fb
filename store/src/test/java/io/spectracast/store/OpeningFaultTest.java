package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningFaultTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void createRun() throws Exception {
    file = folder.resolve("run.db");
    try (RunStore store = RunStore.create(file, SampleRun.description())) {
      for (int step = 0; step < 40; step++) {
        store.append(SampleRun.snapshot(step));
      }
    }
  }

  private void refuses(Path path, String message) {
    refuses(() -> RunStore.open(path).close(), path, message);
    refuses(() -> RunStore.openReadOnly(path).close(), path, message);
  }

  private interface Opening {
    void run() throws Exception;
  }

  private static void refuses(Opening opening, Path path, String message) {
    assertThatExceptionOfType(RunStoreException.class)
        .isThrownBy(opening::run)
        .withMessageStartingWith("[" + path + "] ")
        .withMessageContaining(message)
        .matches(e -> e.getMessage().lines().count() == 1, "has a message of one line");
  }

  @Test
  void whatIsNoFileIsNamed() throws Exception {
    refuses(folder.resolve("none.db"), "must be a run file, was missing");
    refuses(folder, "must be a run file, was a directory");
    refuses(Files.createFile(folder.resolve("empty.db")), "must be a run file, was empty");
    refuses(Files.writeString(folder.resolve("a;b.db"), "x"), "path must not contain ';'");
  }

  @Test
  void anotherKindOfFileIsNamed() throws Exception {
    byte[] text = "step,layer\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
    refuses(Files.write(file, text), "must be a DuckDB file, was something else");
    refuses(Files.write(file, new byte[3]), "must be a DuckDB file, was something else");
  }

  @Test
  void aTruncatedFileIsNamed() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {4096, 12288, whole.length / 2}) {
      refuses(Files.write(file, Arrays.copyOf(whole, length)), "must be a whole DuckDB file, was");
    }
  }

  @Test
  void aFlippedBitIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 12288; i < whole.length; i += 4096) {
      whole[i] ^= 1;
    }
    refuses(Files.write(file, whole), "Corrupt database file: ");
  }

  @Test
  void aFileOfANewerDuckDbIsNamed() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    whole[12] = 99;
    // Its checksum is wrong too, which DuckDB says first.
    refuses(Files.write(file, whole), "Corrupt database file: ");
  }

  private void alter(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aNewerSchemaIsNamed() throws Exception {
    alter("UPDATE schema_version SET version = 2");
    refuses(file, "schema version must be at most 1, was 2: written by a newer Spectracast");
    alter("DELETE FROM schema_version");
    refuses(file, "schema version must be 1 to 1, was 0");
  }

  @Test
  void aMissingTableIsNamed() throws Exception {
    alter("DROP VIEW trajectories");
    alter("DROP TABLE spectra");
    refuses(file, "must hold table 'spectra', tables found: configuration, fan_quantiles, ");
    alter("DROP TABLE schema_version");
    refuses(file, "must hold table 'schema_version'");
  }

  @Test
  void aViewUnderTheNameOfATableIsRefused() throws Exception {
    alter("DROP TABLE configuration");
    alter(
        "CREATE VIEW configuration AS SELECT 'passwd' AS name, content AS value"
            + " FROM read_text('/etc/passwd')");
    refuses(file, "must hold table 'configuration'");
  }

  @Test
  void aDatabaseOfAnotherProgramIsNamed() throws Exception {
    Files.delete(file);
    alter("CREATE TABLE t (x INTEGER)");
    refuses(file, "must hold table 'schema_version', tables found: t; is this a Spectracast run?");
  }

  @Test
  void contentThatDoesNotFitIsNamed() throws Exception {
    alter("DELETE FROM spectra WHERE step = 7 AND layer = 'fc2.weight'");
    refusesReading("layer 'fc2.weight' at step 7 must be there once, was missing");
    alter("DELETE FROM spectra WHERE step >= 7");
    refusesReading("layer 'fc1.weight' at step 7 must be there once, was missing");
    alter("INSERT INTO spectra SELECT * FROM spectra WHERE step = 5");
    refusesReading("layer 'fc1.weight' at step 5 must be there once, was there twice");
    alter("DELETE FROM spectra WHERE step = 5");
    alter("INSERT INTO spectra (step, layer, singular_values) VALUES (5, 'other', [1])");
    refusesReading("layer must be one of [");
    alter("DELETE FROM spectra WHERE layer = 'other'");
    alter("UPDATE spectra SET singular_values = [] WHERE step = 3");
    refusesReading("layer 'fc1.weight' at step 3: must have 1 to 256 singular values, was 0");
    alter("UPDATE spectra SET singular_values = [1, NULL]");
    refusesReading("a list must hold numbers, was NULL inside");
    alter("ALTER TABLE spectra DROP COLUMN noise_lag");
    refusesReading("noise_lag");
    alter("DELETE FROM run");
    refuses(file, "table 'run' must hold one row, was empty");
  }

  private void refusesReading(String message) {
    refuses(
        () -> {
          try (RunStore store = RunStore.openReadOnly(file)) {
            store.read();
          }
        },
        file,
        message);
  }

  @Test
  void anExistingFileIsNotOverwritten() throws Exception {
    byte[] before = Files.readAllBytes(file);
    refuses(
        () -> RunStore.create(file, SampleRun.description()).close(),
        file,
        "must not exist yet, was there already");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void theLogOfAnotherRunIsNotTakenUp() throws Exception {
    Path fresh = folder.resolve("fresh.db");
    Path log = Files.writeString(folder.resolve("fresh.db.wal"), "x");
    refuses(
        () -> RunStore.create(fresh, SampleRun.description()).close(),
        log,
        "must not exist yet, was there already");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path lost = folder.resolve("none").resolve("run.db");
    assertThatExceptionOfType(RunStoreException.class)
        .isThrownBy(() -> RunStore.create(lost, SampleRun.description()))
        .withMessageContaining("none")
        .withMessageContaining("No such file or directory");
  }

  @Test
  void theWritingProcessReadsThroughItsOwnStore() throws Exception {
    try (RunStore store = RunStore.open(file)) {
      refuses(file, "is being written by this process; read through the store that writes it");
      store.append(SampleRun.snapshot(40));
    }
    try (RunStore store = RunStore.openReadOnly(file)) {
      assertThat(store.lastStep()).hasValue(40);
    }
  }

  @Test
  void aFileWithoutPermissionIsNamed() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
    assumeTrue(file.toFile().setWritable(false));
    refuses(() -> RunStore.open(file).close(), file, "must be writable, was not");
    assumeTrue(file.toFile().setReadable(false));
    refuses(file, "must be readable, was not");
  }
}
