package io.spectracast.checkpoint;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numeric datasets of an HDF5 file, named by their path from the root; links to other places
 * and other files are not followed. Keras keeps the model in the group {@code model_weights} and
 * its axes with the outputs last.
 *
 * <p>Format: The HDF5 File Format Specification, through jhdf.
 */
final class Hdf5 {

  private static final String MODEL = "model_weights/";

  /** The number of the byte-shuffle filter. */
  private static final int SHUFFLE = 2;

  private final Path path;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private int visited;

  private Hdf5(Path path) {
    this.path = path;
  }

  /** Reads the tree of a file; the channel must stay open while datasets are read. */
  static Contents read(Path path, FileChannel channel) throws IOException {
    Hdf5 reader = new Hdf5(path);
    reader.guarded(
        "file",
        () -> {
          reader.visit(file(channel), "", 0);
          return null;
        });
    boolean model = reader.tensors.stream().anyMatch(t -> t.info().name().startsWith(MODEL));
    return new Contents("HDF5", reader.tensors, model ? MODEL : "", Map.of());
  }

  /**
   * Mapped where one buffer holds the file: from a channel the library reads into arrays as long as
   * the file claims, from a buffer no more than is there.
   */
  private static HdfFile file(FileChannel channel) throws IOException {
    return channel.size() > Integer.MAX_VALUE
        ? new HdfFile(channel)
        : HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, channel.size()));
  }

  @FunctionalInterface
  private interface Action<T> {
    T run() throws IOException;
  }

  /** The library reports malformed files by whatever exception its parsing runs into. */
  private <T> T guarded(String what, Action<T> action) throws IOException {
    try {
      return action.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      CheckpointException fault =
          new CheckpointException(
              path,
              "%s must be well-formed HDF5, was not: %s"
                  .formatted(what, Optional.ofNullable(e.getMessage()).orElse(e.toString())));
      fault.initCause(e);
      throw fault;
    }
  }

  private void visit(Group group, String prefix, int depth) throws CheckpointException {
    if (depth > Limits.DEPTH) {
      throw new CheckpointException(path, "groups must nest at most %d deep".formatted(depth - 1));
    }
    for (Node node : group.getChildren().values()) {
      if (++visited > Limits.HDF5_NODES) {
        throw new CheckpointException(
            path, "nodes must be at most %d, was more".formatted(Limits.HDF5_NODES));
      }
      if (node.isLink()) {
        continue;
      }
      String name = prefix + node.getName();
      if (node instanceof Group child) {
        visit(child, name + "/", depth + 1);
      } else if (node instanceof Dataset dataset) {
        add(name, dataset);
      }
    }
  }

  private void add(String name, Dataset dataset) throws CheckpointException {
    Optional<DType> type = type(dataset.getDataType());
    if (type.isEmpty() || dataset.isEmpty()) {
      return;
    }
    List<Long> shape = Arrays.stream(dataset.getDimensionsAsLong()).boxed().toList();
    long bytes = Shapes.bytes(path, name, type.get(), shape);
    String storage = "object " + dataset.getAddress();
    TensorInfo info = new TensorInfo(name, type.get(), shape, AxisOrder.OUT_LAST, storage);
    tensors.add(
        StoredTensor.contiguous(
            info, () -> guarded("dataset '" + name + "'", () -> open(info, dataset, bytes))));
  }

  private Elements open(TensorInfo info, Dataset dataset, long bytes) throws CheckpointException {
    if (dataset instanceof ContiguousDataset contiguous && littleEndian(dataset.getDataType())) {
      ByteBuffer buffer = contiguous.getBuffer();
      if (buffer.limit() >= bytes) {
        return Elements.of(info.type(), new Mapped(buffer));
      }
    }
    long most = Math.min(Limits.ARRAY_BYTES, path.toFile().length() * Limits.DEFLATE_RATIO);
    if (bytes > most) {
      throw new CheckpointException(
          path,
          info.name(),
          "dataset must inflate to at most %d bytes, was %d".formatted(most, bytes));
    }
    if (dataset instanceof ChunkedDataset chunked) {
      requireSmallChunks(info, chunked.getChunkDimensions());
      requireShuffledElements(info, chunked);
    }
    Object flat = dataset.getDataFlat();
    return new Unpacked(flat.getClass().isArray() ? flat : new Object[] {flat});
  }

  /** The library makes tables as long as a chunk, whatever the file holds. */
  private void requireSmallChunks(TensorInfo info, int[] chunk) throws CheckpointException {
    List<Long> shape = Arrays.stream(chunk).asLongStream().boxed().toList();
    long size = Shapes.bytes(path, info.name(), DType.U8, shape);
    long most = Math.max(info.size(), Limits.HDF5_CHUNK_ELEMENTS);
    if (size > most || shape.size() != info.shape().size()) {
      throw new CheckpointException(
          path,
          info.name(),
          "chunk must have %d dimensions and at most %d elements, was %s"
              .formatted(info.shape().size(), most, shape));
    }
  }

  /** The library's unshuffling loops over the bytes of an element, as many as the file claims. */
  private void requireShuffledElements(TensorInfo info, Dataset dataset)
      throws CheckpointException {
    for (PipelineFilterWithData filter : dataset.getFilters()) {
      int[] size = filter.getFilterData();
      if (filter.getId() == SHUFFLE && (size.length == 0 || size[0] != info.type().bytes())) {
        throw new CheckpointException(
            path,
            info.name(),
            "shuffle filter must have elements of %d bytes, was %s"
                .formatted(info.type().bytes(), Arrays.toString(size)));
      }
    }
  }

  private static boolean littleEndian(DataType type) {
    ByteOrder order =
        type instanceof FixedPoint fixed
            ? fixed.getByteOrder()
            : ((FloatingPoint) type).getByteOrder();
    return order == ByteOrder.LITTLE_ENDIAN;
  }

  private static Optional<DType> type(DataType type) {
    if (type instanceof FloatingPoint floating) {
      return switch (floating.getSize() * 100 + floating.getExponentSize()) {
        case 811 -> Optional.of(DType.F64);
        case 408 -> Optional.of(DType.F32);
        case 205 -> Optional.of(DType.F16);
        default -> Optional.empty();
      };
    }
    if (type instanceof FixedPoint fixed) {
      return switch (fixed.getSize()) {
        case 1 -> Optional.of(fixed.isSigned() ? DType.I8 : DType.U8);
        case 2 -> Optional.of(fixed.isSigned() ? DType.I16 : DType.U16);
        case 4 -> Optional.of(fixed.isSigned() ? DType.I32 : DType.U32);
        case 8 -> Optional.of(fixed.isSigned() ? DType.I64 : DType.U64);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /** A mapped part of the file. */
  private record Mapped(ByteBuffer buffer) implements Bytes {

    @Override
    public long size() {
      return buffer.limit();
    }

    @Override
    public void copy(long from, byte[] target, int count) {
      buffer.get((int) from, target, 0, count);
    }
  }

  /** A chunked or big-endian dataset, which the library decodes as a whole. */
  private record Unpacked(Object array) implements Elements {

    @Override
    public long size() {
      return Array.getLength(array);
    }

    @Override
    public void copy(long first, long stride, int count, double[] target, int at) {
      for (int i = 0; i < count; i++) {
        Object value = Array.get(array, (int) (first + i * stride));
        target[at + i] = ((Number) value).doubleValue();
      }
    }
  }
}
