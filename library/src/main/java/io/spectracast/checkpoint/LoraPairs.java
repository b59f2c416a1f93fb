package io.spectracast.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pairs A (r × in), B (out × r) of low-rank adapters, whose update is (alpha/r)·B·A.
 *
 * <p>Reference: Hu et al., LoRA, arXiv:2106.09685.
 *
 * @param matrices one update a pair
 * @param tensorNames of all tensors that belong to pairs
 */
record LoraPairs(List<WeightMatrix> matrices, Set<String> tensorNames) {

  private static final Pattern HALF =
      Pattern.compile("(.*?)[._]?lora_(A|B|down|up)(\\.[A-Za-z0-9_-]+)?(\\.weight)?");

  static LoraPairs of(Checkpoint checkpoint, LayerOptions options) throws IOException {
    LoraPairs pairs = new LoraPairs(new ArrayList<>(), new HashSet<>());
    for (TensorInfo info : checkpoint.modelTensors()) {
      Matcher half = HALF.matcher(info.name());
      if (half.matches()) {
        pairs.take(checkpoint, options, info, half);
      }
    }
    return pairs;
  }

  private void take(Checkpoint checkpoint, LayerOptions options, TensorInfo info, Matcher half)
      throws IOException {
    tensorNames.add(info.name());
    tensorNames.add(half.group(1) + ".alpha");
    String other = partner(info.name(), half);
    StoredTensor partner = checkpoint.stored(other);
    if (partner == null) {
      throw new CheckpointException(
          checkpoint.path(), info.name(), "must come with %s, was alone".formatted(other));
    }
    if (half.group(2).equals("B") || half.group(2).equals("up")) {
      add(checkpoint, options, info, partner.info(), half.group(1));
    }
  }

  private static String partner(String name, Matcher half) {
    String other =
        switch (half.group(2)) {
          case "A" -> "B";
          case "B" -> "A";
          case "down" -> "up";
          default -> "down";
        };
    return name.substring(0, half.start(2)) + other + name.substring(half.end(2));
  }

  private void add(
      Checkpoint checkpoint, LayerOptions options, TensorInfo b, TensorInfo a, String layer)
      throws IOException {
    long rank = b.shape().isEmpty() ? 0 : b.shape().get(b.shape().size() - 1);
    if (b.shape().size() != 2 || a.shape().size() != 2 || a.shape().get(0) != rank || rank == 0) {
      throw new CheckpointException(
          checkpoint.path(),
          b.name(),
          "shape must be [out, r] with A [r, in], was %s with %s"
              .formatted(b.shapeText(), a.shapeText()));
    }
    double alpha = alpha(checkpoint, options, layer, rank);
    LowRankMatrix update =
        LowRankMatrix.of(
            checkpoint.tensor(b.name()).matrix(1),
            checkpoint.tensor(a.name()).matrix(1),
            alpha / rank);
    String convention = "(out; in), B·A times alpha/r = %s/%d".formatted(alpha, rank);
    matrices.add(new WeightMatrix(layer, LayerKind.LORA, convention, layer, update, b, List.of()));
  }

  /** From the options, a tensor beside the pair, or the adapter's configuration; otherwise r. */
  private static double alpha(Checkpoint checkpoint, LayerOptions options, String layer, long rank)
      throws IOException {
    if (options.loraAlpha() > 0) {
      return options.loraAlpha();
    }
    StoredTensor stored = checkpoint.stored(layer + ".alpha");
    if (stored != null && stored.info().size() == 1) {
      return checkpoint.tensor(layer + ".alpha").values()[0];
    }
    String text = checkpoint.metadata().getOrDefault("lora_alpha", "" + rank);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new CheckpointException(checkpoint.path(), "lora_alpha must be a number, was " + text);
    }
  }
}
