package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.Activation;
import io.spectracast.model.MlpSpec;
import io.spectracast.optim.Optimization;
import java.util.Collections;

/**
 * A perceptron with ReLU trained by plain SGD on the cross-entropy of images.
 *
 * @param data as {@code DataSource.parse} reads it
 * @param examples how many images to train on, the first ones
 * @param testExamples how many to test on
 * @param labelNoise fraction of the training labels that are random
 * @param width of every hidden layer
 * @param depth number of hidden layers
 * @param learningRate η
 * @param batchSize B
 * @param weightDecay λ
 * @param updates how long to train
 * @param seed root of all that is random
 */
record NetSettings(
    String data,
    int examples,
    int testExamples,
    double labelNoise,
    int width,
    int depth,
    double learningRate,
    int batchSize,
    double weightDecay,
    int updates,
    long seed)
    implements Settings {

  TrainingConfig training() {
    return new TrainingConfig(
        new MlpSpec(Collections.nCopies(depth, width), Activation.RELU),
        Loss.CROSS_ENTROPY,
        labelNoise,
        Optimization.sgd(learningRate, 0, weightDecay),
        batchSize,
        RunLength.steps(updates),
        seed,
        1);
  }

  /** What a network is asked to learn: networks of one task can be compared. */
  String task() {
    return "%s, %d images, %s random labels"
        .formatted(dataName(), examples, Math.round(100 * labelNoise) + " %");
  }

  /** The shape of the network. */
  String shape() {
    return "%d × %d".formatted(depth, width);
  }

  /** The data set without where it lies. */
  String dataName() {
    int colon = data.indexOf(':');
    return colon < 0 ? data : data.substring(0, colon);
  }
}
