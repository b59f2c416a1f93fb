package io.spectracast.cli;

import io.spectracast.recorder.Recording;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to record of a training, and how often. */
final class RecordingOptions {

  private static final Recording DEFAULT = Recording.DEFAULT;

  @Option(
      names = "--record-every",
      paramLabel = "UPDATES",
      description = "Updates between snapshots (default: ${DEFAULT-VALUE}).")
  private int recordEvery = DEFAULT.every();

  @Option(
      names = "--probe-every",
      paramLabel = "SNAPSHOTS",
      description =
          "Snapshots between two that also hold drift, noise and the loss on the probe set"
              + " (default: ${DEFAULT-VALUE}).")
  private int probeEvery = DEFAULT.probeEvery();

  @Option(
      names = "--probe-examples",
      paramLabel = "N",
      description =
          "Training examples in the probe set; of a text, windows (default: 1000; 64 for text).")
  private Optional<Integer> probeExamples;

  @Option(
      names = "--save-every",
      paramLabel = "SNAPSHOTS",
      description =
          "Snapshots between two saved states, from which --resume goes on"
              + " (default: ${DEFAULT-VALUE}).")
  private int saveEvery = DEFAULT.stateEvery();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SNAPSHOTS",
      description =
          "Also keep the weights as safetensors, every so many snapshots (default: never).")
  private int checkpointEvery = DEFAULT.checkpointEvery();

  /**
   * What is asked for.
   *
   * @param customaryProbe examples in the probe set where none are given
   */
  Recording build(int customaryProbe) {
    return new Recording(
        recordEvery, probeEvery, probeExamples.orElse(customaryProbe), saveEvery, checkpointEvery);
  }
}
