package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.TrajectoryCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {

  private static final int SNAPSHOTS = 5;

  @TempDir Path folder;
  private Path file;
  private Path target;

  @BeforeEach
  void createRun() throws Exception {
    file = folder.resolve("run.db");
    target = folder.resolve("it's [an] export *").resolve("deep");
    try (RunStore store = RunStore.create(file, SampleRun.description())) {
      for (int step = 0; step < SNAPSHOTS; step++) {
        store.append(SampleRun.snapshot(step));
      }
      store.append(RunStoreTest.forecast(0.25));
    }
  }

  private List<Path> export(ExportFormat format, boolean replace) throws RunStoreException {
    try (RunStore store = RunStore.openReadOnly(file)) {
      return store.export(target, format, replace);
    }
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void eachTableAndViewBecomesOneFile(ExportFormat format) throws Exception {
    List<Path> written = export(format, false);
    assertThat(written)
        .hasSize(13)
        .contains(target.resolve("spectra." + format.extension()))
        .contains(target.resolve("trajectories." + format.extension()))
        .allSatisfy(path -> assertThat(path).isNotEmptyFile());
    assertThat(target.toFile().list()).hasSize(written.size());
  }

  @Test
  void parquetHoldsTheBitsOfEveryTable() throws Exception {
    for (Path path : export(ExportFormat.PARQUET, false)) {
      String table = path.getFileName().toString().replace(".parquet", "");
      assertThat(differences(table, path)).as(table).isZero();
    }
  }

  /** Rows that only one of the two holds; NULL equals NULL and doubles are compared as text. */
  private long differences(String table, Path parquet) throws Exception {
    String stored = "SELECT hash(t), CAST(t AS VARCHAR) FROM " + table + " t";
    // A path inside a query is a pattern, so the file is reached by one.
    String exported =
        "SELECT hash(t), CAST(t AS VARCHAR) FROM read_parquet('%s/*/deep/%s') t"
            .formatted(folder, parquet.getFileName());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s))"
                    .formatted(stored, exported))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void theTrajectoriesInCsvAreATrajectoryFile() throws Exception {
    export(ExportFormat.CSV, false);
    List<LayerTrajectory> read = TrajectoryCsv.read(target.resolve("trajectories.csv"));
    assertThat(read).extracting(LayerTrajectory::layer).isEqualTo(SampleRun.LAYERS);
    for (int i = 0; i < read.size(); i++) {
      for (int step = 0; step < SNAPSHOTS; step++) {
        LayerSnapshot expected = SampleRun.snapshot(step).layers().get(i);
        assertThat(read.get(i).at(step).orElseThrow().singularValues())
            .containsExactly(expected.singularValues());
      }
    }
  }

  @Test
  void anAbsentValueIsAnEmptyFieldInCsv() throws Exception {
    export(ExportFormat.CSV, false);
    List<String> lines = Files.readAllLines(target.resolve("snapshots.csv"));
    assertThat(lines.get(0))
        .isEqualTo(
            "step,seconds,learning_rate,batch_loss,probe_loss,probe_accuracy,test_loss,"
                + "test_accuracy");
    assertThat(lines.get(1)).startsWith("0,").contains(",-0.0,,").endsWith(",-0.0,,");
    assertThat(lines.get(2)).endsWith(",,,5e-324,1.0");
  }

  @Test
  void anEarlierExportIsReplacedOnlyWhenTold() throws Exception {
    export(ExportFormat.CSV, false);
    Path kept = Files.writeString(target.resolve("scores.csv"), "mine");
    assertThatExceptionOfType(RunStoreException.class)
        .isThrownBy(() -> export(ExportFormat.CSV, false))
        .withMessageEndingWith("schema_version.csv] must not exist yet, was there already");
    assertThat(kept).hasContent("mine");
    export(ExportFormat.CSV, true);
    assertThat(Files.readAllLines(kept)).hasSize(3);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    target = file;
    assertThatExceptionOfType(RunStoreException.class)
        .isThrownBy(() -> export(ExportFormat.CSV, false))
        .withMessageStartingWith("[" + file + "] cannot be written to: ");
  }

  @Test
  void aViewOfTheFilesAuthorIsNotRun() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE VIEW trajectories AS SELECT * FROM read_text('/etc/hostname')");
    }
    export(ExportFormat.CSV, false);
    assertThat(target.resolve("trajectories.csv")).content().startsWith(TrajectoryCsv.HEADER);
  }
}
