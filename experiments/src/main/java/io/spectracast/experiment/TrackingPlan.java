package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.experiment.TrackedLayer.Sampling;
import io.spectracast.model.ConvNetSpec;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import java.util.ArrayList;
import java.util.List;

/**
 * All sizes of the experiment.
 *
 * @param layers that are followed
 * @param divided whose increments are also fed in parts
 * @param parts into how many
 * @param modes k, triplets that a tracker holds
 * @param compared how many leading ones are scored
 * @param costOrder of the square matrix on which costs are measured
 * @param repetitions of each cost
 */
record TrackingPlan(
    List<TrackedLayer> layers,
    TrackedLayer divided,
    List<Integer> parts,
    int modes,
    int compared,
    int costOrder,
    int repetitions) {

  /**
   * What a budget decides.
   *
   * @param seeds trainings of every layer
   * @param convolutional updates of the convolutional network
   * @param spiked of the perceptron whose hidden layer grows spikes
   * @param others of the same from other weights, and of a lazy one
   * @param wide of the wide perceptron
   * @param divided updates whose increments are fed in parts
   * @param between updates from one look at the level spacing to the next
   */
  private record Sizes(
      int seeds, int convolutional, int spiked, int others, int wide, int divided, int between) {}

  private static final Sizes QUICK = new Sizes(3, 60, 120, 100, 40, 40, 10);
  private static final Sizes FULL = new Sizes(4, 240, 600, 200, 120, 80, 15);

  private static final int MODES = 50;
  private static final int COMPARED = 8;
  private static final List<Integer> PARTS = List.of(1, 2, 4, 8);
  private static final int COST_ORDER = 1024;
  private static final int REPETITIONS = 7;

  private static final Optimization GENTLE = Optimization.sgd(0.01, 0.9, 0);
  private static final Optimization SPIKY = Optimization.sgd(0.1, 0.9, 0);
  private static final Optimization LAZY = Optimization.sgd(0.05, 0, 0);

  private static final int SMALL = 256;
  private static final int WIDE = 1024;
  private static final Sampling EARLY_AND_TENTHS = new Sampling(60, 10);
  private static final Sampling EARLY_AND_EIGHTHS =
      new Sampling(24, 8); // exact triplets cost a second
  private static final int WIDE_SPACINGS = 4; // and here all of them

  /** Of a budget, with the data that there are. */
  static TrackingPlan of(Budget budget, Datasets datasets) {
    Sizes sizes = budget == Budget.FULL ? FULL : QUICK;
    DataSource digits = datasets.digits();
    List<TrackedLayer> layers = new ArrayList<>();
    datasets.cifar10().ifPresent(images -> layers.add(convolutional(images, sizes)));
    TrackedLayer spiked =
        perceptron(SMALL, "spiked", digits, StartWeights.GAUSSIAN, SPIKY, sizes.spiked, sizes);
    layers.add(spiked);
    layers.add(
        perceptron(SMALL, "uniform", digits, StartWeights.UNIFORM, SPIKY, sizes.others, sizes));
    layers.add(perceptron(SMALL, "lazy", digits, StartWeights.GAUSSIAN, LAZY, sizes.others, sizes));
    layers.add(
        perceptron(WIDE, "spiked", digits, StartWeights.GAUSSIAN, SPIKY, sizes.wide, sizes)
            .sampled(EARLY_AND_EIGHTHS, new Sampling(0, sizes.wide / WIDE_SPACINGS), false));
    return new TrackingPlan(
        layers, spiked.withUpdates(sizes.divided), PARTS, MODES, COMPARED, COST_ORDER, REPETITIONS);
  }

  private static TrackedLayer convolutional(DataSource images, Sizes sizes) {
    return new TrackedLayer(
        "cnn",
        "CNN fc1 on CIFAR-10, 120 × 2048",
        images,
        new ConvNetSpec(),
        "fc1.weight",
        StartWeights.GAUSSIAN,
        GENTLE,
        sizes.convolutional,
        sizes.seeds,
        EARLY_AND_TENTHS,
        new Sampling(0, sizes.between),
        true);
  }

  private static TrackedLayer perceptron(
      int width,
      String kind,
      DataSource digits,
      StartWeights start,
      Optimization optimization,
      int updates,
      Sizes sizes) {
    return new TrackedLayer(
        "mlp-%d-%s".formatted(width, kind),
        "MLP %d × %d, %s".formatted(width, width, kind),
        digits,
        new MlpSpec(width, width),
        "fc2.weight",
        start,
        optimization,
        updates,
        sizes.seeds,
        EARLY_AND_TENTHS,
        new Sampling(0, sizes.between),
        true);
  }
}
