package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON file beside the shards of a large checkpoint, as Hugging Face writes it: {@code
 * weight_map} names each tensor's shard.
 */
record ShardIndex(Path path, Map<String, String> shardOfTensor) {

  static ShardIndex read(Path path) throws IOException {
    Map<String, String> shards = new LinkedHashMap<>();
    JsonCursor json = JsonFile.open(path);
    json.object(
        name -> {
          if (name.equals("weight_map")) {
            json.object(tensor -> shards.put(tensor, json.string()));
          } else {
            json.scalarText();
          }
        });
    json.end();
    if (shards.isEmpty()) {
      throw new CheckpointException(path, "weight_map must name the tensors' files, was missing");
    }
    for (Map.Entry<String, String> entry : shards.entrySet()) {
      requirePlain(path, entry.getKey(), entry.getValue());
    }
    return new ShardIndex(path, shards);
  }

  /** A shard lies beside the index; anything else could lead out of the folder. */
  private static void requirePlain(Path path, String tensor, String file)
      throws CheckpointException {
    if (file.isEmpty()
        || file.startsWith(".")
        || file.indexOf('/') >= 0
        || file.indexOf('\\') >= 0
        || file.indexOf('\0') >= 0) {
      throw new CheckpointException(
          path, tensor, "file must be a plain name beside the index, was '" + file + "'");
    }
  }
}
