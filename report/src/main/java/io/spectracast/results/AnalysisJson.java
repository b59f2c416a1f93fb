package io.spectracast.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The whole diagnosis of a checkpoint as one JSON document: the records of the package {@code
 * analysis} as they are, with all singular values. What is written is read back as the same values.
 */
public final class AnalysisJson {

  private AnalysisJson() {}

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void write(Path file, AnalysedModel model) throws IOException {
    ObjectWriter pretty = Json.MAPPER.writer(new OneLinePerNumberList());
    try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      pretty.writeValue(out, model);
    }
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws ResultFileException if the file is no such document
   */
  public static AnalysedModel read(Path file) throws IOException {
    try {
      return Json.MAPPER.readValue(file.toFile(), AnalysedModel.class);
    } catch (JsonProcessingException e) {
      throw ResultFileException.of(file, e);
    }
  }
}
