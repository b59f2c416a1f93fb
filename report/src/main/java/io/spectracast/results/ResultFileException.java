package io.spectracast.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;

/** A file of results that cannot be read, as {@code [path] …: field must be …, was …}. */
public final class ResultFileException extends IOException {

  private static final long serialVersionUID = 1;

  ResultFileException(Path file, String problem) {
    super("[%s] %s".formatted(file, problem));
  }

  static ResultFileException of(Path file, JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    return new ResultFileException(file, where + problem(e));
  }

  /** Jackson's first line, without the types it met. */
  static String problem(JsonProcessingException e) {
    return "must be an analysis by Spectracast, was not: "
        + e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }
}
