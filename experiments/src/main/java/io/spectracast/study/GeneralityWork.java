package io.spectracast.study;

import io.spectracast.data.Dataset;
import io.spectracast.data.LabelledImages;
import io.spectracast.experiment.LoadedData;
import io.spectracast.grid.Numbers;
import io.spectracast.grid.StopRequest;
import io.spectracast.grid.Work;
import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Trains one network, forecasts the singular values of its watched matrices from the middle of the
 * training, and fits laws to those of its last third: a row for each matrix. Of a network that
 * diverged there is one row that says so.
 */
record GeneralityWork() implements Work<GeneralitySettings> {

  static final String DIVERGED = "diverged";
  static final String TRAIN_LOSS = "train_loss";

  /** Of the full gradient; of a text, windows. */
  private static final int PROBE_EXAMPLES = 256;

  /** What is measured of each matrix, after whether the network diverged, and its loss. */
  static final List<String> COLUMNS = columns();

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(List.of(DIVERGED, TRAIN_LOSS, "matrix", "rows", "columns"));
    columns.addAll(SkillScores.COLUMNS);
    columns.addAll(LawScores.COLUMNS);
    return List.copyOf(columns);
  }

  @Override
  public String name() {
    return "generality-network";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(GeneralitySettings settings, BooleanSupplier stop) throws Exception {
    Dataset data = LoadedData.of(settings.data());
    Dataset part =
        data instanceof LabelledImages images
            ? images.first(settings.images(), settings.images() / 2)
            : data;
    try (Task task = new Task(settings.training(), part);
        Training training = new Training(settings.training(), task)) {
      List<Parameter> start = training.state().parameters();
      WatchedSpectra spectra = WatchedSpectra.of(task, settings.every());
      Outcome outcome = training.run(spectra, (step, all, loss, speed) -> {}, stop);
      if (outcome instanceof Outcome.Stopped) {
        throw new StopRequest();
      }
      List<double[]> rows =
          outcome instanceof Outcome.Finished
              ? measured(settings, task, start, training.state().parameters(), spectra)
              : List.of(diverged());
      return new Numbers(COLUMNS, rows);
    }
  }

  private static double[] diverged() {
    double[] row = new double[COLUMNS.size()];
    Arrays.fill(row, Double.NaN);
    row[0] = 1;
    return row;
  }

  private static List<double[]> measured(
      GeneralitySettings settings,
      Task task,
      List<Parameter> start,
      List<Parameter> end,
      WatchedSpectra spectra)
      throws Exception {
    int count = Math.min(PROBE_EXAMPLES, task.train().count());
    try (Network network = task.network();
        Examples probe = task.train().subset(IntStream.range(0, count).toArray())) {
      network.parameters().load(end);
      double loss = new Evaluator(task, probe).differentiate(network).loss();
      List<Parameter> gradient = network.parameters().copyGradients();
      BatchGradients noise =
          new BatchGradients(
              task,
              network,
              BatchGradients.withReplacement(task, settings.batchSize(), settings.seed()));
      List<double[]> rows = new ArrayList<>();
      for (int i : spectra.watched()) {
        HiddenMatrix matrix =
            HiddenMatrix.of(
                settings.learningRate(),
                settings.weightDecay(),
                start.get(i),
                end.get(i),
                gradient.get(i),
                noise.variance(i));
        double[] first = {0, loss, i, end.get(i).layer().rows(), end.get(i).layer().columns()};
        rows.add(
            joined(
                first,
                SkillScores.of(spectra.trajectory(i), settings),
                LawScores.of(spectra.trajectory(i), matrix, settings.seed())));
      }
      return rows;
    }
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
