package io.spectracast.experiment;

import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the experiment on repulsion spends.
 *
 * @param hidden widths of the perceptron's two hidden layers
 * @param steppings learning rates and momenta
 * @param batchSize examples in an update
 * @param layers weight matrices looked at
 * @param levelSeeds runs of each stepping and start whose levels are put together
 * @param seeds runs of each stepping whose increments are put together
 * @param firstWindow update at which the first window begins
 * @param lag updates in a window
 * @param windows of a run
 * @param reach windows on either side whose increments tell the noise of one
 * @param probe examples that the drift is taken on
 * @param replicates simulated data sets of each test of levels
 */
record RepulsionConfig(
    int hidden,
    List<Stepping> steppings,
    int batchSize,
    List<String> layers,
    int levelSeeds,
    int seeds,
    int firstWindow,
    int lag,
    int windows,
    int reach,
    int probe,
    int replicates) {

  private static final List<Stepping> STEPPINGS =
      List.of(new Stepping(0.05, 0), new Stepping(0.01, 0.9));

  static final RepulsionConfig QUICK =
      new RepulsionConfig(
          64, STEPPINGS, 64, List.of("fc2.weight"), 10, 4, 320, 32, 48, 20, 3000, 999);

  static final RepulsionConfig FULL =
      new RepulsionConfig(
          64,
          STEPPINGS,
          64,
          List.of("fc1.weight", "fc2.weight"),
          24,
          8,
          320,
          32,
          90,
          24,
          5000,
          999);

  /** Stochastic gradient descent of a learning rate and a momentum. */
  record Stepping(double learningRate, double momentum) {

    String word() {
      return "sgd-%s-%s".formatted(learningRate, momentum);
    }

    String shortly() {
      return "η = %s, μ = %s".formatted(learningRate, momentum);
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "SGD, η = %s, %s",
          learningRate,
          momentum == 0 ? "no momentum" : "μ = " + momentum);
    }
  }

  static RepulsionConfig of(Budget budget) {
    return budget == Budget.FULL ? FULL : QUICK;
  }

  int updates() {
    return firstWindow + lag * windows;
  }

  /** Updates after which levels are looked at: initial, early, middle and end. */
  List<Integer> times() {
    return List.of(0, updates() / 16, updates() / 4, updates());
  }

  TrainingConfig training(Stepping stepping) {
    return TrainingConfig.DEFAULT
        .withModel(new MlpSpec(hidden, hidden))
        .withOptimization(Optimization.sgd(stepping.learningRate(), stepping.momentum(), 0))
        .withBatchSize(batchSize)
        .withLength(RunLength.steps(updates()))
        .withThreads(1);
  }

  /** What the numbers of a run depend on beside its seed. */
  String word(Stepping stepping) {
    return "%s-width%d-layers%d-batch%d-updates%d"
        .formatted(stepping.word(), hidden, layers.size(), batchSize, updates());
  }

  /** Of intervals, so that all cases together err in five of a hundred experiments. */
  double confidence() {
    return 1 - RepulsionJudge.LEVEL / (steppings.size() * layers.size());
  }

  /** All settings by name. */
  Map<String, String> settings(String data) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data);
    settings.put("hidden-widths", hidden() + "," + hidden());
    settings.put("batch-size", Integer.toString(batchSize()));
    settings.put("updates", Integer.toString(updates()));
    settings.put("level-seeds", Integer.toString(levelSeeds()));
    settings.put("window-seeds", Integer.toString(seeds()));
    settings.put("first-window", Integer.toString(firstWindow()));
    settings.put("lag", Integer.toString(lag()));
    settings.put("windows", Integer.toString(windows()));
    settings.put("reach", Integer.toString(reach()));
    settings.put("probe-examples", Integer.toString(probe()));
    settings.put("replicates", Integer.toString(replicates()));
    return settings;
  }
}
