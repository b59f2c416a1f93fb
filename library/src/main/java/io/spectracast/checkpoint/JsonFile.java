package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON files that lie beside tensors. */
final class JsonFile {

  private JsonFile() {}

  static JsonCursor open(Path path) throws IOException {
    long size = Files.size(path);
    if (size > Limits.JSON_BYTES) {
      throw new CheckpointException(
          path, "file must have at most %d bytes, was %d".formatted(Limits.JSON_BYTES, size));
    }
    return new JsonCursor(path, Files.readAllBytes(path));
  }

  /** The members that are texts, numbers or truth values, as text. */
  static Map<String, String> scalars(Path path) throws IOException {
    Map<String, String> scalars = new LinkedHashMap<>();
    JsonCursor json = open(path);
    json.object(
        name -> {
          String value = json.scalarText();
          if (!value.isEmpty()) {
            scalars.put(name, value);
          }
        });
    json.end();
    return scalars;
  }
}
