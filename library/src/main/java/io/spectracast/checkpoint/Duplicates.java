package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises tensors with the same values: the same view of the same bytes, or equal elements. A
 * tensor whose first elements are all equal counts as no duplicate by value, so that several dead
 * or zero layers stay several.
 */
final class Duplicates {

  private static final int COMPARED_FIRST = 256;

  private final Checkpoint checkpoint;
  private final Map<String, String> byStorage = new HashMap<>();
  private final Map<List<Object>, List<String>> byStart = new HashMap<>();

  Duplicates(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** The first tensor asked for with these values: its own name, if it is the first. */
  String originalOf(TensorInfo info) throws IOException {
    String tied = byStorage.putIfAbsent(info.storage(), info.name());
    return tied == null ? originalByValue(info) : tied;
  }

  private String originalByValue(TensorInfo info) throws IOException {
    Tensor tensor = checkpoint.tensor(info.name());
    Matrix rows = tensor.matrix(1);
    double[] start = start(tensor);
    if (Arrays.stream(start).allMatch(value -> value == start[0])) {
      return info.name();
    }
    List<Object> key = List.of(info.type(), info.shape(), Arrays.hashCode(start));
    List<String> candidates = byStart.computeIfAbsent(key, k -> new ArrayList<>());
    for (String candidate : candidates) {
      if (equal(rows, checkpoint.tensor(candidate).matrix(1))) {
        return candidate;
      }
    }
    candidates.add(info.name());
    return info.name();
  }

  private static double[] start(Tensor tensor) throws CheckpointException {
    Tensor start = tensor;
    while (start.shape().size() > 1) {
      start = start.select(0, 0);
    }
    return start.narrow(0, 0, Math.min(COMPARED_FIRST, start.shape().get(0))).values();
  }

  private static boolean equal(Matrix first, Matrix second) {
    double[] a = new double[first.columns()];
    double[] b = new double[first.columns()];
    for (int i = 0; i < first.rows(); i++) {
      first.copyRows(i, 1, a);
      second.copyRows(i, 1, b);
      if (!Arrays.equals(a, b)) {
        return false;
      }
    }
    return true;
  }
}
