package io.spectracast.optim;

import io.spectracast.model.Parameter;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A gradient method: moves the parameters of one network by the gradients that lie at them, and
 * remembers what it needs for the next update. With the same state, parameters and gradients the
 * update is the same bit for bit.
 *
 * <p>Not thread-safe. Holds native memory until closed.
 */
public interface Optimizer extends AutoCloseable {

  /**
   * One update from the gradients that lie at the parameters, which it may modify.
   *
   * @param learningRate η in force
   */
  void step(double learningRate);

  /** A copy of all it remembers, apart from the number of updates. */
  List<Parameter> copyState();

  /**
   * Goes on from a state.
   *
   * @param steps updates made before it
   * @param state what {@link #copyState()} gave
   * @throws IllegalArgumentException if it belongs to another network or method
   */
  void load(long steps, List<Parameter> state);

  /**
   * The factor from a preconditioned mean gradient to the displacement per update that it causes in
   * the long run, sign aside: η/(1 − μ) under heavy-ball momentum μ.
   */
  double effectiveLearningRate(double learningRate);

  /**
   * What the method makes of the gradient of one parameter before it scales it by the learning
   * rate, given all that it remembers of the noisy gradients before and this one as the next; for
   * plain gradient descent the gradient itself.
   *
   * @param parameter index in the network
   * @param gradient of the parameter's shape
   * @return of the same shape; possibly the same tensor
   */
  Tensor precondition(int parameter, Tensor gradient);

  /** Frees the native memory. */
  @Override
  void close();
}
