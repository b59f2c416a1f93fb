package io.spectracast.lab;

import io.spectracast.model.MlpSpec;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Optimization;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every setting of a training run that its result depends on, and {@code threads}, on which it does
 * not.
 *
 * @param model the network
 * @param loss what is minimised
 * @param labelNoise fraction of the training labels that are replaced by random ones, in [0, 1]
 * @param optimization how the parameters are moved
 * @param batchSize B, examples per update, positive
 * @param length how long to train
 * @param seed root of the initial weights, of the order of the examples and of the label noise
 * @param threads 1 to record on the training thread, more to record beside it
 */
public record TrainingConfig(
    ModelSpec model,
    Loss loss,
    double labelNoise,
    Optimization optimization,
    int batchSize,
    RunLength length,
    long seed,
    int threads) {

  /** 784-256-256-10 on MNIST passes 97 % test accuracy within three epochs of these. */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(
          new MlpSpec(256, 256),
          Loss.CROSS_ENTROPY,
          0,
          Optimization.sgd(0.02, 0.9, 0),
          64,
          RunLength.epochs(10),
          1,
          2);

  public TrainingConfig {
    require(labelNoise >= 0 && labelNoise <= 1, "labelNoise", "in [0, 1]", labelNoise);
    require(batchSize > 0, "batchSize", "positive", batchSize);
    require(threads > 0, "threads", "positive", threads);
  }

  /** The same for another network. */
  public TrainingConfig withModel(ModelSpec other) {
    return new TrainingConfig(
        other, loss, labelNoise, optimization, batchSize, length, seed, threads);
  }

  /** The same with another loss. */
  public TrainingConfig withLoss(Loss other) {
    return new TrainingConfig(
        model, other, labelNoise, optimization, batchSize, length, seed, threads);
  }

  /** The same with another fraction of random labels. */
  public TrainingConfig withLabelNoise(double other) {
    return new TrainingConfig(model, loss, other, optimization, batchSize, length, seed, threads);
  }

  /** The same by another optimization. */
  public TrainingConfig withOptimization(Optimization other) {
    return new TrainingConfig(model, loss, labelNoise, other, batchSize, length, seed, threads);
  }

  /** The same with another number of examples per update. */
  public TrainingConfig withBatchSize(int other) {
    return new TrainingConfig(model, loss, labelNoise, optimization, other, length, seed, threads);
  }

  /** The same for another length. */
  public TrainingConfig withLength(RunLength other) {
    return new TrainingConfig(
        model, loss, labelNoise, optimization, batchSize, other, seed, threads);
  }

  /** The same from another seed. */
  public TrainingConfig withSeed(long other) {
    return new TrainingConfig(
        model, loss, labelNoise, optimization, batchSize, length, other, threads);
  }

  /** The same with another number of threads. */
  public TrainingConfig withThreads(int other) {
    return new TrainingConfig(
        model, loss, labelNoise, optimization, batchSize, length, seed, other);
  }

  /** The settings by name; {@code threads} is left out, since no result depends on it. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>(OptimizationSettings.asMap(optimization));
    map.put("model", model.text());
    map.put("loss", loss.text());
    map.put("label-noise", Double.toString(labelNoise));
    map.put("batch-size", Integer.toString(batchSize));
    length.epochs().ifPresent(epochs -> map.put("epochs", Integer.toString(epochs)));
    length.steps().ifPresent(steps -> map.put("steps", Long.toString(steps)));
    map.put("seed", Long.toString(seed));
    return map;
  }

  /**
   * Reads what {@link #asMap} writes.
   *
   * @throws IllegalArgumentException if a setting is missing or malformed
   */
  public static TrainingConfig of(Map<String, String> map, int threads) {
    Settings settings = new Settings(map);
    return new TrainingConfig(
        ModelSpec.parse(settings.text("model")),
        Loss.parse(settings.text("loss")),
        settings.number("label-noise"),
        OptimizationSettings.of(settings),
        settings.integer("batch-size"),
        settings.has("steps")
            ? RunLength.steps(settings.wholeNumber("steps"))
            : RunLength.epochs(settings.integer("epochs")),
        settings.wholeNumber("seed"),
        threads);
  }

  private static void require(boolean holds, String name, String domain, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, domain, value));
    }
  }
}
