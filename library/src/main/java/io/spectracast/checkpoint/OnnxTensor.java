package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One initializer: a TensorProto, its values in one of several fields or in another file. */
final class OnnxTensor {

  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int FLOAT_DATA = 4;
  private static final int INT32_DATA = 5;
  private static final int INT64_DATA = 7;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int DOUBLE_DATA = 10;
  private static final int UINT64_DATA = 11;
  private static final int EXTERNAL_DATA = 13;

  private static final Map<Integer, DType> TYPES =
      Map.ofEntries(
          Map.entry(1, DType.F32),
          Map.entry(2, DType.U8),
          Map.entry(3, DType.I8),
          Map.entry(4, DType.U16),
          Map.entry(5, DType.I16),
          Map.entry(6, DType.I32),
          Map.entry(7, DType.I64),
          Map.entry(9, DType.BOOL),
          Map.entry(10, DType.F16),
          Map.entry(11, DType.F64),
          Map.entry(12, DType.U32),
          Map.entry(13, DType.U64),
          Map.entry(16, DType.BF16),
          Map.entry(17, DType.F8_E4M3),
          Map.entry(19, DType.F8_E5M2));

  private final Path path;
  private final Bytes file;
  private final List<Long> shape = new ArrayList<>();
  private final Map<String, String> external = new HashMap<>();
  private String name;
  private long typeNumber;
  private long start = -1;
  private long length;
  private int valuesField = RAW_DATA;

  private OnnxTensor(Path path, Bytes file, int index) {
    this.path = path;
    this.file = file;
    this.name = "initializer " + index;
  }

  static StoredTensor read(Path path, Bytes file, ProtobufMessage message, int index)
      throws CheckpointException {
    OnnxTensor tensor = new OnnxTensor(path, file, index);
    while (message.next()) {
      tensor.take(message);
    }
    return tensor.stored();
  }

  private void take(ProtobufMessage message) throws CheckpointException {
    switch (message.field()) {
      case DIMS -> dimensions(message);
      case DATA_TYPE -> typeNumber = message.value();
      case NAME -> name = message.text();
      case EXTERNAL_DATA -> entry(message.nested());
      case RAW_DATA, FLOAT_DATA, DOUBLE_DATA, INT32_DATA, INT64_DATA, UINT64_DATA ->
          values(message);
      default -> {}
    }
  }

  private void dimensions(ProtobufMessage message) throws CheckpointException {
    if (message.isBytes()) {
      ByteCursor packed = message.cursor();
      while (packed.position() < message.end() && shape.size() <= Limits.RANK) {
        shape.add(ProtobufMessage.varint(packed));
      }
    } else {
      shape.add(message.value());
    }
    if (shape.size() > Limits.RANK) {
      throw fault("dims must be at most %d, was more", Limits.RANK);
    }
  }

  private void values(ProtobufMessage message) throws CheckpointException {
    if (!message.isBytes()) {
      throw fault("values must be packed, was field %d one by one", message.field());
    }
    if (start >= 0) {
      throw fault("values must be given once, was field %d again", message.field());
    }
    valuesField = message.field();
    start = message.start();
    length = message.end() - start;
  }

  private void entry(ProtobufMessage entry) throws CheckpointException {
    String key = "";
    String value = "";
    while (entry.next()) {
      if (entry.field() == 1) {
        key = entry.text();
      } else if (entry.field() == 2) {
        value = entry.text();
      }
    }
    external.put(key, value);
  }

  private StoredTensor stored() throws CheckpointException {
    DType type = typeNumber == (int) typeNumber ? TYPES.get((int) typeNumber) : null;
    if (type == null) {
      throw fault(
          "data_type must be one of %s, was %d",
          TYPES.keySet().stream().sorted().toList(), typeNumber);
    }
    long bytes = Shapes.bytes(path, name, type, shape);
    TensorInfo info = new TensorInfo(name, type, shape, AxisOrder.OUT_FIRST, "initializer " + name);
    if (!external.isEmpty()) {
      return StoredTensor.contiguous(info, () -> external(type, bytes));
    }
    if (start < 0 && bytes > 0) {
      throw fault("values must be given, was missing");
    }
    return StoredTensor.contiguous(
        info, start < 0 ? () -> Elements.of(type, Bytes.of(new byte[0])) : inFile(info, bytes));
  }

  /** Raw, float and double values lie in the file as they are; varints are decoded. */
  private StoredTensor.Source inFile(TensorInfo info, long bytes) throws CheckpointException {
    DType type = info.type();
    boolean asIs =
        valuesField == RAW_DATA
            || valuesField == FLOAT_DATA && type == DType.F32
            || valuesField == DOUBLE_DATA && type == DType.F64;
    if (!asIs && (valuesField == FLOAT_DATA || valuesField == DOUBLE_DATA)) {
      throw fault("values must be of type %s, was field %d", type, valuesField);
    }
    if (asIs && length != bytes) {
      throw fault("values must have %d bytes for %s %s, was %d", bytes, type, shape, length);
    }
    if (!asIs && length < info.size()) {
      throw fault("values must be %d integers, was %d bytes", info.size(), length);
    }
    return asIs
        ? () -> Elements.of(type, file.slice(path, start, length))
        : () -> Elements.of(type, decoded(type, info.size()));
  }

  private Bytes decoded(DType type, long size) throws CheckpointException {
    if (size > Limits.ARRAY_BYTES / type.bytes()) {
      throw fault("integers must fill at most %d bytes, was %d", Limits.ARRAY_BYTES, size);
    }
    byte[] target = new byte[(int) size * type.bytes()];
    ByteCursor cursor = new ByteCursor(path, file.slice(path, start, length), 0);
    for (int at = 0; at < target.length; at += type.bytes()) {
      long value = ProtobufMessage.varint(cursor);
      for (int i = 0; i < type.bytes(); i++) {
        target[at + i] = (byte) (value >> 8 * i);
      }
    }
    return Bytes.of(target);
  }

  /** Values in a file beside the model, mapped. */
  private Elements external(DType type, long bytes) throws IOException {
    String location = external.getOrDefault("location", "");
    boolean plain =
        !location.isEmpty() && !location.startsWith(".") && location.matches("[^/\\\\\\x00:]+");
    if (!plain) {
      throw fault("location must be a plain name beside the model, was '%s'", location);
    }
    Path data = path.resolveSibling(location);
    if (!Files.isRegularFile(data)) {
      throw fault("values must lie in %s, was missing", location);
    }
    try (FileChannel channel = FileChannel.open(data)) {
      return Elements.of(
          type, FileBytes.of(data, channel, number("offset", 0), number("length", bytes)));
    }
  }

  private long number(String key, long otherwise) throws CheckpointException {
    String text = external.get(key);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw fault("%s must be a number, was '%s'", key, text);
    }
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(path, name, problem.formatted(values));
  }
}
