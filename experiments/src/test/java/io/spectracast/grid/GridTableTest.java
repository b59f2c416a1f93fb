package io.spectracast.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTableTest {

  @TempDir private Path folder;

  @Test
  void settingsAndNumbersAreColumnsOfOneFile() throws Exception {
    GridResult<TestWork.Point> result =
        new Grid(folder.resolve("grid"), 2, new TestWatcher(), () -> false)
            .run("points", new TestWork(folder.resolve("log").toString(), 0), TestWork.points(15));

    assertThat(new GridTable("points", result).write(folder.resolve("out")))
        .containsExactly(folder.resolve("out/points.parquet"));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(*), count(second), sum(width), typeof(any_value(eta)) FROM '%s'"
                        .formatted(folder.resolve("out/points.parquet")))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(28); // 14 units, two rows each
      assertThat(rows.getInt(2)).isEqualTo(14); // NaN is NULL
      assertThat(rows.getInt(3)).isEqualTo(2 * (105 - 13));
      assertThat(rows.getString(4)).isEqualTo("DOUBLE");
    }
  }

  @Test
  void aGridWithoutRowsHasNoFile() throws Exception {
    assertThat(new GridTable("none", new GridResult<>(List.of(), List.of())).write(folder))
        .isEmpty();
  }
}
