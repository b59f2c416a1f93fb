package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The singular values of some layers of one training at some times; beside them those of the same
 * initial matrix moved as far by isotropic noise, W_0 + rms(W_t − W_0)·Z.
 *
 * <p>The training starts from weights as they are drawn, whose levels repel already, or from the
 * same weights with singular values drawn independently and uniformly between the least and the
 * largest.
 */
final class LevelRun {

  /** What {@code kind} is for levels of the training itself. */
  static final int TRAINED = 0;

  /** What {@code kind} is for levels moved by isotropic noise. */
  static final int SHAKEN = 1;

  private final RepulsionConfig config;
  private final TrainingConfig training;
  private final boolean independent;
  private final RandomStreams streams;

  LevelRun(RepulsionConfig config, TrainingConfig training, boolean independent) {
    this.config = config;
    this.training = training;
    this.independent = independent;
    this.streams = new RandomStreams(training.seed());
  }

  /** Rows of kind, layer, update, movement per entry, and the singular values. */
  Numbers numbers(Task task, Runnable requireGoing) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (Training run = new Training(training, task)) {
      TrainingState start = start(run.run(TrainingObserver.NONE, (a, b, c, d) -> {}, () -> true));
      run.resume(start);
      record(0, start, start, rows);
      Outcome outcome =
          run.run(
              new TrainingObserver() {
                @Override
                public boolean wants(long step) {
                  return config.times().contains((int) step);
                }

                @Override
                public void observe(TrainingState state) {
                  record((int) state.step(), start, state, rows);
                }
              },
              (step, total, loss, rate) -> requireGoing.run(),
              () -> false);
      requireFinished(outcome);
    }
    return new Numbers(columns(), rows);
  }

  static void requireFinished(Outcome outcome) {
    if (outcome instanceof Outcome.Diverged diverged) {
      throw new IllegalStateException(diverged.message());
    }
  }

  private List<String> columns() {
    return Stream.concat(
            Stream.of("kind", "layer", "update", "moved"),
            IntStream.rangeClosed(1, config.hidden()).mapToObj(k -> "s" + k))
        .toList();
  }

  private void record(int update, TrainingState start, TrainingState state, List<double[]> rows) {
    for (int layer = 0; layer < config.layers().size(); layer++) {
      DenseMatrix before = weights(start, layer);
      DenseMatrix after = weights(state, layer);
      double[] moved = new double[before.values().length];
      Arrays.setAll(moved, i -> after.values()[i] - before.values()[i]);
      double size = Math.sqrt(Frames.meanSquare(moved));
      UniformRandomProvider rng = streams.stream("shaken", layer, update);
      rows.add(row(TRAINED, layer, update, size, Svd.values(after)));
      rows.add(row(SHAKEN, layer, update, size, Svd.values(Frames.shaken(before, size, rng))));
    }
  }

  private static double[] row(int kind, int layer, int update, double moved, double[] levels) {
    return DoubleStream.concat(DoubleStream.of(kind, layer, update, moved), DoubleStream.of(levels))
        .toArray();
  }

  private DenseMatrix weights(TrainingState state, int layer) {
    String name = config.layers().get(layer);
    return state.parameters().stream()
        .filter(p -> p.name().equals(name))
        .map(Frames::of)
        .findFirst()
        .orElseThrow();
  }

  private TrainingState start(Outcome outcome) {
    TrainingState drawn = outcome.state();
    if (!independent) {
      return drawn;
    }
    return new TrainingState(
        drawn.step(),
        drawn.seconds(),
        drawn.learningRate(),
        drawn.since(),
        drawn.parameters().stream().map(this::withIndependentLevels).toList(),
        drawn.optimizer());
  }

  private Parameter withIndependentLevels(Parameter parameter) {
    if (!config.layers().contains(parameter.name())) {
      return parameter;
    }
    SingularTriplets frame = Svd.triplets(Frames.of(parameter));
    double[] s = frame.singularValues();
    double least = s[s.length - 1];
    UniformRandomProvider rng = streams.stream("levels/" + parameter.name());
    double[] drawn =
        rng.doubles(s.length)
            .map(x -> -(least + (s[0] - least) * x))
            .sorted()
            .map(x -> -x)
            .toArray();
    double[] w = Frames.withValues(frame, drawn).values();
    float[] values = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      values[i] = (float) w[i];
    }
    return new Parameter(parameter.name(), parameter.shape(), values);
  }
}
