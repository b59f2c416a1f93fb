package io.spectracast.study;

import io.spectracast.data.DataSource;
import io.spectracast.grid.Settings;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.Activation;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import java.util.List;

/**
 * A perceptron with 128 ReLU units trained on all examples at once by AdamW to add modulo 31.
 *
 * @param condition in words
 * @param fraction of all pairs that are trained on
 * @param labelNoise fraction of the training labels that are random
 * @param weightDecay λ
 * @param updates how long to train
 * @param every updates between two looks
 * @param seed of weights, division of the pairs and labels
 */
record GrokkingSettings(
    String condition,
    double fraction,
    double labelNoise,
    double weightDecay,
    int updates,
    int every,
    long seed)
    implements Settings {

  private static final int MODULUS = 31;
  private static final int WIDTH = 128;
  private static final double LEARNING_RATE = 0.01;

  DataSource data() {
    return DataSource.parse(
        "modular-addition:%d,fraction=%s,seed=%d".formatted(MODULUS, fraction, seed));
  }

  TrainingConfig training() {
    return new TrainingConfig(
        new MlpSpec(List.of(WIDTH), Activation.RELU),
        Loss.CROSS_ENTROPY,
        labelNoise,
        new Optimization(Method.AdamW.DEFAULT, LEARNING_RATE, weightDecay),
        (int) (fraction * MODULUS * MODULUS),
        RunLength.steps(updates),
        seed,
        1);
  }
}
