package io.spectracast.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, checked in full: every field present once and of its type,
 * every tensor's byte range as long as its shape says, the ranges covering the data section without
 * gap or overlap.
 *
 * @param tensors in the header's order
 * @param metadata the free text entries under {@code __metadata__}
 */
record SafetensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {

  /** More dimensions are refused. */
  static final int MAX_RANK = 16;

  private static final String METADATA = "__metadata__";

  /**
   * Parses and checks a header.
   *
   * @param dataBytes the length of the data section that follows it
   */
  static SafetensorsHeader parse(Path path, byte[] json, long dataBytes)
      throws CheckpointException {
    SafetensorsHeader header = new Parser(path, json).header();
    requireCover(path, header.tensors.values(), dataBytes);
    return header;
  }

  private static void requireCover(Path path, Iterable<TensorInfo> tensors, long dataBytes)
      throws CheckpointException {
    List<TensorInfo> inOrder = new ArrayList<>();
    tensors.forEach(inOrder::add);
    inOrder.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    long reached = 0;
    for (TensorInfo tensor : inOrder) {
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

    private final Path path;
    private final JsonCursor json;

    Parser(Path path, byte[] bytes) {
      this.path = path;
      this.json = new JsonCursor(path, bytes);
    }

    SafetensorsHeader header() throws CheckpointException {
      Map<String, TensorInfo> tensors = new LinkedHashMap<>();
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

    private TensorInfo tensor(String name) throws CheckpointException {
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
      return new TensorInfo(name, dtype, shape, offsets.get(0), offsets.get(1));
    }

    private DType dtype(String name, String text) throws CheckpointException {
      for (DType type : DType.values()) {
        if (type.name().equals(text)) {
          return type;
        }
      }
      throw fault(name, "dtype must be one of %s, was %s".formatted(List.of(DType.values()), text));
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
      if (shape.size() > MAX_RANK) {
        throw fault(
            name,
            "shape must have at most %d dimensions, was %d".formatted(MAX_RANK, shape.size()));
      }
      try {
        long expected = type.bytes();
        for (long length : shape) {
          expected = Math.multiplyExact(expected, length);
        }
        if (expected != bytes) {
          throw fault(
              name,
              "data_offsets must span %d bytes for %s %s, was %d"
                  .formatted(expected, type, shape, bytes));
        }
      } catch (ArithmeticException e) {
        throw fault(name, "shape must have fewer than 2^63 bytes, was " + shape);
      }
    }

    private CheckpointException fault(String tensor, String problem) {
      return new CheckpointException(path, tensor, problem);
    }
  }
}
