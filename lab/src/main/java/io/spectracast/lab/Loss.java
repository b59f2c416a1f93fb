package io.spectracast.lab;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What training minimises, a mean over predictions. */
public sealed interface Loss {

  /** What {@link #parse} understands. */
  String CHOICES = "cross-entropy, label-smoothing:EPSILON or mse";

  /** The cross-entropy. */
  Loss CROSS_ENTROPY = new CrossEntropy(0);

  /**
   * The mean loss of some predictions.
   *
   * @param scores (predictions × outputs)
   * @param targets int64 classes, one for each prediction in any shape; or float32 (predictions ×
   *     outputs)
   * @return a scalar
   */
  Tensor of(Tensor scores, Tensor targets);

  /**
   * The loss of each prediction, of which {@link #of} is the mean.
   *
   * @param scores as there
   * @param targets as there
   * @return a vector
   */
  Tensor ofEach(Tensor scores, Tensor targets);

  /** What {@link #parse} reads as this loss. */
  String text();

  /**
   * Reads one of {@link #CHOICES}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Loss parse(String text) {
    if (text.equals("cross-entropy")) {
      return CROSS_ENTROPY;
    }
    if (text.equals("mse")) {
      return new MeanSquare();
    }
    if (text.startsWith("label-smoothing:")) {
      return new CrossEntropy(smoothing(text));
    }
    throw new IllegalArgumentException("loss must be %s, was '%s'".formatted(CHOICES, text));
  }

  private static double smoothing(String text) {
    try {
      return Double.parseDouble(text.substring(text.indexOf(':') + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "label-smoothing must be a number, was '%s'".formatted(text), e);
    }
  }

  /**
   * −log softmax(scores)_class, or with smoothing ε the cross-entropy with the distribution that
   * gives the class 1 − ε and spreads ε over all classes.
   *
   * <p>C. Szegedy and others, arXiv:1512.00567, section 7.
   *
   * @param smoothing ε in [0, 1)
   */
  record CrossEntropy(double smoothing) implements Loss {

    private static final long EACH = 0;
    private static final long MEAN = 1;
    private static final long IGNORED = -100;

    public CrossEntropy {
      if (!(smoothing >= 0 && smoothing < 1)) {
        throw new IllegalArgumentException("label-smoothing must be in [0, 1), was " + smoothing);
      }
    }

    @Override
    public Tensor of(Tensor scores, Tensor targets) {
      return reduced(scores, targets, MEAN);
    }

    @Override
    public Tensor ofEach(Tensor scores, Tensor targets) {
      return reduced(scores, targets, EACH);
    }

    private Tensor reduced(Tensor scores, Tensor targets, long reduction) {
      return torch.cross_entropy_loss(
          scores, targets.view(-1), new TensorOptional(), reduction, IGNORED, smoothing);
    }

    @Override
    public String text() {
      return smoothing == 0 ? "cross-entropy" : "label-smoothing:" + smoothing;
    }
  }

  /** |scores − target|²/outputs, where the target of a class is its unit vector. */
  record MeanSquare() implements Loss {

    private static final long EACH = 0;
    private static final long[] OUTPUTS = {1};

    @Override
    public Tensor of(Tensor scores, Tensor targets) {
      return torch.mse_loss(scores, areClasses(targets) ? vectors(scores, targets) : targets);
    }

    @Override
    public Tensor ofEach(Tensor scores, Tensor targets) {
      Tensor wanted = areClasses(targets) ? vectors(scores, targets) : targets;
      return torch.mse_loss(scores, wanted, EACH).mean(OUTPUTS);
    }

    private static Tensor vectors(Tensor scores, Tensor classes) {
      return torch.one_hot(classes.view(-1), scores.size(1)).to(scores.scalar_type());
    }

    @Override
    public String text() {
      return "mse";
    }
  }

  /** Whether targets are classes, not vectors. */
  static boolean areClasses(Tensor targets) {
    return !targets.is_floating_point();
  }
}
