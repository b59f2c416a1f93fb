package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.random.RandomStreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  @Test
  void everyDoubleKeepsItsBitsAndEveryRowItsPlace() throws Exception {
    var rng = new RandomStreams(3).stream("doubles");
    double[] values = rng.doubles(ROWS).map(u -> Math.exp(400 * (u - 0.5))).toArray();
    values[0] = Double.MIN_VALUE;
    values[1] = Double.MAX_VALUE;
    StringBuilder text = new StringBuilder("index,value\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i).append(',').append(values[i]).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("it's.csv"), text);
    Path parquet = folder.resolve("it's.parquet");

    ParquetFile.fromCsv(csv, columns(), parquet);

    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "FROM read_parquet('%s')".formatted(parquet.toString().replace("'", "''")))) {
      int count = 0;
      for (; rows.next(); count++) {
        assertThat(rows.getInt("index")).isEqualTo(count);
        assertThat(rows.getDouble("value")).isEqualTo(values[count]);
      }
      assertThat(count).isEqualTo(ROWS);
    }
  }

  @Test
  void aRowOfOtherTypesIsRefusedWithItsFile() throws Exception {
    Path csv = Files.writeString(folder.resolve("bad.csv"), "index,value\n1,one\n");

    assertThatThrownBy(() -> ParquetFile.fromCsv(csv, columns(), folder.resolve("bad.parquet")))
        .isInstanceOf(RunStoreException.class)
        .hasMessageContaining("bad.csv");
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("index", "INTEGER");
    columns.put("value", "DOUBLE");
    return columns;
  }
}
