package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects tensors and writes them as one safetensors file. The arrays are not copied; they must
 * not change before {@link #write}.
 */
public final class SafetensorsWriter {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final int ALIGNMENT = 8;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Adds an entry of free text. */
  public SafetensorsWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Adds a float32 tensor; {@code shape} must multiply to the number of values. */
  public SafetensorsWriter floats(String name, float[] values, long... shape) {
    return add(
        name,
        DType.F32,
        values.length,
        (first, count, buffer) -> buffer.asFloatBuffer().put(values, first, count),
        shape);
  }

  /** Adds a float32 tensor whose values are asked for, in order, as the file is written. */
  public SafetensorsWriter floats(String name, FloatSource values, long... shape) {
    long size = 1;
    for (long side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return add(
        name,
        DType.F32,
        Math.toIntExact(size),
        (first, count, buffer) -> values.put(count, buffer.asFloatBuffer()),
        shape);
  }

  /** Values that need not be held in memory together. */
  public interface FloatSource {

    /** Puts the next {@code count} values, in row-major order, into a buffer. */
    void put(int count, FloatBuffer target);
  }

  /** Adds a float64 tensor; {@code shape} must multiply to the number of values. */
  public SafetensorsWriter doubles(String name, double[] values, long... shape) {
    return add(
        name,
        DType.F64,
        values.length,
        (first, count, buffer) -> buffer.asDoubleBuffer().put(values, first, count),
        shape);
  }

  /** Adds an int64 tensor; {@code shape} must multiply to the number of values. */
  public SafetensorsWriter longs(String name, long[] values, long... shape) {
    return add(
        name,
        DType.I64,
        values.length,
        (first, count, buffer) -> buffer.asLongBuffer().put(values, first, count),
        shape);
  }

  /**
   * Writes the file so that at every moment, even after a crash, {@code path} holds either what was
   * there before or all of the new content: a temporary file beside it is written, forced to disk,
   * and renamed.
   */
  public void write(Path path) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeTo(channel);
      channel.force(true);
    }
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private SafetensorsWriter add(String name, DType type, int length, Source source, long... shape) {
    long size = 1;
    for (long side : shape) {
      size *= side;
    }
    if (size != length) {
      throw new IllegalArgumentException(
          "tensor '%s': values must be %d, was %d".formatted(name, size, length));
    }
    if (tensors.put(name, new Tensor(name, type, shape.clone(), length, source)) != null) {
      throw new IllegalArgumentException("tensor '%s' must be added once".formatted(name));
    }
    return this;
  }

  private void writeTo(FileChannel channel) throws IOException {
    List<Tensor> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingInt((Tensor t) -> -t.type.bytes())); // keeps all aligned
    byte[] header = header(inOrder);
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(header.length).flip();
    drain(buffer, channel);
    drain(ByteBuffer.wrap(header), channel);
    for (Tensor tensor : inOrder) {
      tensor.write(buffer, channel);
    }
  }

  private byte[] header(List<Tensor> inOrder) {
    List<String> members = new ArrayList<>();
    if (!metadata.isEmpty()) {
      List<String> entries = new ArrayList<>();
      metadata.forEach((key, value) -> entries.add(quoted(key) + ":" + quoted(value)));
      members.add("\"__metadata__\":{%s}".formatted(String.join(",", entries)));
    }
    long offset = 0;
    for (Tensor tensor : inOrder) {
      long end = offset + (long) tensor.length * tensor.type.bytes();
      members.add(tensor.describe(offset, end));
      offset = end;
    }
    byte[] json = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-json.length, ALIGNMENT);
    return (new String(json, StandardCharsets.UTF_8) + " ".repeat(padding))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Puts {@code count} values from {@code first} on at the start of a buffer. */
  private interface Source {
    void put(int first, int count, ByteBuffer buffer);
  }

  private record Tensor(String name, DType type, long[] shape, int length, Source source) {

    String describe(long begin, long end) {
      List<String> sides = new ArrayList<>();
      for (long side : shape) {
        sides.add(Long.toString(side));
      }
      return "%s:{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
          .formatted(quoted(name), type, String.join(",", sides), begin, end);
    }

    void write(ByteBuffer buffer, FileChannel channel) throws IOException {
      int chunk = CHUNK_BYTES / type.bytes();
      for (int first = 0; first < length; first += chunk) {
        int count = Math.min(chunk, length - first);
        buffer.clear();
        source.put(first, count, buffer);
        buffer.limit(count * type.bytes());
        drain(buffer, channel);
      }
    }
  }
}
