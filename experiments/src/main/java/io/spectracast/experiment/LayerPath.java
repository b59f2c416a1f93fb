package io.spectracast.experiment;

import io.spectracast.grid.StopRequest;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.model.Parameter;
import java.io.IOException;

/** The weights of one layer of a network in training, update by update. */
final class LayerPath {

  /** Shown the weights before the first update, and after each. */
  @FunctionalInterface
  interface Visitor {

    /**
     * The next weights.
     *
     * @param update updates so far
     */
    void visit(long update, FloatMatrix weights);
  }

  private LayerPath() {}

  /**
   * Trains.
   *
   * @throws StopRequest if the user wants it to stop
   */
  static void walk(TrackedLayer layer, long seed, Bench bench, Visitor visitor) throws IOException {
    TrainingConfig config = layer.training(seed);
    try (Task task = new Task(config, bench.load(layer.data()));
        Training training = new Training(config, task)) {
      TrainingState start = layer.start().applied(training.state(), seed);
      training.resume(start);
      visitor.visit(0, weights(layer, start));
      Outcome outcome =
          training.run(
              new TrainingObserver() {
                @Override
                public boolean wants(long step) {
                  return true;
                }

                @Override
                public void observe(TrainingState state) {
                  bench.requireGoing();
                  visitor.visit(state.step(), weights(layer, state));
                }
              },
              (step, total, loss, rate) -> {},
              () -> false);
      if (!(outcome instanceof Outcome.Finished)) {
        throw new IllegalStateException("%s, seed %d: %s".formatted(layer.title(), seed, outcome));
      }
    }
  }

  private static FloatMatrix weights(TrackedLayer layer, TrainingState state) {
    return state.parameters().stream()
        .filter(parameter -> parameter.name().equals(layer.parameter()))
        .findAny()
        .map(Parameter::matrix)
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + layer.parameter()));
  }
}
