package io.spectracast.checkpoint;

import io.spectracast.checkpoint.SafetensorsHeader.Entry;
import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A safetensors file: eight bytes with the length of a JSON header (little-endian), the header, and
 * the tensors' bytes. The header is checked in full when the file is opened; tensors are mapped
 * into memory when asked for, and stay readable after the file is closed.
 *
 * <p>Format: github.com/huggingface/safetensors.
 */
public final class SafetensorsFile implements AutoCloseable {

  /** A longer header is refused, as by the reference implementation. */
  static final long MAX_HEADER_BYTES = 100_000_000;

  private final Path path;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataStart;

  /** The file behind an open channel, which this takes over. */
  SafetensorsFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    long headerBytes = headerLength(path, channel);
    this.dataStart = Long.BYTES + headerBytes;
    byte[] json = new byte[(int) headerBytes];
    read(ByteBuffer.wrap(json), Long.BYTES);
    this.header = SafetensorsHeader.parse(path, json, channel.size() - dataStart);
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws CheckpointException if it is missing or malformed
   */
  public static SafetensorsFile open(Path path) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(path, "file must exist, was missing");
    }
    try {
      return new SafetensorsFile(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The tensors, in the header's order. */
  public List<TensorInfo> tensors() {
    return header.tensors().values().stream().map(Entry::info).toList();
  }

  /** The free text entries of the header. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /** Whether the file has a tensor of this name. */
  public boolean contains(String name) {
    return header.tensors().containsKey(name);
  }

  /**
   * The header's entry for a tensor.
   *
   * @throws CheckpointException if there is none of this name
   */
  public TensorInfo info(String name) throws CheckpointException {
    return entry(name).info();
  }

  Entry entry(String name) throws CheckpointException {
    return Optional.ofNullable(header.tensors().get(name))
        .orElseThrow(() -> new CheckpointException(path, name, "must be in the file, was missing"));
  }

  /**
   * The values of a float32 tensor, row-major, in an array of the caller's own.
   *
   * @throws CheckpointException if it is missing or of another type
   */
  public float[] floats(String name) throws IOException {
    Entry tensor = entry(name, DType.F32);
    ByteBuffer bytes = map(tensor);
    float[] values = new float[(int) tensor.info().size()];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** The values of a float64 tensor; otherwise as {@link #floats}. */
  public double[] doubles(String name) throws IOException {
    Entry tensor = entry(name, DType.F64);
    ByteBuffer bytes = map(tensor);
    double[] values = new double[(int) tensor.info().size()];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /** The values of an int64 tensor; otherwise as {@link #floats}. */
  public long[] longs(String name) throws IOException {
    Entry tensor = entry(name, DType.I64);
    ByteBuffer bytes = map(tensor);
    long[] values = new long[(int) tensor.info().size()];
    bytes.asLongBuffer().get(values);
    return values;
  }

  /**
   * A two-dimensional float32 tensor as a view of the mapped file.
   *
   * @throws CheckpointException if it is missing, of another type or shape
   */
  public Matrix matrix(String name) throws IOException {
    Entry tensor = entry(name, DType.F32);
    if (tensor.info().shape().size() != 2) {
      throw new CheckpointException(
          path, name, "shape must have two dimensions, was " + tensor.info().shapeText());
    }
    return Tensor.of(path, stored(tensor), open(tensor)).matrix(1);
  }

  /** All tensors, as a checkpoint. */
  Contents contents() {
    List<StoredTensor> stored = header.tensors().values().stream().map(this::stored).toList();
    return new Contents("safetensors", stored, "", metadata());
  }

  private StoredTensor stored(Entry entry) {
    return StoredTensor.contiguous(entry.info(), () -> open(entry));
  }

  private Elements open(Entry entry) throws IOException {
    Bytes bytes =
        FileBytes.of(path, channel, dataStart + entry.begin(), entry.end() - entry.begin());
    return Elements.of(entry.info().type(), bytes);
  }

  private Entry entry(String name, DType expected) throws CheckpointException {
    Entry tensor = entry(name);
    if (tensor.info().type() != expected) {
      throw new CheckpointException(
          path, name, "dtype must be %s, was %s".formatted(expected, tensor.info().type()));
    }
    return tensor;
  }

  private ByteBuffer map(Entry tensor) throws IOException {
    long bytes = tensor.end() - tensor.begin();
    if (bytes > Integer.MAX_VALUE) {
      throw new CheckpointException(
          path,
          tensor.name(),
          "size must be at most %d bytes, was %d".formatted(Integer.MAX_VALUE, bytes));
    }
    return channel
        .map(FileChannel.MapMode.READ_ONLY, dataStart + tensor.begin(), bytes)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long headerLength(Path path, FileChannel channel) throws IOException {
    long fileBytes = channel.size();
    if (fileBytes < Long.BYTES) {
      throw new CheckpointException(
          path, "file must have at least %d bytes, was %d".formatted(Long.BYTES, fileBytes));
    }
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    channel.read(length, 0);
    long bytes = length.getLong(0);
    long limit = Math.min(MAX_HEADER_BYTES, fileBytes - Long.BYTES);
    if (bytes < 2 || bytes > limit) {
      throw new CheckpointException(
          path,
          "header length must be in [2, %d], was %s"
              .formatted(limit, Long.toUnsignedString(bytes)));
    }
    return bytes;
  }

  private void read(ByteBuffer target, long position) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new CheckpointException(path, "file must not shrink while it is read, was cut off");
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
