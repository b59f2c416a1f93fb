package io.spectracast.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JSON header of a safetensors file, checked in full: every field present once and of its type,
 * every tensor's byte range as long as its shape says, the ranges covering the data section without
 * gap or overlap.
 *
 * @param tensors in the header's order
 * @param metadata the free text entries under {@code __metadata__}
 */
record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {

  private static final String METADATA = "__metadata__";

  /**
   * A tensor and the bytes it fills.
   *
   * @param begin first byte, counted from the start of the data section
   * @param end one past the last byte
   */
  record Entry(TensorInfo info, long begin, long end) {

    String name() {
      return info.name();
    }
  }

  /**
   * Parses and checks a header.
   *
   * @param json at least one byte
   * @param dataBytes the length of the data section that follows it
   */
  static SafetensorsHeader parse(Path path, byte[] json, long dataBytes)
      throws CheckpointException {
    requireBrace(path, json);
    SafetensorsHeader header = new Parser(path, json).header();
    requireCover(path, header.tensors.values(), dataBytes);
    return header;
  }

  /** The format allows white space after the object, none before it. */
  private static void requireBrace(Path path, byte[] json) throws CheckpointException {
    if (json[0] != '{') {
      throw new CheckpointException(
          path, "header must begin with the byte 0x7b, '{', was 0x%02x".formatted(json[0]));
    }
  }

  private static void requireCover(Path path, Iterable<Entry> tensors, long dataBytes)
      throws CheckpointException {
    List<Entry> inOrder = new ArrayList<>();
    tensors.forEach(inOrder::add);
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long reached = 0;
    for (Entry tensor : inOrder) {
      if (tensor.begin() != reached) {
        throw new CheckpointException(
            path,
            tensor.name(),
            "data_offsets must begin at %d, where the tensor before ends, was %d"
                .formatted(reached, tensor.begin()));
      }
      reached = tensor.end();
    }
    if (reached != dataBytes) {
      throw new CheckpointException(
          path, "data must be %d bytes as the header says, was %d".formatted(reached, dataBytes));
    }
  }

  /** Reads the grammar of the header. */
  private static final class Parser {

    private static final List<DType> STORED =
        Stream.of(DType.values()).filter(type -> !type.quantized()).toList();

    private final Path path;
    private final JsonCursor json;

    Parser(Path path, byte[] bytes) throws CheckpointException {
      this.path = path;
      this.json = new JsonCursor(path, bytes);
    }

    SafetensorsHeader header() throws CheckpointException {
      Map<String, Entry> tensors = new LinkedHashMap<>();
      Map<String, String> metadata = new LinkedHashMap<>();
      json.object(
          name -> {
            if (name.equals(METADATA)) {
              json.object(key -> metadata.put(key, json.string()));
            } else {
              tensors.put(name, tensor(name));
            }
          });
      json.end();
      return new SafetensorsHeader(tensors, metadata);
    }

    private Entry tensor(String name) throws CheckpointException {
      Map<String, String> type = new LinkedHashMap<>();
      Map<String, List<Long>> lists = new LinkedHashMap<>();
      json.object(
          field -> {
            switch (field) {
              case "dtype" -> type.put(field, json.string());
              case "shape", "data_offsets" -> lists.put(field, json.integers());
              default ->
                  throw fault(name, "field must be dtype, shape or data_offsets, was " + field);
            }
          });
      DType dtype = dtype(name, type.get("dtype"));
      List<Long> shape = required(name, "shape", lists);
      List<Long> offsets = required(name, "data_offsets", lists);
      if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
        throw fault(name, "data_offsets must be [begin, end] with begin ≤ end, was " + offsets);
      }
      requireLength(name, dtype, shape, offsets.get(1) - offsets.get(0));
      TensorInfo info =
          new TensorInfo(name, dtype, shape, AxisOrder.ofName(name), "bytes " + offsets);
      return new Entry(info, offsets.get(0), offsets.get(1));
    }

    private DType dtype(String name, String text) throws CheckpointException {
      if (text == null) {
        throw fault(name, "dtype must be given, was missing");
      }
      return STORED.stream()
          .filter(type -> type.name().equals(text))
          .findFirst()
          .orElseThrow(
              () -> fault(name, "dtype must be one of %s, was %s".formatted(STORED, text)));
    }

    private List<Long> required(String name, String field, Map<String, List<Long>> lists)
        throws CheckpointException {
      List<Long> list = lists.get(field);
      if (list == null) {
        throw fault(name, field + " must be given, was missing");
      }
      return list;
    }

    private void requireLength(String name, DType type, List<Long> shape, long bytes)
        throws CheckpointException {
      long expected = Shapes.bytes(path, name, type, shape);
      if (expected != bytes) {
        throw fault(
            name,
            "data_offsets must span %d bytes for %s %s, was %d"
                .formatted(expected, type, shape, bytes));
      }
    }

    private CheckpointException fault(String tensor, String problem) {
      return new CheckpointException(path, tensor, problem);
    }
  }
}
