package io.spectracast.study;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which networks are trained: every task (data set, number of images, label noise) with as many
 * networks, each of a width, depth, learning rate, batch size and weight decay drawn from the
 * lists.
 *
 * @param examples numbers of training images
 * @param testExamples test images, at most
 * @param networks of each task
 * @param updates of each network
 * @param replicates of each bootstrap
 */
record GeneralizationConfig(
    List<Integer> examples,
    int testExamples,
    List<Double> labelNoise,
    List<Integer> widths,
    List<Integer> depths,
    List<Double> learningRates,
    List<Integer> batchSizes,
    List<Double> weightDecays,
    int networks,
    int updates,
    int replicates) {

  static final GeneralizationConfig FULL =
      new GeneralizationConfig(
          List.of(500, 1500, 4500),
          5000,
          List.of(0.0, 0.2, 0.4),
          List.of(32, 64, 128),
          List.of(1, 2, 3),
          List.of(0.02, 0.05, 0.1, 0.2),
          List.of(8, 16, 32, 64),
          List.of(0.0, 1e-4, 1e-3, 1e-2),
          16,
          2000,
          1000);

  static final GeneralizationConfig QUICK =
      new GeneralizationConfig(
          List.of(500, 1500),
          2000,
          List.of(0.0, 0.4),
          FULL.widths(),
          FULL.depths(),
          FULL.learningRates(),
          FULL.batchSizes(),
          FULL.weightDecays(),
          8,
          1000,
          300);

  /** The networks on these data sets. */
  List<NetSettings> settings(List<String> data, long seed) {
    List<NetSettings> all = new ArrayList<>();
    RandomStreams streams = new RandomStreams(seed);
    for (String source : data) {
      for (int count : examples) {
        for (double noise : labelNoise) {
          for (int k = 0; k < networks; k++) {
            UniformRandomProvider rng = streams.stream("design", all.size());
            all.add(
                new NetSettings(
                    source,
                    count,
                    testExamples,
                    noise,
                    chosen(widths, rng),
                    chosen(depths, rng),
                    chosen(learningRates, rng),
                    chosen(batchSizes, rng),
                    chosen(weightDecays, rng),
                    updates,
                    seed + all.size()));
          }
        }
      }
    }
    return all;
  }

  private static <T> T chosen(List<T> choices, UniformRandomProvider rng) {
    return choices.get(rng.nextInt(choices.size()));
  }
}
