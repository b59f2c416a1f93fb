package io.spectracast.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's format before 1.6: a pickled magic number, protocol version, machine description, the
 * pickle that describes the tensors, and the list of storage keys; then, for each key, the number
 * of elements in eight bytes and the elements.
 *
 * <p>Format: _legacy_load in torch/serialization.py of github.com/pytorch/pytorch.
 */
final class TorchLegacy {

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;

  private final Path path;
  private final Bytes file;
  private final Map<String, DType> types = new HashMap<>();
  private final Map<String, Bytes> storages = new HashMap<>();

  private TorchLegacy(Path path, Bytes file) {
    this.path = path;
    this.file = file;
  }

  static Contents read(Path path, FileChannel channel) throws IOException {
    return new TorchLegacy(path, FileBytes.of(path, channel)).contents();
  }

  private Contents contents() throws CheckpointException {
    ByteCursor cursor = new ByteCursor(path, file, 0);
    require("magic number", MAGIC, Pickle.load(cursor));
    require("protocol version", PROTOCOL, Pickle.load(cursor));
    if (Pickle.load(cursor) instanceof Map<?, ?> machine) {
      require("little_endian", true, machine.get("little_endian"));
    }
    Object root = Pickle.load(cursor, types);
    locate(cursor, Pickle.load(cursor));
    return TorchTree.contents(path, "PyTorch legacy pickle", root, this::open);
  }

  private void locate(ByteCursor cursor, Object keys) throws CheckpointException {
    if (!(keys instanceof List<?> list)) {
      throw new CheckpointException(
          path, "storage keys must be a list, was " + PickleGlobals.words(keys));
    }
    for (Object item : list) {
      String key = PickleGlobals.words(item);
      DType type = types.get(key);
      long size = cursor.i8();
      if (type == null || size < 0 || size > cursor.remaining() / type.bytes()) {
        throw new CheckpointException(
            path,
            "storage '%s' must be used and lie within the file, was %d elements"
                .formatted(key, size));
      }
      storages.put(key, file.slice(path, cursor.position(), size * type.bytes()));
      cursor.skip(size * type.bytes());
    }
  }

  private Elements open(TorchStorage storage, DType type) throws CheckpointException {
    Bytes bytes = storages.get(storage.key());
    if (bytes == null) {
      throw new CheckpointException(
          path, "storages must hold the key '%s', was missing".formatted(storage.key()));
    }
    return Elements.of(type, bytes);
  }

  private void require(String field, Object expected, Object found) throws CheckpointException {
    if (!expected.equals(found)) {
      throw new CheckpointException(
          path,
          "%s must be %s, was %s"
              .formatted(field, expected, found == null ? "missing" : PickleGlobals.words(found)));
    }
  }
}
