package io.spectracast.study;

import io.spectracast.forecast.TrainingPoint;
import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import io.spectracast.grid.Work;
import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.outlook.GeneralizationWatch;
import io.spectracast.run.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * Trains one network and watches it: a row for each look, with what the watch said of it from what
 * it had seen up to then.
 */
record GrokkingWork() implements Work<GrokkingSettings> {

  static final String STEP = "step";
  static final String TEST_ACCURACY = "test_accuracy";
  static final String ALARM = "alarm";
  static final String NORM = "norm";

  private static final List<String> COLUMNS =
      List.of(STEP, "training_loss", "test_loss", TEST_ACCURACY, NORM, ALARM);

  @Override
  public String name() {
    return "grokking-network";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(GrokkingSettings settings, BooleanSupplier stop) throws Exception {
    try (Task task = new Task(settings.training(), settings.data().load(1));
        Training training = new Training(settings.training(), task);
        Watcher watcher = new Watcher(settings, task)) {
      Outcome outcome = training.run(watcher, (step, all, loss, speed) -> {}, stop);
      if (outcome instanceof Outcome.Stopped) {
        throw new StopRequest();
      }
      return new Numbers(COLUMNS, watcher.rows);
    }
  }

  private static final class Watcher implements TrainingObserver, AutoCloseable {

    private final GrokkingSettings settings;
    private final Task task;
    private final Network network;
    private final List<TrainingPoint> training = new ArrayList<>();
    private final Map<Long, Double> norms = new HashMap<>();
    private final List<double[]> rows = new ArrayList<>();

    Watcher(GrokkingSettings settings, Task task) {
      this.settings = settings;
      this.task = task;
      this.network = task.network();
    }

    @Override
    public boolean wants(long step) {
      return step > 0 && step % settings.every() == 0;
    }

    @Override
    public void observe(TrainingState state) {
      network.parameters().load(state.parameters());
      Evaluation test = new Evaluator(task, task.test()).evaluate(network);
      OptionalDouble loss = state.since().meanLoss();
      training.add(
          new TrainingPoint(
              state.step(), OptionalDouble.empty(), loss, Optional.empty(), Optional.of(test)));
      norms.put(state.step(), norm(state));
      GeneralizationWatch watch = GeneralizationWatch.of(training, norms);
      rows.add(
          new double[] {
            state.step(),
            loss.orElse(Double.NaN),
            test.loss(),
            test.accuracy().orElseThrow(),
            norms.get(state.step()),
            watch.state() == GeneralizationWatch.State.AHEAD ? 1 : 0
          });
    }

    private static double norm(TrainingState state) {
      double sum = 0;
      for (Parameter matrix : state.matrices()) {
        for (float value : matrix.values()) {
          sum += (double) value * value;
        }
      }
      return Math.sqrt(sum);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
