package io.spectracast.recorder;

import io.spectracast.checkpoint.CheckpointException;
import io.spectracast.checkpoint.SafetensorsFile;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.lab.TrainingState;
import io.spectracast.model.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The state of a recorded training in a safetensors file: weights, the optimizer's buffers, the
 * weights and mean squares in the windows of the noise meters, and the counters. At every moment
 * the file holds one whole state, even if the process or the machine dies while it is written.
 *
 * @param path of the file
 * @param settings of the run, kept in the file and compared when it is read
 */
record StateFile(Path path, Map<String, String> settings) {

  private static final String NOISE = "noise.";

  boolean exists() {
    return Files.exists(path);
  }

  /** Replaces the file. */
  void save(TrainingState state, List<NoiseMeter> meters) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    settings.forEach(writer::metadata);
    writer.longs("step", new long[] {state.step()});
    writer.doubles("seconds", new double[] {state.seconds()});
    writer.doubles("learning_rate", new double[] {state.learningRate()});
    writer.longs("since_updates", new long[] {state.since().updates()});
    writer.doubles("since_losses", new double[] {state.since().losses()});
    writer.doubles("since_clipping", new double[] {state.since().clipping()});
    state.parameters().forEach(p -> writer.floats(p.name(), p.values(), p.shape()));
    state.optimizer().forEach(p -> writer.floats(p.name(), p.values(), p.shape()));
    List<Parameter> matrices = state.matrices();
    for (int i = 0; i < meters.size(); i++) {
      add(writer, NOISE + matrices.get(i).name(), meters.get(i), matrices.get(i).shape());
    }
    writer.write(path);
  }

  private static void add(SafetensorsWriter writer, String name, NoiseMeter meter, long[] shape) {
    for (int i = 0; i < meter.weights().size(); i++) {
      writer.floats(name + ".weights." + i, meter.weights().get(i), shape);
    }
    double[] samples = new double[2 * meter.samples().size()];
    for (int i = 0; i < meter.samples().size(); i++) {
      System.arraycopy(meter.samples().get(i), 0, samples, 2 * i, 2);
    }
    writer.doubles(name + ".samples", samples, meter.samples().size(), 2);
  }

  /**
   * Reads the file back.
   *
   * @param like a state of the same network and optimizer, for names and shapes
   * @param meters restored to what they were
   * @throws CheckpointException if the file is malformed or belongs to a run of other settings
   */
  TrainingState load(TrainingState like, List<NoiseMeter> meters) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      requireSettings(file.metadata());
      TrainingState state = state(file, like);
      List<Parameter> matrices = state.matrices();
      for (int i = 0; i < meters.size(); i++) {
        restore(meters.get(i), file, NOISE + matrices.get(i).name());
      }
      return state;
    }
  }

  /**
   * Reads the state of a run of other settings.
   *
   * @param like a state of the same network and optimizer, for names and shapes
   * @throws CheckpointException if the file is malformed or belongs to another network or optimizer
   */
  static TrainingState loadOther(Path path, TrainingState like) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      return state(file, like);
    }
  }

  private static TrainingState state(SafetensorsFile file, TrainingState like) throws IOException {
    return new TrainingState(
        file.longs("step")[0],
        file.doubles("seconds")[0],
        file.doubles("learning_rate")[0],
        new TrainingState.Tally(
            file.longs("since_updates")[0],
            file.doubles("since_losses")[0],
            file.doubles("since_clipping")[0]),
        read(file, like.parameters()),
        read(file, like.optimizer()));
  }

  private void requireSettings(Map<String, String> found) throws CheckpointException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String value = found.get(setting.getKey());
      if (!setting.getValue().equals(value)) {
        throw new CheckpointException(
            path,
            "%s must be %s as in the run to resume, was %s"
                .formatted(setting.getKey(), value, setting.getValue()));
      }
    }
  }

  private static List<Parameter> read(SafetensorsFile file, List<Parameter> like)
      throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter p : like) {
      parameters.add(new Parameter(p.name(), p.shape(), file.floats(p.name())));
    }
    return parameters;
  }

  private static void restore(NoiseMeter meter, SafetensorsFile file, String name)
      throws IOException {
    List<float[]> weights = new ArrayList<>();
    while (file.contains(name + ".weights." + weights.size())) {
      weights.add(file.floats(name + ".weights." + weights.size()));
    }
    double[] flat = file.doubles(name + ".samples");
    List<double[]> samples = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 2) {
      samples.add(new double[] {flat[i], flat[i + 1]});
    }
    meter.restore(weights, samples);
  }
}
