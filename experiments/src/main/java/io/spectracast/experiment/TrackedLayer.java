package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;

/**
 * A layer whose training is followed.
 *
 * @param name in letters, digits and dashes
 * @param title in a few words
 * @param data what the network is trained on
 * @param model the network
 * @param parameter the layer's weights, as PyTorch names them
 * @param start what the weights are before the first update
 * @param optimization by stochastic gradient descent
 * @param updates how many are followed
 * @param seeds how many trainings
 * @param scoring at which updates trackers are compared with the exact decomposition
 * @param spacing at which updates the increment is compared with the level spacing
 * @param allModes whether perturbation theory also runs with min(m, n) triplets
 */
record TrackedLayer(
    String name,
    String title,
    DataSource data,
    ModelSpec model,
    String parameter,
    StartWeights start,
    Optimization optimization,
    int updates,
    int seeds,
    Sampling scoring,
    Sampling spacing,
    boolean allModes) {

  /** B. */
  static final int BATCH = 64;

  /**
   * Which updates are looked at.
   *
   * @param dense every update up to this one
   * @param sparse afterwards every so many
   */
  record Sampling(int dense, int sparse) {

    boolean contains(long update) {
      return update > 0 && (update <= dense || update % sparse == 0);
    }
  }

  /** Its training from one seed. */
  TrainingConfig training(long seed) {
    return TrainingConfig.DEFAULT
        .withModel(model)
        .withOptimization(optimization)
        .withBatchSize(BATCH)
        .withLength(RunLength.steps(updates))
        .withSeed(seed)
        .withThreads(1);
  }

  /** The identity of a cell that measures it at some updates. */
  String cell(String measurement, Sampling at, long seed) {
    String images = data.text().replaceAll(":.*", "");
    return "%s-%s-%s-%d-at-%d-%d-seed-%d"
        .formatted(measurement, name, images, updates, at.dense(), at.sparse(), seed);
  }

  /** The same for another length. */
  TrackedLayer withUpdates(int other) {
    return new TrackedLayer(
        name,
        title,
        data,
        model,
        parameter,
        start,
        optimization,
        other,
        seeds,
        scoring,
        spacing,
        allModes);
  }

  /** The same looked at on other updates, with or without trackers of all modes. */
  TrackedLayer sampled(Sampling scored, Sampling spaced, boolean withAllModes) {
    return new TrackedLayer(
        name,
        title,
        data,
        model,
        parameter,
        start,
        optimization,
        updates,
        seeds,
        scored,
        spaced,
        withAllModes);
  }

  /** η, μ, B and the start, for a table. */
  String inWords() {
    Method.Sgd sgd = (Method.Sgd) optimization.method();
    return "η = %s, μ = %s, B = %d, %s start"
        .formatted(
            TrackingClaims.number(optimization.learningRate()),
            TrackingClaims.number(sgd.momentum()),
            BATCH,
            start.word());
  }
}
