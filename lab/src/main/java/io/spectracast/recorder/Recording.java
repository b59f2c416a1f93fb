package io.spectracast.recorder;

import io.spectracast.lab.Settings;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to record and how often.
 *
 * @param every updates between two snapshots, which is also the lag of the noise measurement
 * @param probeEvery snapshots between two that also hold drift projections, noise and probe loss
 * @param probeExamples training examples in the probe set; of a text, windows
 * @param stateEvery snapshots between two saved states to resume from
 * @param checkpointEvery snapshots between two weight checkpoints; 0 for none
 */
public record Recording(
    int every, int probeEvery, int probeExamples, int stateEvery, int checkpointEvery) {

  /**
   * For recording beside the training. On a 784-256-256-10 perceptron it costs the training just
   * under a tenth of its time and a second core about half of its own (docs/benchmarks.md).
   */
  public static final Recording DEFAULT = new Recording(25, 4, 1000, 40, 0);

  public Recording {
    requirePositive("every", every);
    requirePositive("probeEvery", probeEvery);
    requirePositive("probeExamples", probeExamples);
    requirePositive("stateEvery", stateEvery);
    if (checkpointEvery < 0) {
      throw new IllegalArgumentException(
          "checkpointEvery must not be negative, was " + checkpointEvery);
    }
  }

  /** The settings by name. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>();
    map.put("record-every", Integer.toString(every));
    map.put("probe-every", Integer.toString(probeEvery));
    map.put("probe-examples", Integer.toString(probeExamples));
    map.put("save-every", Integer.toString(stateEvery));
    map.put("checkpoint-every", Integer.toString(checkpointEvery));
    return map;
  }

  /**
   * Reads the settings that {@link #asMap} writes.
   *
   * @throws IllegalArgumentException if one is missing or malformed
   */
  static Recording of(Map<String, String> map) {
    Settings settings = new Settings(map);
    return new Recording(
        settings.integer("record-every"),
        settings.integer("probe-every"),
        settings.integer("probe-examples"),
        settings.integer("save-every"),
        settings.integer("checkpoint-every"));
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
