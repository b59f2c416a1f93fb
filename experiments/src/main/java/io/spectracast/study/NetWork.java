package io.spectracast.study;

import io.spectracast.data.LabelledImages;
import io.spectracast.experiment.LoadedData;
import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import io.spectracast.grid.Work;
import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.run.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains one network and measures it: one row of {@link #COLUMNS}. Of a network whose loss did not
 * stay finite there is only that.
 */
record NetWork() implements Work<NetSettings> {

  static final String DIVERGED = "diverged";
  static final String TEST_ERROR = "test_error";
  static final String GAP = "gap";
  static final String TRAIN_LOSS = "train_loss";

  private static final List<String> OUTCOMES =
      List.of(DIVERGED, TEST_ERROR, "train_error", GAP, TRAIN_LOSS, "test_loss");

  /** What came out, then what was measured of the weights. */
  static final List<String> COLUMNS = columns();

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(OUTCOMES);
    Arrays.stream(NetMeasure.values()).map(NetMeasure::column).forEach(columns::add);
    return List.copyOf(columns);
  }

  @Override
  public String name() {
    return "generalization-network";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(NetSettings settings, BooleanSupplier stop) throws Exception {
    LabelledImages images =
        ((LabelledImages) LoadedData.of(settings.data()))
            .first(settings.examples(), settings.testExamples());
    try (Task task = new Task(settings.training(), images);
        Training training = new Training(settings.training(), task)) {
      List<Parameter> start = training.state().parameters();
      Outcome outcome = training.run(TrainingObserver.NONE, (step, all, loss, speed) -> {}, stop);
      if (outcome instanceof Outcome.Stopped) {
        throw new StopRequest();
      }
      double[] row =
          outcome instanceof Outcome.Finished
              ? measured(settings, task, start, training.state().parameters())
              : diverged();
      return new Numbers(COLUMNS, List.of(row));
    }
  }

  private static double[] diverged() {
    double[] row = new double[COLUMNS.size()];
    Arrays.fill(row, Double.NaN);
    row[0] = 1;
    return row;
  }

  private static double[] measured(
      NetSettings settings, Task task, List<Parameter> start, List<Parameter> end) {
    try (Network network = task.network()) {
      network.parameters().load(end);
      Evaluation train = new Evaluator(task, task.train()).differentiate(network);
      List<Parameter> gradient = network.parameters().copyGradients();
      Evaluation test = new Evaluator(task, task.test()).evaluate(network);
      List<HiddenMatrix> matrices =
          HiddenMatrix.of(
              settings.learningRate(),
              settings.weightDecay(),
              start,
              end,
              gradient,
              new BatchGradients(
                  task,
                  network,
                  BatchGradients.withoutReplacement(task, settings.batchSize(), settings.seed())));
      double trainError = 1 - train.accuracy().orElseThrow();
      double testError = 1 - test.accuracy().orElseThrow();
      double[] row = new double[COLUMNS.size()];
      double[] outcomes = {
        0, testError, trainError, testError - trainError, train.loss(), test.loss()
      };
      System.arraycopy(outcomes, 0, row, 0, outcomes.length);
      for (NetMeasure measure : NetMeasure.values()) {
        row[outcomes.length + measure.ordinal()] =
            matrices.stream().mapToDouble(measure::of).average().orElse(Double.NaN);
      }
      return row;
    }
  }
}
