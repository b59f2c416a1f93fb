package io.spectracast.data;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Regression onto a known linear map, for linear networks of any depth:
 *
 * <pre>  y = Wx + noise·ε,   W = U diag(s₁, …, s_r) Vᵀ,</pre>
 *
 * with U and V orthonormal, drawn from Haar's measure, ε standard normal. The training inputs are
 * Gaussian made exactly white: their mean is 0 and their covariance XᵀX/n the identity, up to the
 * rounding to float32. So without noise the input–output correlation is W itself, and the learning
 * of its singular values is known in closed form. Test inputs are independent standard normal; test
 * targets are without noise.
 *
 * <p>A. M. Saxe, J. L. McClelland and S. Ganguli, arXiv:1312.6120.
 *
 * @param inputs the length of x, in [1, {@value #MAX_LENGTH}]
 * @param outputs the length of y, in [1, {@value #MAX_LENGTH}]
 * @param singularValues s₁, …, s_r of W, not negative, at most as many as inputs and outputs; the
 *     others are 0
 * @param train examples, more than inputs
 * @param test examples, positive
 * @param noise standard deviation of the noise on the training targets, not negative
 * @param seed of the map and the examples
 */
public record LinearTeacher(
    int inputs,
    int outputs,
    List<Double> singularValues,
    int train,
    int test,
    double noise,
    long seed)
    implements DataSource {

  static final String KIND = "linear-teacher";

  /** Longer vectors are refused. */
  static final int MAX_LENGTH = 4096;

  /** More numbers in one array are refused. */
  static final int MAX_VALUES = 1 << 27;

  /** 32 inputs, 16 outputs, singular values 4, 2, 1 and ½. */
  public static final LinearTeacher DEFAULT =
      new LinearTeacher(32, 16, List.of(4.0, 2.0, 1.0, 0.5), 1024, 1024, 0, 1);

  private static final List<String> NAMES =
      List.of("inputs", "outputs", "singular-values", "train", "test", "noise", "seed");

  public LinearTeacher {
    singularValues = List.copyOf(singularValues);
    String lengths = "in [1, %d]".formatted(MAX_LENGTH);
    Requirement.that(inputs >= 1 && inputs <= MAX_LENGTH, "inputs", lengths, inputs);
    Requirement.that(outputs >= 1 && outputs <= MAX_LENGTH, "outputs", lengths, outputs);
    int rank = singularValues.size();
    int limit = Math.min(inputs, outputs);
    Requirement.that(
        rank >= 1 && rank <= limit, "singular-values", "1 to %d numbers".formatted(limit), rank);
    for (double s : singularValues) {
      Requirement.that(s >= 0 && s < 1e30, "singular-values", "in [0, 1e30)", s);
    }
    Requirement.that(train > inputs, "train", "more than the %d inputs".formatted(inputs), train);
    Requirement.that(test >= 1, "test", "positive", test);
    long values = (long) Math.max(train, test) * Math.max(inputs, outputs);
    Requirement.that(
        values <= MAX_VALUES, "examples", "at most %d numbers".formatted(MAX_VALUES), values);
    Requirement.that(noise >= 0 && noise < 1e30, "noise", "in [0, 1e30)", noise);
  }

  static LinearTeacher parse(String argument) {
    SourceWords words = new SourceWords(KIND, argument, NAMES);
    return new LinearTeacher(
        words.integer("inputs", DEFAULT.inputs),
        words.integer("outputs", DEFAULT.outputs),
        words.numbers("singular-values", DEFAULT.singularValues),
        words.integer("train", DEFAULT.train),
        words.integer("test", DEFAULT.test),
        words.number("noise", DEFAULT.noise),
        words.wholeNumber("seed", DEFAULT.seed));
  }

  @Override
  public String text() {
    return "%s:inputs=%d,outputs=%d,singular-values=%s,train=%d,test=%d,noise=%s,seed=%d"
        .formatted(
            KIND, inputs, outputs, SourceWords.slashed(singularValues), train, test, noise, seed);
  }

  @Override
  public VectorSet load(int threads) {
    return new VectorSet(
        KIND,
        examples(whiteInputs(), noise, stream("noise")),
        examples(new GaussianVectors(stream("test")).draw(test * inputs), 0, stream("noise")),
        Sha256.of("linear teacher, form 1: " + text()));
  }

  /** W, row-major, outputs × inputs. */
  public double[] matrix() {
    double[][] u = new GaussianVectors(stream("left")).orthonormal(outputs, singularValues.size());
    double[][] v = new GaussianVectors(stream("right")).orthonormal(inputs, singularValues.size());
    double[] matrix = new double[outputs * inputs];
    for (int k = 0; k < u.length; k++) {
      for (int i = 0; i < outputs; i++) {
        for (int j = 0; j < inputs; j++) {
          matrix[i * inputs + j] += u[k][i] * singularValues.get(k) * v[k][j];
        }
      }
    }
    return matrix;
  }

  /** Row-major, train × inputs: orthogonal columns of squared length n, orthogonal to (1, …, 1). */
  private double[] whiteInputs() {
    double[] constant = new double[train];
    Arrays.fill(constant, 1 / Math.sqrt(train));
    double[][] columns = new GaussianVectors(stream("train")).orthonormal(train, inputs, constant);
    double[] x = new double[train * inputs];
    for (int i = 0; i < train; i++) {
      for (int j = 0; j < inputs; j++) {
        x[i * inputs + j] = columns[j][i] * Math.sqrt(train);
      }
    }
    return x;
  }

  private Vectors examples(double[] x, double deviation, UniformRandomProvider rng) {
    double[] w = matrix();
    GaussianVectors normal = new GaussianVectors(rng);
    int count = x.length / inputs;
    double[] y = new double[count * outputs];
    for (int i = 0; i < y.length; i++) {
      int row = i / outputs * inputs;
      int weights = i % outputs * inputs;
      for (int j = 0; j < inputs; j++) {
        y[i] += w[weights + j] * x[row + j];
      }
      y[i] += deviation > 0 ? deviation * normal.next() : 0;
    }
    return Vectors.of(inputs, outputs, x, y);
  }

  private UniformRandomProvider stream(String part) {
    return new RandomStreams(seed).stream(KIND + "/" + part, 0);
  }
}
