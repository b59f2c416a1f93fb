package io.spectracast.optim;

import io.spectracast.model.Parameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Bounds the gradient of all parameters together: g ← g · min(1, c/|g|).
 *
 * <p>R. Pascanu, T. Mikolov and Y. Bengio, arXiv:1211.5063.
 *
 * @param limit c; infinite for none
 */
public record GradientClipping(double limit) {

  /**
   * Scales the gradients that lie at the parameters.
   *
   * @return the factor, at most 1
   */
  @SuppressWarnings("try") // closed for what it frees
  public double clip(Parameters parameters) {
    if (limit == Double.POSITIVE_INFINITY) {
      return 1;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      double factor = factor(parameters);
      if (factor < 1) {
        Scalar scalar = new Scalar(factor);
        parameters.tensors().forEach(parameter -> parameter.grad().mul_(scalar));
      }
      return factor;
    }
  }

  private double factor(Parameters parameters) {
    double sumOfSquares = 0;
    for (Tensor parameter : parameters.tensors()) {
      double norm = parameter.grad().norm().item_float();
      sumOfSquares += norm * norm;
    }
    return sumOfSquares > limit * limit ? limit / Math.sqrt(sumOfSquares) : 1;
  }
}
