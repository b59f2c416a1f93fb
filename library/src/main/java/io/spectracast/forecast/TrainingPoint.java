package io.spectracast.forecast;

import io.spectracast.run.Evaluation;
import io.spectracast.run.Snapshot;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How training stood at one step, as far as it is known.
 *
 * @param step optimizer updates since initialisation
 * @param learningRate η in force at this step
 * @param batchLoss mean minibatch loss since the point before
 * @param probe loss and accuracy on fixed training examples
 * @param test loss and accuracy on the test set
 */
public record TrainingPoint(
    long step,
    OptionalDouble learningRate,
    OptionalDouble batchLoss,
    Optional<Evaluation> probe,
    Optional<Evaluation> test) {

  /** What a snapshot tells of training. */
  public static TrainingPoint of(Snapshot snapshot) {
    return new TrainingPoint(
        snapshot.step(),
        OptionalDouble.of(snapshot.learningRate()),
        snapshot.batchLoss(),
        snapshot.probe(),
        snapshot.test());
  }

  /** The learning rate alone, the one thing that is known ahead. */
  TrainingPoint planned() {
    return new TrainingPoint(
        step, learningRate, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }
}
