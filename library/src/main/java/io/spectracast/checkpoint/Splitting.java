package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Cuts one tensor into the weight matrices that the options ask for. */
final class Splitting {

  private static final String[] LSTM_GATES = {"input", "forget", "cell", "output"};
  private static final String[] GRU_GATES = {"reset", "update", "new"};
  private static final String[] KERAS_GRU_GATES = {"update", "reset", "new"};
  private static final String[] TF_LSTM_GATES = {"input", "cell", "forget", "output"};

  private final String name;
  private final Tensor tensor;
  private final LayerOptions options;
  private final boolean outFirst;
  private final List<WeightMatrix> matrices = new ArrayList<>();

  private Splitting(String name, Tensor tensor, LayerOptions options) {
    this.name = name;
    this.tensor = tensor;
    this.options = options;
    this.outFirst = options.axes().orElse(tensor.info().axes()) == AxisOrder.OUT_FIRST;
  }

  /**
   * The matrices of a tensor of two to five dimensions.
   *
   * @param name the tensor's, without the container it lies in
   * @param hidden the width of the recurrent layer it belongs to; 0 if unknown
   */
  static List<WeightMatrix> of(String name, Tensor tensor, LayerOptions options, long hidden)
      throws CheckpointException {
    Splitting splitting = new Splitting(name, tensor, options);
    int rank = tensor.shape().size();
    if (LayerNames.experts(name) && rank == 3) {
      splitting.experts();
    } else if (rank > 2) {
      splitting.convolution();
    } else if (LayerNames.recurrent(name)) {
      splitting.recurrent(hidden);
    } else if (LayerNames.embedding(name)) {
      splitting.add("", LayerKind.EMBEDDING, "(entry; vector)", tensor.matrix(1));
    } else if (attention(name)) {
      splitting.attention();
    } else {
      splitting.add("", LayerKind.LINEAR, splitting.linear(), tensor.matrix(1));
    }
    return splitting.matrices;
  }

  private static boolean attention(String name) {
    return LayerNames.fused(name)
        || LayerNames.query(name)
        || LayerNames.keyOrValue(name)
        || LayerNames.output(name);
  }

  private void add(String part, LayerKind kind, String convention, Matrix matrix) {
    add(part, kind, convention, name + part, matrix);
  }

  private void add(String part, LayerKind kind, String convention, String pool, Matrix matrix) {
    matrices.add(
        new WeightMatrix(name + part, kind, convention, pool, matrix, tensor.info(), List.of()));
  }

  private String linear() {
    return outFirst ? "(out; in)" : "(in; out)";
  }

  private void experts() throws CheckpointException {
    requirePieces(tensor.shape().get(0));
    for (long i = 0; i < tensor.shape().get(0); i++) {
      Matrix expert = tensor.select(0, i).matrix(1);
      add("[" + i + "]", LayerKind.EXPERT, linear() + ", expert " + i, expert);
    }
  }

  private void convolution() throws CheckpointException {
    boolean transposed = LayerNames.transposed(name);
    LayerKind kind = transposed ? LayerKind.TRANSPOSED_CONVOLUTION : LayerKind.CONVOLUTION;
    boolean firstIsOut = outFirst != transposed;
    if (options.convolution() == ConvolutionView.UNFOLDED) {
      unfolded(kind, firstIsOut);
    } else {
      slices(kind, firstIsOut);
    }
  }

  private void unfolded(LayerKind kind, boolean firstIsOut) throws CheckpointException {
    int rank = tensor.shape().size();
    if (outFirst) {
      String convention = firstIsOut ? "(out; in·kernel)" : "(in; out·kernel)";
      add("", kind, convention + ", unfolded", tensor.matrix(1));
    } else if (LayerNames.depthwise(name)) {
      add("", kind, "(kernel; channel·multiplier), depthwise", tensor.matrix(rank - 2));
    } else {
      String convention = firstIsOut ? "(kernel·out; in)" : "(kernel·in; out)";
      add("", kind, convention + ", unfolded", tensor.matrix(rank - 1));
    }
  }

  private void slices(LayerKind kind, boolean firstIsOut) throws CheckpointException {
    boolean pooled = options.convolution() == ConvolutionView.POOLED;
    String convention =
        "%s, one kernel position%s"
            .formatted(firstIsOut ? "(out; in)" : "(in; out)", pooled ? ", pooled" : "");
    List<Long> shape = tensor.shape();
    List<Long> kernel =
        outFirst ? shape.subList(2, shape.size()) : shape.subList(0, shape.size() - 2);
    long positions = kernel.stream().reduce(1L, Math::multiplyExact);
    requirePieces(positions);
    for (long position = 0; position < positions; position++) {
      List<Long> index = index(position, kernel);
      String part = index.toString().replace(" ", "");
      add(part, kind, convention, pooled ? name : name + part, slice(index).matrix(1));
    }
  }

  private void requirePieces(long count) throws CheckpointException {
    if (count > Limits.PIECES) {
      throw new CheckpointException(
          tensor.path(),
          name,
          "matrices must be at most %d, was %d".formatted(Limits.PIECES, count));
    }
  }

