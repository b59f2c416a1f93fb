package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/run-store.md} to the file format. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "run-store.md");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void createRun() throws Exception {
    file = folder.resolve("run.db");
    try (RunStore store = RunStore.create(file, SampleRun.description())) {
      for (int step = 0; step < 12; step++) {
        store.append(SampleRun.snapshot(step));
      }
      store.append(RunStoreTest.forecast(0.25));
    }
  }

  private static List<String> all(String pattern) throws Exception {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private int rows(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  @Test
  void everyQueryOfTheDocumentFindsRows() throws Exception {
    List<String> queries = all("```sql\n(.*?)```");
    assertThat(queries).hasSize(6).allSatisfy(sql -> assertThat(rows(sql)).as(sql).isPositive());
    assertThat(all("run\\.sql\\(\"(.*?)\"\\)"))
        .hasSize(1)
        .allSatisfy(sql -> assertThat(rows(sql)).isEqualTo(12));
  }

  @Test
  void everyTableAndColumnIsInTheDocument() throws Exception {
    String document = Files.readString(DOCUMENT);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns")) {
      int count = 0;
      while (rows.next()) {
        String row =
            document
                .lines()
                .filter(line -> line.startsWith("| `" + name(rows, 1) + "` |"))
                .findFirst()
                .orElse("no row for " + name(rows, 1));
        if (!row.contains("provenance")) {
          assertThat(row).contains("`" + name(rows, 2) + "`");
        }
        count++;
      }
      assertThat(count).isGreaterThan(60);
    }
  }

  private static String name(ResultSet rows, int column) {
    try {
      return rows.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
