package io.spectracast.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything recorded at one step of a run.
 *
 * @param step optimizer updates since initialisation
 * @param seconds wall-clock time spent in training up to this step, interruptions left out
 * @param learningRate η in force at this step
 * @param batchLoss mean minibatch loss since the previous snapshot; empty at step 0
 * @param probe loss and accuracy on the fixed probe set (training examples); empty where not
 *     measured
 * @param test loss and accuracy on the test set; empty where not measured
 * @param layers one entry per weight matrix, in the network's order
 */
public record Snapshot(
    long step,
    double seconds,
    double learningRate,
    OptionalDouble batchLoss,
    Optional<Evaluation> probe,
    Optional<Evaluation> test,
    List<LayerSnapshot> layers) {

  public Snapshot {
    layers = List.copyOf(layers);
  }
}
