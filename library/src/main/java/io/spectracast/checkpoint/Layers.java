package io.spectracast.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weight matrices of a checkpoint's model.
 *
 * @param matrices in the checkpoint's order, each set of values once
 * @param skipped the tensors that give no matrix of their own
 */
public record Layers(List<WeightMatrix> matrices, List<Skipped> skipped) {

  private static final int MAX_KERNEL_RANK = 5;

  public Layers {
    matrices = List.copyOf(matrices);
    skipped = List.copyOf(skipped);
  }

  /**
   * A tensor that gives no matrix.
   *
   * @param reason in words
   */
  public record Skipped(TensorInfo tensor, String reason) {}

  /**
   * Finds the weight matrices. No values are read but those needed to recognise duplicates, and the
   * factors A of low-rank adapters.
   *
   * @throws CheckpointException if a tensor cannot be cut as the options ask, or an adapter's half
   *     is missing
   */
  public static Layers of(Checkpoint checkpoint, LayerOptions options) throws IOException {
    return new Finder(checkpoint, options).find();
  }

  /**
   * The changes tuned − base of all weight matrices.
   *
   * @throws CheckpointException if the two have not the same names and sizes
   */
  public static Layers deltas(Checkpoint tuned, Checkpoint base, LayerOptions options)
      throws IOException {
    Layers after = of(tuned, options);
    Map<String, WeightMatrix> before = new LinkedHashMap<>();
    of(base, options).matrices.forEach(matrix -> before.put(matrix.name(), matrix));
    List<WeightMatrix> deltas = new ArrayList<>();
    for (WeightMatrix matrix : after.matrices) {
      deltas.add(delta(tuned, matrix, before.remove(matrix.name())));
    }
    if (!before.isEmpty()) {
      throw new CheckpointException(
          tuned.path(),
          before.keySet().iterator().next(),
          "must be in the file as in the base, was missing");
    }
    return new Layers(deltas, after.skipped);
  }

  /** The matrices by their names and by the other names of those that are tied or equal. */
  public Map<String, WeightMatrix> byName() {
    Map<String, WeightMatrix> byName = new HashMap<>();
    matrices.forEach(matrix -> matrix.alsoNamed().forEach(name -> byName.put(name, matrix)));
    matrices.forEach(matrix -> byName.put(matrix.name(), matrix));
    return byName;
  }

  /** The changes from the matrices of the same name and size in others; no others are kept. */
  public Layers changesFrom(Layers others) {
    Map<String, WeightMatrix> before = others.byName();
    return new Layers(
        matrices.stream()
            .filter(matrix -> matrix.hasSizeOf(before.get(matrix.name())))
            .map(matrix -> matrix.minus(before.get(matrix.name())))
            .toList(),
        skipped);
  }

  private static WeightMatrix delta(Checkpoint tuned, WeightMatrix matrix, WeightMatrix base)
      throws CheckpointException {
    if (base == null) {
      throw new CheckpointException(
          tuned.path(), matrix.name(), "must be in the base too, was missing there");
    }
    if (!matrix.hasSizeOf(base)) {
      throw new CheckpointException(
          tuned.path(),
          matrix.name(),
          "size must be %d × %d as in the base, was %d × %d"
              .formatted(base.rows(), base.columns(), matrix.rows(), matrix.columns()));
    }
    return matrix.minus(base);
  }

  /** Goes through a checkpoint's tensors. */
  private static final class Finder {

    private final Checkpoint checkpoint;
    private final LayerOptions options;
    private final Duplicates duplicates;
    private final List<WeightMatrix> matrices = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<String, List<String>> aliases = new HashMap<>();

    Finder(Checkpoint checkpoint, LayerOptions options) {
      this.checkpoint = checkpoint;
      this.options = options;
      this.duplicates = new Duplicates(checkpoint);
    }

    Layers find() throws IOException {
      LoraPairs pairs = LoraPairs.of(checkpoint, options);
      Set<String> adapters = new HashSet<>(pairs.tensorNames());
      matrices.addAll(pairs.matrices());
      for (TensorInfo info : checkpoint.modelTensors()) {
        if (!adapters.contains(info.name())) {
          take(info);
        }
      }
      return new Layers(matrices.stream().map(this::named).toList(), skipped);
    }

    private void take(TensorInfo info) throws IOException {
      String reason = reasonToSkip(info);
      if (reason.isEmpty()) {
        String original = duplicates.originalOf(info);
        if (original.equals(info.name())) {
          matrices.addAll(
              Splitting.of(
                  plain(info.name()), checkpoint.tensor(info.name()), options, hidden(info)));
          return;
        }
        aliases.computeIfAbsent(original, name -> new ArrayList<>()).add(plain(info.name()));
        reason = "same values as " + plain(original);
      }
      skipped.add(new Skipped(info, reason));
    }

    private static String reasonToSkip(TensorInfo info) {
      int rank = info.shape().size();
      if (rank < 2) {
        return "a vector or number";
      }
      if (rank > MAX_KERNEL_RANK) {
        return "more than five dimensions";
      }
      if (info.shape().contains(0L)) {
        return "empty";
      }
      boolean number = info.type().quantized() || info.type().ordinal() < DType.I64.ordinal();
      return number ? "" : "integers";
    }

    private WeightMatrix named(WeightMatrix matrix) {
      List<String> others = aliases.getOrDefault(matrix.origin().name(), List.of());
      return others.isEmpty()
          ? matrix
          : new WeightMatrix(
              matrix.name(),
              matrix.kind(),
              matrix.convention(),
              matrix.pool(),
              matrix.matrix(),
              matrix.origin(),
              others);
    }

    private String plain(String name) {
      return name.substring(checkpoint.modelPrefix().length());
    }

    /** A recurrent layer's width, from its hidden weights or from the kernel's name. */
    private long hidden(TensorInfo info) {
      String name = info.name();
      if (!LayerNames.recurrent(name)) {
        return 0;
      }
      List<Long> shape = info.shape();
      boolean outFirst = options.axes().orElse(info.axes()) == AxisOrder.OUT_FIRST;
      String partner =
          name.contains("weight_ih")
              ? name.replace("weight_ih", "weight_hh")
              : name.replaceFirst("/kernel", "/recurrent_kernel");
      StoredTensor hiddenWeights = checkpoint.stored(partner);
      if (hiddenWeights != null && hiddenWeights.info().shape().size() == 2) {
        return hiddenWeights.info().shape().get(outFirst ? 1 : 0);
      }
      return name.contains("basic_lstm") ? shape.get(outFirst ? 0 : 1) / 4 : 0;
    }
  }
}
