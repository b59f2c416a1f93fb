package io.spectracast.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a user's words what DuckDB reports of a file. */
final class DatabaseFault {

  private static final Pattern HOLDER = Pattern.compile("PID (\\d+)");

  private DatabaseFault() {}

  static RunStoreException translate(Path file, SQLException e) {
    return e.getMessage().contains("Could not set lock on file")
        ? new FileLockedException(file, locked(e.getMessage()), e)
        : new RunStoreException(file, reason(e), e);
  }

  private static String reason(SQLException e) {
    String message = e.getMessage();
    if (message.contains("not a valid DuckDB database file")) {
      return "must be a DuckDB file, was something else";
    }
    if (message.contains("Could not read enough bytes")) {
      return "must be a whole DuckDB file, was cut short: " + firstLine(e);
    }
    if (message.contains("with version number")) {
      return "must be of a storage version this DuckDB reads: " + firstLine(e);
    }
    if (message.contains("Permission denied")) {
      return "must be accessible, was refused: " + firstLine(e);
    }
    return firstLine(e);
  }

  private static String locked(String message) {
    Matcher holder = HOLDER.matcher(message);
    String process = holder.find() ? "process " + holder.group(1) : "another process";
    return "is held by "
        + process
        + ", most likely a training run in progress or a database client; end it first";
  }

  /** The cause in one line: the driver puts a streamed query's own error on its second. */
  private static String firstLine(SQLException e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith("Error: "))
        .map(line -> line.substring("Error: ".length()))
        .findFirst()
        .orElse(lines.isEmpty() ? "unknown fault" : lines.get(0));
  }
}
