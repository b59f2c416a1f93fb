package io.spectracast.study;

import java.util.ArrayList;
import java.util.List;

/**
 * Which networks are watched.
 *
 * @param seeds of each condition
 * @param updates of each network
 * @param every updates between two looks
 */
record GrokkingConfig(int seeds, int updates, int every) {

  /** The rule was settled with seeds 1 to 7 in sight; these begin here, times the root seed. */
  static final long FIRST_SEED = 100;

  static final GrokkingConfig FULL = new GrokkingConfig(16, 2400, 20);
  static final GrokkingConfig QUICK = new GrokkingConfig(3, 1600, 20);

  private record Condition(String text, double fraction, double noise, double decay) {}

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition("60 % of pairs, decay 1", 0.6, 0, 1),
          new Condition("no decay", 0.6, 0, 0),
          new Condition("30 % of pairs", 0.3, 0, 1),
          new Condition("random labels", 0.6, 1, 1));

  static List<String> conditions() {
    return CONDITIONS.stream().map(Condition::text).toList();
  }

  List<GrokkingSettings> settings(long seed) {
    List<GrokkingSettings> all = new ArrayList<>();
    for (int k = 0; k < seeds; k++) {
      for (Condition c : CONDITIONS) {
        all.add(
            new GrokkingSettings(
                c.text, c.fraction, c.noise, c.decay, updates, every, FIRST_SEED * seed + k));
      }
    }
    return all;
  }
}
