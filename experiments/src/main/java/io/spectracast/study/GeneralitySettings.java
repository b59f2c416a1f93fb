package io.spectracast.study;

import io.spectracast.grid.Settings;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Optimization;

/**
 * A network trained by plain SGD whose spectra are followed.
 *
 * @param data as {@code DataSource.parse} reads it
 * @param images how many to train on, the first ones; texts and tuples are used whole
 * @param architecture what the model is called in tables
 * @param activation as it is called there
 * @param model as {@code ModelSpec.parse} reads it
 * @param loss as {@code Loss.parse} reads it
 * @param learningRate η
 * @param batchSize B
 * @param weightDecay λ
 * @param updates how long to train
 * @param every updates between two spectra
 * @param seed root of all that is random
 */
record GeneralitySettings(
    String data,
    int images,
    String architecture,
    String activation,
    String model,
    String loss,
    double learningRate,
    int batchSize,
    double weightDecay,
    int updates,
    int every,
    long seed)
    implements Settings {

  TrainingConfig training() {
    return new TrainingConfig(
        ModelSpec.parse(model),
        Loss.parse(loss),
        0,
        Optimization.sgd(learningRate, 0, weightDecay),
        batchSize,
        RunLength.steps(updates),
        seed,
        1);
  }

  /** The loss without its setting. */
  String lossName() {
    return loss.replaceAll(":.*", "");
  }
}
