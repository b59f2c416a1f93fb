package io.spectracast.experiment;

import io.spectracast.experiment.NoiseConfig.Subject;
import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.noise.Centre;
import io.spectracast.noise.NoiseMeasurement;
import io.spectracast.noise.NoiseSamples;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The noise of some layers of one training, at the start, in the middle and at the end: of
 * minibatch gradients at fixed weights, batches drawn with replacement, and of the updates that
 * follow. Samples are centred by their mean.
 */
final class NoiseRun implements TrainingObserver, AutoCloseable {

  static final double CONFIDENCE = 0.95;

  /** Of every test. */
  static final double LEVEL = 0.01;

  /** Leading singular directions that moments are taken in. */
  private static final int MODES = 8;

  private static final int GROUPS = 20;

  private final NoiseConfig config;
  private final Subject subject;
  private final Task task;
  private final RandomStreams streams;
  private final NoiseMeasurement measurement;
  private final Runnable requireGoing;
  private final Network network;
  private final List<double[]> rows = new ArrayList<>();
  private final List<List<float[]>> path = new ArrayList<>(); // by layer, since the stage began
  private int stage = -1;

  NoiseRun(
      NoiseConfig config,
      Subject subject,
      long seed,
      Task task,
      NoiseMeasurement measurement,
      Runnable requireGoing) {
    this.config = config;
    this.subject = subject;
    this.task = task;
    this.streams = new RandomStreams(seed);
    this.measurement = measurement;
    this.requireGoing = requireGoing;
    this.network = task.network();
  }

  /** Trains and measures; see {@link NoiseRow} for the columns. */
  static Numbers numbers(
      NoiseConfig config,
      Subject subject,
      long seed,
      Task task,
      NoiseMeasurement measurement,
      Runnable requireGoing)
      throws IOException {
    try (Training training = new Training(subject.training(config.successive(), seed), task);
        NoiseRun run = new NoiseRun(config, subject, seed, task, measurement, requireGoing)) {
      LevelRun.requireFinished(
          training.run(run, (step, total, loss, rate) -> requireGoing.run(), () -> false));
      return new Numbers(NoiseRow.COLUMNS, run.rows);
    }
  }

  @Override
  public boolean wants(long step) {
    return subject.stages().stream()
        .anyMatch(begin -> step >= begin && step <= begin + config.successive());
  }

  @Override
  public void observe(TrainingState state) {
    int begins = subject.stages().indexOf((int) state.step());
    if (begins >= 0) {
      stage = begins;
      path.clear();
      subject.layers().forEach(layer -> path.add(new ArrayList<>()));
      measureFixed(state);
    }
    for (int layer = 0; layer < path.size(); layer++) {
      path.get(layer).add(named(subject.layers().get(layer), state.parameters()).values());
    }
    if (state.step() == subject.stages().get(stage) + config.successive()) {
      measureSuccessive(state);
    }
  }

  private static Parameter named(String name, List<Parameter> parameters) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private void measureFixed(TrainingState state) {
    network.parameters().load(state.parameters());
    List<List<float[]>> drawn = gradients(subject.batchSize(), config.samples());
    for (int layer = 0; layer < drawn.size(); layer++) {
      FloatMatrix w = named(subject.layers().get(layer), state.parameters()).matrix();
      measure(layer, NoiseRow.FIXED, w, drawn.get(layer));
    }
    if (stage == 1) {
      measureScaling();
    }
  }

  private void measureScaling() {
    for (int batch : config.batches()) {
      List<List<float[]>> drawn = gradients(batch, config.scalingSamples());
      for (int layer = 0; layer < drawn.size(); layer++) {
        rows.add(NoiseRow.of(layer, stage, batch, variance(drawn.get(layer))).values());
      }
    }
  }

  /** Gradients of so many batches, by layer. */
  private List<List<float[]>> gradients(int batch, int count) {
    List<List<float[]>> gradients = new ArrayList<>();
    subject.layers().forEach(layer -> gradients.add(new ArrayList<>()));
    for (int i = 0; i < count; i++) {
      requireGoing.run();
      UniformRandomProvider rng = streams.stream("noise batch", stage, batch, i);
      int[] chosen = rng.ints(batch, 0, task.train().count()).toArray();
      try (Examples examples = task.train().subset(chosen)) {
        new Evaluator(task, examples).differentiate(network);
      }
      List<Parameter> all = network.parameters().copyGradients();
      for (int layer = 0; layer < gradients.size(); layer++) {
        gradients.get(layer).add(named(subject.layers().get(layer), all).values());
      }
    }
    return gradients;
  }

  /** Increments of the weights over −η, which are minibatch gradients, drift and all. */
  private void measureSuccessive(TrainingState state) {
    for (int layer = 0; layer < path.size(); layer++) {
      List<float[]> seen = path.get(layer);
      List<float[]> updates = new ArrayList<>();
      for (int t = 0; t + 1 < seen.size(); t++) {
        updates.add(update(seen.get(t), seen.get(t + 1)));
      }
      FloatMatrix w = named(subject.layers().get(layer), state.parameters()).matrix();
      measure(layer, NoiseRow.SUCCESSIVE, w, updates);
    }
    path.clear();
  }

  private float[] update(float[] before, float[] after) {
    float[] update = new float[before.length];
    for (int i = 0; i < update.length; i++) {
      update[i] = (float) (((double) before[i] - after[i]) / subject.learningRate());
    }
    return update;
  }

  private void measure(int layer, int source, FloatMatrix w, List<float[]> drawn) {
    requireGoing.run();
    int modes = Math.min(MODES, Math.min(w.rows(), w.columns()));
    SingularTriplets frame = Svd.leadingTriplets(w, modes);
    NoiseSamples samples =
        measurement.of(
            w.rows(), w.columns(), drawn.size(), Centre.ofSamples(mean(drawn)), Optional.of(frame));
    drawn.forEach(samples::add);
    samples
        .statistics()
        .value()
        .map(noise -> NoiseRow.of(layer, stage, source, subject.batchSize(), noise).values())
        .ifPresent(rows::add);
  }

  private static double[] mean(List<float[]> samples) {
    double[] mean = new double[samples.get(0).length];
    for (float[] sample : samples) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sample[i] / (double) samples.size();
      }
    }
    return mean;
  }

  /** The variance of an entry about the samples' mean. */
  private static Interval variance(List<float[]> samples) {
    double[] mean = mean(samples);
    double freedom = samples.size() / (samples.size() - 1.0);
    double[] squares =
        samples.stream().mapToDouble(sample -> freedom * meanSquare(sample, mean)).toArray();
    return new Jackknife(Math.min(GROUPS, squares.length)).mean(squares, CONFIDENCE);
  }

  private static double meanSquare(float[] sample, double[] mean) {
    double[] deviation = new double[mean.length];
    Arrays.setAll(deviation, i -> sample[i] - mean[i]);
    return Frames.meanSquare(deviation);
  }

  @Override
  public void close() {
    network.close();
  }
}
