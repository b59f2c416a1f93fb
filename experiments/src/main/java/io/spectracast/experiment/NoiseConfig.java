package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Optimization;
import java.util.List;
import java.util.Optional;

/**
 * What the experiment on noise spends.
 *
 * @param subjects networks looked at
 * @param seeds runs of each
 * @param samples minibatch gradients at each fixed point
 * @param successive updates in a row along the run
 * @param batches sizes that the scaling is told from, the subject's own among them
 * @param scalingSamples gradients of each size
 * @param replicates draws of each Monte Carlo null
 * @param longestSide sides longer than this get no covariance matrix
 */
record NoiseConfig(
    List<Subject> subjects,
    int seeds,
    int samples,
    int successive,
    List<Integer> batches,
    int scalingSamples,
    int replicates,
    int longestSide) {

  private static final Subject PERCEPTRON =
      new Subject(
          "MLP",
          "mlp:64,64",
          Material.DIGITS,
          0.05,
          64,
          1200,
          List.of("fc1.weight", "fc2.weight", "fc3.weight"));

  private static final Subject CONVOLUTIONS =
      new Subject(
          "CNN",
          "cnn",
          Material.CIFAR10,
          0.05,
          64,
          400,
          List.of("conv1.weight", "conv2.weight", "fc1.weight", "fc2.weight"));

  private static final Subject TRANSFORMER =
      new Subject(
          "ViT",
          "vit",
          Material.DIGITS,
          0.05,
          64,
          800,
          List.of(
              "encoder.layers.0.self_attn.in_proj_weight",
              "encoder.layers.0.linear1.weight",
              "encoder.layers.1.linear2.weight",
              "head.weight"));

  private static final Subject LANGUAGE =
      new Subject(
          "GPT",
          "gpt:layers=2,heads=2,width=64,block=64",
          Material.CHARACTERS,
          0.2,
          16,
          800,
          List.of(
              "transformer.h.0.attn.c_attn.weight",
              "transformer.h.1.mlp.c_fc.weight",
              "transformer.wte.weight"));

  static final NoiseConfig QUICK =
      new NoiseConfig(
          List.of(PERCEPTRON, CONVOLUTIONS), 2, 96, 128, List.of(16, 64, 256), 40, 999, 1024);

  static final NoiseConfig FULL =
      new NoiseConfig(
          List.of(PERCEPTRON, CONVOLUTIONS, TRANSFORMER, LANGUAGE),
          3,
          192,
          192,
          List.of(16, 64, 256),
          64,
          1999,
          1024);

  /** What a network is trained on. */
  enum Material {
    DIGITS,
    CIFAR10,
    CHARACTERS;

    /** Where it is, if it is there. */
    Optional<DataSource> in(Datasets datasets) {
      return switch (this) {
        case DIGITS -> Optional.of(datasets.digits());
        case CIFAR10 -> datasets.cifar10();
        case CHARACTERS -> datasets.characters();
      };
    }
  }

  /**
   * A network whose noise is measured.
   *
   * @param name of the architecture
   * @param model as {@link ModelSpec#parse} reads it
   * @param material what it is trained on
   * @param learningRate of plain stochastic gradient descent
   * @param batchSize examples in an update
   * @param updates after which training ends
   * @param layers weight matrices looked at
   */
  record Subject(
      String name,
      String model,
      Material material,
      double learningRate,
      int batchSize,
      int updates,
      List<String> layers) {

    /** At the start, in the middle and at the end. */
    List<Integer> stages() {
      return List.of(0, updates / 2, updates);
    }

    /** Without momentum and decay, so that an update is −η times a minibatch gradient. */
    TrainingConfig training(int successive, long seed) {
      return TrainingConfig.DEFAULT
          .withModel(ModelSpec.parse(model))
          .withOptimization(Optimization.sgd(learningRate, 0, 0))
          .withBatchSize(batchSize)
          .withLength(RunLength.steps((long) updates + successive))
          .withSeed(seed)
          .withThreads(1);
    }
  }

  NoiseConfig {
    for (Subject subject : subjects) {
      if (subject.updates() / 2 <= successive) {
        throw new IllegalArgumentException(
            "successive must be below half the updates, %d, was %d"
                .formatted(subject.updates() / 2, successive));
      }
    }
  }

  static NoiseConfig of(Budget budget) {
    return budget == Budget.FULL ? FULL : QUICK;
  }
}
