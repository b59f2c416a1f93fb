package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledSpectraTest {

  @TempDir private Path folder;

  @Test
  void everySingularValueOfEveryRunIsARowInOrder() throws Exception {
    Path parquet = Files.writeString(folder.resolve("it's.parquet"), "of before");
    RecordedRun first = run(0, 25);
    RecordedRun second = run(50);

    try (PooledSpectra pool = PooledSpectra.into(parquet)) {
      pool.add(-3, first);
      pool.add(8, second);
      assertThat(Files.readString(parquet)).isEqualTo("of before");
      assertThat(pool.write()).isEqualTo(parquet);
    }

    assertThat(folder).isDirectoryContaining(parquet::equals);
    assertThat(folder.toFile().list()).hasSize(1);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT seed, step, layer, index, singular_value FROM read_parquet('%s')"
                    .formatted(parquet.toString().replace("'", "''")))) {
      assertRows(rows, -3, first);
      assertRows(rows, 8, second);
      assertThat(rows.next()).isFalse();
    }
  }

  private static void assertRows(ResultSet rows, long seed, RecordedRun run) throws Exception {
    for (Snapshot snapshot : run.snapshots()) {
      for (LayerSnapshot layer : snapshot.layers()) {
        for (int k = 0; k < layer.singularValues().length; k++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getLong("seed")).isEqualTo(seed);
          assertThat(rows.getLong("step")).isEqualTo(snapshot.step());
          assertThat(rows.getString("layer")).isEqualTo(layer.layer().name());
          assertThat(rows.getInt("index")).isEqualTo(k + 1);
          assertThat(rows.getDouble("singular_value")).isEqualTo(layer.singularValues()[k]);
        }
      }
    }
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> PooledSpectra.into(folder.resolve("none/spectra.parquet")))
        .isInstanceOf(RunStoreException.class)
        .hasMessageContaining("none");
  }

  private static RecordedRun run(long... steps) {
    return new RecordedRun(
        SampleRun.description(),
        java.util.Arrays.stream(steps).mapToObj(SampleRun::snapshot).toList());
  }
}
