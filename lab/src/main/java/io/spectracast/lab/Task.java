package io.spectracast.lab;

import io.spectracast.data.Dataset;
import io.spectracast.data.LabelledImages;
import io.spectracast.data.TokenText;
import io.spectracast.data.TokenTuples;
import io.spectracast.data.VectorSet;
import io.spectracast.model.GptSpec;
import io.spectracast.model.Network;
import io.spectracast.model.Signature;
import io.spectracast.random.RandomStreams;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A data set in native memory, as the examples that a network is trained and tested on. Read-only,
 * so that trainings whose configurations differ in the seed alone may share it, on any threads; its
 * label noise is that of its own configuration's seed.
 */
public final class Task implements AutoCloseable {

  private final TrainingConfig config;
  private final String digest;
  private final Signature signature;
  private final Examples train;
  private final Examples test;

  /**
   * Copies a data set.
   *
   * @throws IllegalArgumentException if the model, the loss or the batch size does not suit it
   */
  public Task(TrainingConfig config, Dataset data) {
    this.config = config;
    this.digest = data.digest();
    this.signature = signature(data);
    requireSuitable(data);
    if (data instanceof LabelledImages images) {
      int[] labels = noisy(classes(images.train().labels()));
      train = TensorExamples.of(images.train(), images.normalisation(), labels);
      test =
          TensorExamples.of(images.test(), images.normalisation(), classes(images.test().labels()));
    } else if (data instanceof TokenTuples tuples) {
      train = TensorExamples.of(tuples.train(), noisy(tuples.train().labels()));
      test = TensorExamples.of(tuples.test(), tuples.test().labels());
    } else if (data instanceof VectorSet vectors) {
      train = TensorExamples.of(vectors.train());
      test = TensorExamples.of(vectors.test());
    } else if (data instanceof TokenText text && config.model() instanceof GptSpec gpt) {
      train = new TextWindows(text.train(), gpt.block(), 1);
      test = new TextWindows(text.validation(), gpt.block(), gpt.block());
    } else {
      throw new IllegalStateException("no way from " + data + " to " + config.model());
    }
    stepsPerEpoch();
  }

  private static Signature signature(Dataset data) {
    if (data instanceof LabelledImages images) {
      return new Signature.Images(
          images.train().channels(),
          images.train().height(),
          images.train().width(),
          images.classes());
    }
    if (data instanceof TokenTuples tuples) {
      return new Signature.Sequences(tuples.length(), tuples.vocabulary(), tuples.classes());
    }
    if (data instanceof VectorSet vectors) {
      return new Signature.Vectors(vectors.inputs(), vectors.outputs());
    }
    return new Signature.Text(((TokenText) data).vocabulary());
  }

  private void requireSuitable(Dataset data) {
    config.model().build(signature).close(); // refuses what it cannot read
    boolean classes = !(data instanceof VectorSet);
    if (!classes && !(config.loss() instanceof Loss.MeanSquare)) {
      throw new IllegalArgumentException(
          "loss must be mse for vectors, was " + config.loss().text());
    }
    if (config.labelNoise() > 0 && (!classes || data instanceof TokenText)) {
      throw new IllegalArgumentException(
          "labelNoise must be 0 for data without labels, was " + config.labelNoise());
    }
  }

  private static int[] classes(byte[] labels) {
    return IntStream.range(0, labels.length).map(i -> Byte.toUnsignedInt(labels[i])).toArray();
  }

  /** A copy of the labels, of which a fraction chosen by the seed is uniform over all classes. */
  private int[] noisy(int[] labels) {
    int[] noisy = labels.clone();
    int replaced = (int) Math.round(config.labelNoise() * labels.length);
    RandomStreams streams = new RandomStreams(config.seed());
    int[] order = streams.permutation("label-noise", 0, labels.length);
    UniformRandomProvider rng = streams.stream("label-noise", 1);
    for (int i = 0; i < replaced; i++) {
      noisy[order[i]] = rng.nextInt(signature.outputs());
    }
    return noisy;
  }

  /** A network of the configured model that fits the data, all parameters 0. */
  public Network network() {
    return config.model().build(signature);
  }

  /** SHA-256 of the data set, in hexadecimal. */
  public String digest() {
    return digest;
  }

  /** What is minimised. */
  Loss loss() {
    return config.loss();
  }

  /** Scores in one prediction. */
  int outputs() {
    return signature.outputs();
  }

  /** The examples to train on. */
  public Examples train() {
    return train;
  }

  /** The examples to test on. */
  public Examples test() {
    return test;
  }

  /** Whole batches in one pass over the training examples; of a text, over its tokens. */
  public int stepsPerEpoch() {
    if (config.batchSize() > train.count()) {
      throw new IllegalArgumentException(
          "batchSize must be at most %d, was %d".formatted(train.count(), config.batchSize()));
    }
    return Math.max(1, train.count() / config.batchSize() / train.predictions());
  }

  /** Updates in the whole run. */
  public long totalSteps() {
    return config.length().updates(stepsPerEpoch());
  }

  /** Which examples each update is made with, by the seed of a training. */
  BatchOrder order(long seed) {
    return train instanceof TextWindows
        ? new BatchOrder.Draws(new RandomStreams(seed), train.count(), config.batchSize())
        : new BatchOrder.Epochs(seed, train.count(), config.batchSize());
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    train.close();
    test.close();
  }
}
