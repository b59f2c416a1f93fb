package io.spectracast.optim;

import io.spectracast.model.Parameters;

/**
 * How the parameters of a network are moved.
 *
 * @param method the gradient method
 * @param learningRate η, in (0, 1e30)
 * @param weightDecay κ in [0, 1000): an L2 penalty ½κ|w|² for SGD, decoupled for AdamW and Muon
 * @param clip largest norm of the gradient of all parameters together, positive; infinite for no
 *     clipping
 * @param schedule of the learning rate over the run
 */
public record Optimization(
    Method method,
    double learningRate,
    double weightDecay,
    double clip,
    LearningRateSchedule schedule) {

  public Optimization {
    require(learningRate > 0 && learningRate < 1e30, "learningRate", "in (0, 1e30)", learningRate);
    require(weightDecay >= 0 && weightDecay < 1e3, "weightDecay", "in [0, 1000)", weightDecay);
    require(clip > 0, "clip", "positive", clip);
  }

  /** Without clipping, at a constant learning rate. */
  public Optimization(Method method, double learningRate, double weightDecay) {
    this(
        method, learningRate, weightDecay, Double.POSITIVE_INFINITY, LearningRateSchedule.CONSTANT);
  }

  /** SGD with momentum. */
  public static Optimization sgd(double learningRate, double momentum, double weightDecay) {
    return new Optimization(new Method.Sgd(momentum, false), learningRate, weightDecay);
  }

  /** With the method's own learning rate and weight decay. */
  public static Optimization defaults(Method method) {
    return new Optimization(method, method.defaultLearningRate(), method.defaultWeightDecay());
  }

  /** The same with another schedule. */
  public Optimization withSchedule(LearningRateSchedule other) {
    return new Optimization(method, learningRate, weightDecay, clip, other);
  }

  /** The same with another bound on the gradient's norm. */
  public Optimization withClip(double other) {
    return new Optimization(method, learningRate, weightDecay, other, schedule);
  }

  /** η in force after so many updates of so many. */
  public double learningRateAt(long step, long totalSteps) {
    return learningRate * schedule.at(step, totalSteps);
  }

  /** Prepares the method for the parameters of a network, at their start. */
  public Optimizer build(Parameters parameters) {
    return method.build(parameters, weightDecay);
  }

  private static void require(boolean holds, String name, String domain, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, domain, value));
    }
  }
}