  private static List<Long> index(long position, List<Long> kernel) {
    Long[] index = new Long[kernel.size()];
    long rest = position;
    for (int i = index.length - 1; i >= 0; i--) {
      index[i] = rest % kernel.get(i);
      rest /= kernel.get(i);
    }
    return List.of(index);
  }

  private Tensor slice(List<Long> index) {
    Tensor slice = tensor;
    for (int i = index.size() - 1; i >= 0; i--) {
      slice = slice.select(outFirst ? 2 + i : i, index.get(i));
    }
    return slice;
  }

  private void recurrent(long hidden) throws CheckpointException {
    int axis = outFirst ? 0 : 1;
    long length = tensor.shape().get(axis);
    long gates = hidden > 0 && length % hidden == 0 ? length / hidden : 0;
    String[] names = gates == 4 ? lstmGates() : gates == 3 ? gruGates() : null;
    if (!options.splitGates() || names == null) {
      add(
          "",
          LayerKind.RECURRENT,
          outFirst ? "(gates·out; in)" : "(in; gates·out)",
          tensor.matrix(1));
      return;
    }
    for (int i = 0; i < gates; i++) {
      Matrix gate = tensor.narrow(axis, i * hidden, hidden).matrix(1);
      add("[" + names[i] + "]", LayerKind.RECURRENT, linear() + ", gate " + names[i], gate);
    }
  }

  private String[] lstmGates() {
    return name.contains("basic_lstm") ? TF_LSTM_GATES : LSTM_GATES;
  }

  private String[] gruGates() {
    return outFirst ? GRU_GATES : KERAS_GRU_GATES;
  }

  private void attention() throws CheckpointException {
    int axis = attentionAxis();
    if (!LayerNames.fused(name)) {
      heads(
          "",
          tensor,
          axis,
          LayerNames.keyOrValue(name) ? options.headsOfKeysAndValues() : options.heads());
    } else if (!options.splitQkv()) {
      add(
          "",
          LayerKind.ATTENTION,
          outputsAlong(axis) + ", query, key and value fused",
          tensor.matrix(1));
    } else if (LayerNames.interleaved(name)) {
      interleaved(axis);
    } else {
      fused(axis);
    }
  }

  /**
   * The axis that heads and fused parts divide: the outputs', of the last projection the inputs'.
   */
  private int attentionAxis() {
    boolean first = outFirst != LayerNames.output(name);
    List<Long> shape = tensor.shape();
    boolean conv1d = LayerNames.fused(name) && shape.get(1) == 3 * shape.get(0); // GPT-2
    return first && !conv1d ? 0 : 1;
  }

  /** The axis that is cut holds the outputs, but for the last projection. */
  private String outputsAlong(int axis) {
    return (axis == 0) != LayerNames.output(name) ? "(out; in)" : "(in; out)";
  }

  private void fused(int axis) throws CheckpointException {
    long length = tensor.shape().get(axis);
    long heads = Math.max(1, options.heads());
    long others = Math.max(1, options.headsOfKeysAndValues());
    long width = length / (heads + 2 * others);
    if (width * (heads + 2 * others) != length) {
      throw new CheckpointException(
          tensor.path(),
          name,
          "fused outputs must divide into %d + 2·%d heads, was %d"
              .formatted(heads, others, length));
    }
    heads("[query]", tensor.narrow(axis, 0, heads * width), axis, options.heads());
    heads(
        "[key]",
        tensor.narrow(axis, heads * width, others * width),
        axis,
        options.headsOfKeysAndValues());
    heads(
        "[value]",
        tensor.narrow(axis, (heads + others) * width, others * width),
        axis,
        options.headsOfKeysAndValues());
  }

  /** Axis 0 is heads × (query, key, value) × width. */
  private void interleaved(int axis) throws CheckpointException {
    long heads = options.heads();
    long length = tensor.shape().get(axis);
    if (heads == 0 || length % (3 * heads) != 0) {
      throw new CheckpointException(
          tensor.path(),
          name,
          "fused outputs interleaved by head must divide into 3·heads, was %d into 3·%d"
              .formatted(length, heads));
    }
    long width = length / (3 * heads);
    String[] parts = {"query", "key", "value"};
    for (int part = 0; part < parts.length; part++) {
      for (long head = 0; head < heads; head++) {
        String label = "[%s][%d]".formatted(parts[part], head);
        Tensor cut = tensor.narrow(axis, (3 * head + part) * width, width);
        add(label, LayerKind.ATTENTION, outputsAlong(axis) + ", one head", cut.matrix(1));
      }
    }
  }

  private void heads(String part, Tensor projection, int axis, int heads)
      throws CheckpointException {
    if (heads == 0) {
      add(part, LayerKind.ATTENTION, outputsAlong(axis), projection.matrix(1));
      return;
    }
    long length = projection.shape().get(axis);
    if (length % heads != 0) {
      throw new CheckpointException(
          tensor.path(),
          name,
          "outputs must divide into %d heads, was %d".formatted(heads, length));
    }
    long width = length / heads;
    for (long head = 0; head < heads; head++) {
      String label = "%s[%d]".formatted(part, head);
      add(
          label,
          LayerKind.ATTENTION,
          outputsAlong(axis) + ", one head",
          projection.narrow(axis, head * width, width).matrix(1));
    }
  }
}
