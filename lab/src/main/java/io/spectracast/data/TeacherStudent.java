package io.spectracast.data;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Regression onto a random network, the teacher, so that the truth is known:
 *
 * <pre>  y = W_L φ(… φ(W₁x)) + noise·ε,</pre>
 *
 * x and ε standard normal, entries of W_l independent N(0, 1/columns), φ = max(0, ·) or tanh, no
 * bias. The test targets are without noise, so that a test loss of 0 means the teacher is found.
 *
 * <p>D. Saad and S. A. Solla, Phys. Rev. E 52 (1995) 4225.
 *
 * @param inputs the length of x, positive
 * @param hidden widths of the teacher's hidden layers, positive; may be empty
 * @param outputs the length of y, positive
 * @param activation φ: {@code relu} or {@code tanh}
 * @param train examples, positive
 * @param test examples, positive
 * @param noise standard deviation of the noise on the training targets, not negative
 * @param seed of the teacher and the examples
 */
public record TeacherStudent(
    int inputs,
    List<Integer> hidden,
    int outputs,
    String activation,
    int train,
    int test,
    double noise,
    long seed)
    implements DataSource {

  static final String KIND = "teacher-student";

  /** Wider layers are refused. */
  static final int MAX_WIDTH = 2048;

  /** More layers are refused. */
  static final int MAX_LAYERS = 8;

  /** More numbers in one array are refused. */
  static final int MAX_VALUES = 1 << 27;

  private static final List<String> ACTIVATIONS = List.of("relu", "tanh");

  /** A teacher of 64-32-1 with ReLU. */
  public static final TeacherStudent DEFAULT =
      new TeacherStudent(64, List.of(32), 1, "relu", 10_000, 2_000, 0, 1);

  private static final List<String> NAMES =
      List.of("inputs", "hidden", "outputs", "activation", "train", "test", "noise", "seed");

  public TeacherStudent {
    hidden = List.copyOf(hidden);
    String widths = "in [1, %d]".formatted(MAX_WIDTH);
    Requirement.that(inputs >= 1 && inputs <= MAX_WIDTH, "inputs", widths, inputs);
    Requirement.that(outputs >= 1 && outputs <= MAX_WIDTH, "outputs", widths, outputs);
    for (int width : hidden) {
      Requirement.that(width >= 1 && width <= MAX_WIDTH, "hidden", widths, width);
    }
    Requirement.that(
        hidden.size() < MAX_LAYERS, "hidden", "fewer than %d".formatted(MAX_LAYERS), hidden.size());
    Requirement.that(ACTIVATIONS.contains(activation), "activation", "relu or tanh", activation);
    Requirement.that(train >= 1, "train", "positive", train);
    Requirement.that(test >= 1, "test", "positive", test);
    int widest = hidden.stream().reduce(Math.max(inputs, outputs), Math::max);
    long values = (long) Math.max(train, test) * widest;
    Requirement.that(
        values <= MAX_VALUES,
        "examples",
        "at most %d numbers in a layer".formatted(MAX_VALUES),
        values);
    Requirement.that(noise >= 0 && noise < 1e30, "noise", "in [0, 1e30)", noise);
  }

  static TeacherStudent parse(String argument) {
    SourceWords words = new SourceWords(KIND, argument, NAMES);
    return new TeacherStudent(
        words.integer("inputs", DEFAULT.inputs),
        words.integers("hidden", DEFAULT.hidden),
        words.integer("outputs", DEFAULT.outputs),
        words.word("activation", DEFAULT.activation),
        words.integer("train", DEFAULT.train),
        words.integer("test", DEFAULT.test),
        words.number("noise", DEFAULT.noise),
        words.wholeNumber("seed", DEFAULT.seed));
  }

  @Override
  public String text() {
    return "%s:inputs=%d,hidden=%s,outputs=%d,activation=%s,train=%d,test=%d,noise=%s,seed=%d"
        .formatted(
            KIND,
            inputs,
            SourceWords.slashed(hidden),
            outputs,
            activation,
            train,
            test,
            noise,
            seed);
  }

  @Override
  public VectorSet load(int threads) {
    return new VectorSet(
        KIND,
        examples("train", train, noise),
        examples("test", test, 0),
        Sha256.of("teacher-student, form 1: " + text()));
  }

  /** The teacher's matrices W₁, …, W_L, each row-major, outputs × inputs of its layer. */
  public List<double[]> matrices() {
    List<Integer> widths = widths();
    List<double[]> matrices = new ArrayList<>();
    for (int layer = 0; layer + 1 < widths.size(); layer++) {
      int columns = widths.get(layer);
      double[] matrix = normal("teacher", layer).draw(widths.get(layer + 1) * columns);
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] /= Math.sqrt(columns);
      }
      matrices.add(matrix);
    }
    return matrices;
  }

  private List<Integer> widths() {
    return Stream.of(List.of(inputs), hidden, List.of(outputs)).flatMap(List::stream).toList();
  }

  private Vectors examples(String part, int count, double deviation) {
    List<double[]> matrices = matrices();
    double[] x = normal(part, 0).draw(count * inputs);
    double[] y = x;
    for (int layer = 0; layer < matrices.size(); layer++) {
      y = multiplied(y, count, matrices.get(layer));
      if (layer + 1 < matrices.size()) {
        activate(y);
      }
    }
    GaussianVectors noises = normal("noise", 0);
    for (int i = 0; i < y.length && deviation > 0; i++) {
      y[i] += deviation * noises.next();
    }
    return Vectors.of(inputs, outputs, x, y);
  }

  /** Each of the {@code count} rows of x multiplied by the matrix. */
  private static double[] multiplied(double[] x, int count, double[] matrix) {
    int columns = x.length / count;
    int rows = matrix.length / columns;
    double[] y = new double[count * rows];
    for (int i = 0; i < y.length; i++) {
      int row = i / rows * columns;
      int weights = i % rows * columns;
      for (int j = 0; j < columns; j++) {
        y[i] += matrix[weights + j] * x[row + j];
      }
    }
    return y;
  }

  private void activate(double[] values) {
    boolean rectified = activation.equals("relu");
    for (int i = 0; i < values.length; i++) {
      values[i] = rectified ? Math.max(0, values[i]) : StrictMath.tanh(values[i]);
    }
  }

  private GaussianVectors normal(String part, long index) {
    return new GaussianVectors(new RandomStreams(seed).stream(KIND + "/" + part, index));
  }
}
