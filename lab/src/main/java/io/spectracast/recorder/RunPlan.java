package io.spectracast.recorder;

import io.spectracast.data.DataSource;
import io.spectracast.lab.TrainingConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recorded training as it is asked for: data, training, recording.
 *
 * @param data where the images come from
 * @param training how to train
 * @param recording what to record
 */
public record RunPlan(DataSource data, TrainingConfig training, Recording recording) {

  /** Every setting that the recorded snapshots depend on, by name. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>(training.asMap());
    map.putAll(recording.asMap());
    map.put("data", data.text());
    return map;
  }

  /**
   * The inverse of {@link #asMap}: reads the settings of a recorded run, to resume it.
   *
   * @param threads see {@link TrainingConfig}
   * @throws IllegalArgumentException if a setting is missing or malformed
   */
  public static RunPlan of(Map<String, String> map, int threads) {
    return new RunPlan(
        DataSource.parse(map.getOrDefault("data", "")),
        TrainingConfig.of(map, threads),
        Recording.of(map));
  }
}
