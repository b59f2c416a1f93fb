package io.spectracast.lab;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All that training needs to go on from a step: with the same configuration and data, the updates
 * that follow are bit for bit those of a run that was never interrupted.
 *
 * @param step optimizer updates so far
 * @param seconds wall-clock time spent training so far, interruptions left out
 * @param learningRate η in force at this step
 * @param lossSum sum of the minibatch losses since the last observed step
 * @param lossCount how many they are
 * @param parameters the weights, in the network's order
 * @param momentum the momentum buffers, in the same order
 */
public record TrainingState(
    long step,
    double seconds,
    double learningRate,
    double lossSum,
    long lossCount,
    List<Parameter> parameters,
    List<Parameter> momentum) {

  public TrainingState {
    parameters = List.copyOf(parameters);
    momentum = List.copyOf(momentum);
  }

  /** Mean minibatch loss since the last observed step. */
  public OptionalDouble batchLoss() {
    return lossCount == 0 ? OptionalDouble.empty() : OptionalDouble.of(lossSum / lossCount);
  }

  /** The same once the losses up to this step have been reported. */
  public TrainingState withoutLosses() {
    return new TrainingState(step, seconds, learningRate, 0, 0, parameters, momentum);
  }

  /** The weight matrices, without the biases. */
  public List<Parameter> matrices() {
    return parameters.stream().filter(Parameter::isMatrix).toList();
  }
}
