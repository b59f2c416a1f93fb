package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor's values, or a view of some of them, read from the file only as a matrix's rows are
 * asked for. Immutable; stays readable after the checkpoint is closed.
 */
public final class Tensor {

  private final Path path;
  private final TensorInfo info;
  private final Elements elements;
  private final long offset;
  private final long[] shape;
  private final long[] strides;

  private Tensor(
      Path path, TensorInfo info, Elements elements, long offset, long[] shape, long[] strides) {
    this.path = path;
    this.info = info;
    this.elements = elements;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }

  /** The tensor at an offset and strides, in elements, which must stay within the elements. */
  static Tensor of(Path path, StoredTensor stored, Elements elements) throws CheckpointException {
    TensorInfo info = stored.info();
    long[] shape = info.shape().stream().mapToLong(Long::longValue).toArray();
    long last = stored.offset();
    try {
      for (int i = 0; i < shape.length; i++) {
        long step = stored.strides()[i];
        last = Math.addExact(last, Math.multiplyExact(step, shape[i] - 1));
      }
    } catch (ArithmeticException e) {
      last = Long.MAX_VALUE;
    }
    if (info.size() > 0 && last >= elements.size()) {
      throw new CheckpointException(
          path,
          info.name(),
          "data must hold the tensor's last element, %d, was %d elements"
              .formatted(last, elements.size()));
    }
    return new Tensor(path, info, elements, stored.offset(), shape, stored.strides());
  }

  /** The tensor this is, or is a view of. */
  public TensorInfo info() {
    return info;
  }

  Path path() {
    return path;
  }

  /** The lengths of the dimensions of this view. */
  public List<Long> shape() {
    return Arrays.stream(shape).boxed().toList();
  }

  /** The elements whose index along an axis is {@code index}; the axis disappears. */
  public Tensor select(int axis, long index) {
    requireRange(axis, index, 1);
    return new Tensor(
        path,
        info,
        elements,
        offset + index * strides[axis],
        without(shape, axis),
        without(strides, axis));
  }

  /** The elements whose index along an axis is in {@code [from, from + length)}. */
  public Tensor narrow(int axis, long from, long length) {
    requireRange(axis, from, length);
    long[] narrowed = shape.clone();
    narrowed[axis] = length;
    return new Tensor(path, info, elements, offset + from * strides[axis], narrowed, strides);
  }

  /**
   * The view as a matrix: its row index runs over the first {@code rowAxes} dimensions, its column
   * index over the others, the last varying fastest.
   *
   * @throws CheckpointException if there are more than 2³¹ − 1 rows or columns
   */
  public Matrix matrix(int rowAxes) throws CheckpointException {
    if (rowAxes < 0 || rowAxes > shape.length) {
      throw new IllegalArgumentException(
          "rowAxes must be in [0, %d], was %d".formatted(shape.length, rowAxes));
    }
    Axes rows = new Axes(shape, strides, 0, rowAxes).merged();
    Axes columns = new Axes(shape, strides, rowAxes, shape.length).merged();
    int m = count("rows", rows);
    int n = count("columns", columns);
    return new TensorMatrix(elements, offset, m, n, rows, columns, info.type().unitRoundoff());
  }

  /** The same values with two axes exchanged. */
  public Tensor transpose(int first, int second) {
    long[] swappedShape = swapped(shape, first, second);
    return new Tensor(path, info, elements, offset, swappedShape, swapped(strides, first, second));
  }

  /**
   * All values of this view, in an array of the caller's own, the last axis varying fastest.
   *
   * @throws CheckpointException if they are more than an array can hold
   */
  public double[] values() throws CheckpointException {
    Matrix flat = matrix(0);
    double[] values = new double[flat.columns()];
    flat.copyRows(0, flat.rows(), values);
    return values;
  }

  private int count(String name, Axes axes) throws CheckpointException {
    long count = axes.count();
    if (count > Limits.ARRAY_BYTES) {
      throw new CheckpointException(
          path, info.name(), "%s must be below 2^31 - 8, was %d".formatted(name, count));
    }
    return (int) count;
  }

  private void requireRange(int axis, long from, long length) {
    if (axis < 0 || axis >= shape.length) {
      throw new IllegalArgumentException(
          "axis must be in [0, %d), was %d".formatted(shape.length, axis));
    }
    if (from < 0 || length < 0 || from > shape[axis] - length) {
      throw new IllegalArgumentException(
          "indices must lie in [0, %d), was %d from %d".formatted(shape[axis], length, from));
    }
  }

  private static long[] without(long[] values, int axis) {
    long[] rest = new long[values.length - 1];
    System.arraycopy(values, 0, rest, 0, axis);
    System.arraycopy(values, axis + 1, rest, axis, rest.length - axis);
    return rest;
  }

  private static long[] swapped(long[] values, int first, int second) {
    long[] result = values.clone();
    result[first] = values[second];
    result[second] = values[first];
    return result;
  }

  /** Dimensions with their strides, the last varying fastest. */
  record Axes(List<Long> lengths, List<Long> strides) {

    Axes(long[] shape, long[] strides, int from, int to) {
      this(
          Arrays.stream(shape, from, to).boxed().toList(),
          Arrays.stream(strides, from, to).boxed().toList());
    }

    long count() {
      return lengths.stream().reduce(1L, Math::multiplyExact);
    }

    /** Neighbours that step as one axis made one, so that runs are long; never empty. */
    Axes merged() {
      List<Long> merged = new ArrayList<>(List.of(1L));
      List<Long> steps = new ArrayList<>(List.of(1L));
      for (int i = 0; i < lengths.size(); i++) {
        int last = merged.size() - 1;
        long length = lengths.get(i);
        if (merged.get(last) == 1) {
          merged.set(last, length);
          steps.set(last, strides.get(i));
        } else if (length == 1) {
          continue;
        } else if (steps.get(last) == length * strides.get(i)) {
          merged.set(last, merged.get(last) * length);
          steps.set(last, strides.get(i));
        } else {
          merged.add(length);
          steps.add(strides.get(i));
        }
      }
      return new Axes(merged, steps);
    }

    /** The offset, in elements, of an index that counts the last axis fastest. */
    long offset(long index) {
      long rest = index;
      long at = 0;
      for (int i = lengths.size() - 1; i >= 0; i--) {
        at += rest % lengths.get(i) * strides.get(i);
        rest /= lengths.get(i);
      }
      return at;
    }

    long run() {
      return lengths.get(lengths.size() - 1);
    }

    long step() {
      return strides.get(strides.size() - 1);
    }
  }
}
