package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GGUF, versions 2 and 3: key-value pairs, the tensors' descriptions with the fastest axis first
 * (given here last, as everywhere else), and their aligned data.
 *
 * <p>Format: docs/gguf.md of github.com/ggml-org/ggml.
 */
final class Gguf {

  private static final long DEFAULT_ALIGNMENT = 32;
  private static final int TEXT = 8;
  private static final int LIST = 9;
  private static final int LONGEST_TEXT_KEPT = 1 << 12;

  /** Bytes of each scalar value type, by its number; 0 for texts and lists. */
  private static final int[] VALUE_BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

  private static final Map<Integer, DType> TYPES =
      Map.ofEntries(
          Map.entry(0, DType.F32),
          Map.entry(1, DType.F16),
          Map.entry(2, DType.Q4_0),
          Map.entry(8, DType.Q8_0),
          Map.entry(12, DType.Q4_K),
          Map.entry(14, DType.Q6_K),
          Map.entry(24, DType.I8),
          Map.entry(25, DType.I16),
          Map.entry(26, DType.I32),
          Map.entry(27, DType.I64),
          Map.entry(28, DType.F64),
          Map.entry(30, DType.BF16));

  private final Path path;
  private final Bytes file;
  private final ByteCursor cursor;
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private Gguf(Path path, Bytes file) {
    this.path = path;
    this.file = file;
    this.cursor = new ByteCursor(path, file, 4);
  }

  static Contents read(Path path, FileChannel channel) throws IOException {
    return new Gguf(path, FileBytes.of(path, channel)).contents();
  }

  /** A description, its data counted from the start of the data section. */
  private record Described(TensorInfo info, long offset, long bytes) {}

  private Contents contents() throws CheckpointException {
    long version = cursor.u4();
    if (version != 2 && version != 3) {
      throw fault("version must be 2 or 3, was %d", version);
    }
    long tensorCount = count("tensor count", Limits.TENSORS);
    long pairCount = count("key-value count", Limits.GGUF_PAIRS);
    for (long i = 0; i < pairCount; i++) {
      pair();
    }
    List<Described> described = new ArrayList<>();
    for (long i = 0; i < tensorCount; i++) {
      described.add(describe());
    }
    return new Contents("GGUF", located(described), "", metadata);
  }

  private List<StoredTensor> located(List<Described> described) throws CheckpointException {
    long alignment = alignment();
    long start = (cursor.position() + alignment - 1) / alignment * alignment;
    List<StoredTensor> tensors = new ArrayList<>();
    for (Described tensor : described) {
      TensorInfo info = tensor.info();
      if (tensor.offset() % alignment != 0) {
        throw new CheckpointException(
            path,
            info.name(),
            "offset must be a multiple of %d, was %d".formatted(alignment, tensor.offset()));
      }
      if (tensor.offset() < 0 || tensor.offset() > file.size() - start - tensor.bytes()) {
        throw new CheckpointException(
            path,
            info.name(),
            "data must lie within the file's %d bytes, was %d bytes from %s"
                .formatted(file.size(), tensor.bytes(), Long.toUnsignedString(tensor.offset())));
      }
      Bytes data = file.slice(path, start + tensor.offset(), tensor.bytes());
      tensors.add(StoredTensor.contiguous(info, () -> Elements.of(info.type(), data)));
    }
    return tensors;
  }

  private long alignment() throws CheckpointException {
    String text = metadata.getOrDefault("general.alignment", "" + DEFAULT_ALIGNMENT);
    try {
      long alignment = Long.parseLong(text);
      if (alignment > 0 && alignment <= 1 << 20) {
        return alignment;
      }
    } catch (NumberFormatException e) {
      throw fault("general.alignment must be a number, was %s", text);
    }
    throw fault("general.alignment must be in [1, 2^20], was %s", text);
  }

  private Described describe() throws CheckpointException {
    String name = text();
    long rank = cursor.u4();
    if (rank > Limits.RANK) {
      throw new CheckpointException(
          path, name, "dimensions must be at most %d, was %d".formatted(Limits.RANK, rank));
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      shape.add(cursor.i8());
    }
    Collections.reverse(shape);
    int number = cursor.i4();
    DType type = TYPES.get(number);
    if (type == null) {
      throw new CheckpointException(
          path,
          name,
          "type must be one of %s, was number %d"
              .formatted(TYPES.values().stream().sorted().toList(), number));
    }
    long offset = cursor.i8();
    long bytes = Shapes.bytes(path, name, type, shape);
    TensorInfo info =
        new TensorInfo(name, type, shape, AxisOrder.OUT_FIRST, "offset " + offset + " " + shape);
    return new Described(info, offset, bytes);
  }

  private void pair() throws CheckpointException {
    String key = text();
    int type = cursor.i4();
    if (type == TEXT) {
      String value = text();
      if (value.length() <= LONGEST_TEXT_KEPT) {
        metadata.put(key, value);
      }
    } else if (type == LIST) {
      skipList(0);
    } else {
      metadata.put(key, scalar(type));
    }
  }

  private String scalar(int type) throws CheckpointException {
    return switch (type) {
      case 0 -> "" + cursor.u1();
      case 1 -> "" + (byte) cursor.u1();
      case 2 -> "" + cursor.u2();
      case 3 -> "" + (short) cursor.u2();
      case 4 -> "" + cursor.u4();
      case 5 -> "" + cursor.i4();
      case 6 -> "" + Float.intBitsToFloat(cursor.i4());
      case 7 -> "" + (cursor.u1() != 0);
      case 10 -> Long.toUnsignedString(cursor.i8());
      case 11 -> "" + cursor.i8();
      case 12 -> "" + Double.longBitsToDouble(cursor.i8());
      default -> throw fault("value type must be in [0, 12], was %d", type);
    };
  }

  private void skipList(int depth) throws CheckpointException {
    int type = cursor.i4();
    long count = cursor.i8();
    if (depth > Limits.DEPTH || type < 0 || type >= VALUE_BYTES.length) {
      throw fault("list must hold value types in [0, 12] and nest little, was %d", type);
    }
    if (count < 0 || count > cursor.remaining()) {
      throw fault("list must be shorter than the file, was %s", Long.toUnsignedString(count));
    }
    if (VALUE_BYTES[type] > 0) {
      cursor.skip(Math.multiplyExact(count, (long) VALUE_BYTES[type]));
      return;
    }
    for (long i = 0; i < count; i++) {
      if (type == TEXT) {
        cursor.skip(cursor.i8());
      } else {
        skipList(depth + 1);
      }
    }
  }

  private String text() throws CheckpointException {
    return cursor.text(cursor.i8());
  }

  private long count(String name, int limit) throws CheckpointException {
    long count = cursor.i8();
    if (count < 0 || count > limit) {
      throw fault("%s must be in [0, %d], was %s", name, limit, Long.toUnsignedString(count));
    }
    return count;
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(path, problem.formatted(values));
  }
}
