package io.spectracast.benchmarks;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.recorder.Experiment;
import io.spectracast.recorder.RecordedTraining;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.SpikeCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Steps per second of a training by itself and under the recorder with its default schedule, on one
 * and on two threads, in alternation.
 *
 * <p>Arguments: data source, hidden widths, epochs, repetitions; by default {@code digits 256,256 3
 * 3}.
 */
public final class RecorderOverhead {

  private static final String[] DEFAULTS = {"digits", "256,256", "3", "3"};

  private RecorderOverhead() {}

  /** Prints one line per kind of run and repetition, then the medians. */
  public static void main(String[] arguments) throws IOException {
    String[] words = Arrays.copyOf(DEFAULTS, DEFAULTS.length);
    System.arraycopy(arguments, 0, words, 0, arguments.length);
    DataSource source = DataSource.parse(words[0]);
    List<Integer> hidden = Arrays.stream(words[1].split(",")).map(Integer::parseInt).toList();
    int epochs = Integer.parseInt(words[2]);
    int repetitions = Integer.parseInt(words[3]);

    Dataset data = source.load(2);
    bare(config(hidden, 1, 1), data); // loads natives, warms up
    double[][] speeds = new double[3][repetitions];
    for (int i = 0; i < repetitions; i++) {
      speeds[0][i] = bare(config(hidden, epochs, 1), data);
      speeds[1][i] = recorded(source, config(hidden, epochs, 1), data);
      speeds[2][i] = recorded(source, config(hidden, epochs, 2), data);
      System.out.printf(
          "steps/s: bare %.1f, recorded on 1 thread %.1f, on 2 threads %.1f%n",
          speeds[0][i], speeds[1][i], speeds[2][i]);
    }
    double bare = median(speeds[0]);
    System.out.printf(
        "median: bare %.1f, overhead on 1 thread %.1f %%, on 2 threads %.1f %%%n",
        bare, 100 * (bare / median(speeds[1]) - 1), 100 * (bare / median(speeds[2]) - 1));
  }

  private static TrainingConfig config(List<Integer> hidden, int epochs, int threads) {
    TrainingConfig d = TrainingConfig.DEFAULT;
    return new TrainingConfig(
        hidden, d.learningRate(), d.momentum(), 0, d.batchSize(), epochs, 1, threads);
  }

  private static double bare(TrainingConfig config, Dataset data) throws IOException {
    try (Training training = new Training(config, data)) {
      long start = System.nanoTime();
      Outcome outcome = training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false);
      return speed(outcome, start);
    }
  }

  private static double recorded(DataSource source, TrainingConfig config, Dataset data)
      throws IOException {
    Path directory = Files.createTempDirectory("recorder-overhead");
    Experiment experiment = new Experiment(source, config, Recording.DEFAULT);
    try (RecordedTraining run =
        new RecordedTraining(experiment, data, directory, SpikeCount::aboveTheEdge)) {
      long start = System.nanoTime();
      Outcome outcome = run.run(snapshot -> {}, (s, t, l, r) -> {}, () -> false);
      return speed(outcome, start);
    } finally {
      Files.deleteIfExists(directory.resolve(RecordedTraining.STATE));
      Files.delete(directory);
    }
  }

  private static double speed(Outcome outcome, long start) {
    return outcome.state().step() / ((System.nanoTime() - start) / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
