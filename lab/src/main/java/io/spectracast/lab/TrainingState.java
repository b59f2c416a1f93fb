package io.spectracast.lab;

import io.spectracast.model.Parameter;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All that training needs to go on from a step: with the same configuration and data, the updates
 * that follow are bit for bit those of a run that was never interrupted.
 *
 * @param step optimizer updates so far
 * @param seconds wall-clock time spent training so far, interruptions left out
 * @param learningRate η in force at this step
 * @param since what happened since the last observed step
 * @param parameters the weights, in the network's order
 * @param optimizer what the optimizer remembers, by names that hold those of the parameters
 */
public record TrainingState(
    long step,
    double seconds,
    double learningRate,
    Tally since,
    List<Parameter> parameters,
    List<Parameter> optimizer) {

  public TrainingState {
    parameters = List.copyOf(parameters);
    optimizer = List.copyOf(optimizer);
  }

  /**
   * Sums over some updates.
   *
   * @param updates how many they are
   * @param losses sum of their minibatch losses
   * @param clipping sum of the factors that clipping scaled their gradients by
   */
  public record Tally(long updates, double losses, double clipping) {

    /** Of no update. */
    public static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(double loss, double factor) {
      return new Tally(updates + 1, losses + loss, clipping + factor);
    }

    /** Mean minibatch loss. */
    public OptionalDouble meanLoss() {
      return updates == 0 ? OptionalDouble.empty() : OptionalDouble.of(losses / updates);
    }

    /** Mean factor of clipping; 1 before the first update. */
    public double meanClipping() {
      return updates == 0 ? 1 : clipping / updates;
    }
  }

  /** The same once what happened up to this step has been reported. */
  public TrainingState reported() {
    return new TrainingState(step, seconds, learningRate, Tally.NONE, parameters, optimizer);
  }

  /** The weight matrices and kernels, without the vectors. */
  public List<Parameter> matrices() {
    return parameters.stream().filter(Parameter::isMatrix).toList();
  }
}
