package io.spectracast.lab;

import io.spectracast.data.LabelledImages;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains a perceptron on a data set by stochastic gradient descent, on one thread. The same
 * configuration and data give the same weights bit for bit, however often the run is interrupted
 * and resumed.
 */
public final class Training implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final TrainingConfig config;
  private final long totalSteps;
  private final Mlp network;
  private final MomentumSgd optimizer;
  private final ImageTensors images;
  private final Minibatches batches;

  private long step;
  private double lossSum;
  private long lossCount;
  private double secondsBefore; // spent before this object began
  private boolean shown; // whether the observer has seen the present step
  private long startStep;
  private long startNanos;

  /** A training at step 0, with freshly drawn weights. */
  public Training(TrainingConfig config, LabelledImages data) {
    this.config = config;
    this.totalSteps = config.totalSteps(data.train().count());
    this.network = new Mlp(widths(config, data));
    this.optimizer = new MomentumSgd(network.parameters(), config);
    this.images = new ImageTensors(data.train(), data.normalisation());
    this.batches = new Minibatches(images, config);
    network.initialise(config.seed());
  }

  /** The weight matrices of the network, from the input to the output. */
  public static List<Layer> layers(TrainingConfig config, LabelledImages data) {
    try (Mlp network = new Mlp(widths(config, data))) {
      return network.copyParameters().stream()
          .filter(Parameter::isMatrix)
          .map(Parameter::layer)
          .toList();
    }
  }

  /** Widths of the input, the hidden layers and the output. */
  public static int[] widths(TrainingConfig config, LabelledImages data) {
    int[] widths = new int[config.hidden().size() + 2];
    widths[0] = data.train().imageSize();
    for (int i = 0; i < config.hidden().size(); i++) {
      widths[i + 1] = config.hidden().get(i);
    }
    widths[widths.length - 1] = data.classes();
    return widths;
  }

  /**
   * Goes on from a state that a training of the same configuration and data was in.
   *
   * @throws IllegalArgumentException if the state belongs to another network or a longer run
   */
  public void resume(TrainingState state) {
    if (state.step() < 0 || state.step() > totalSteps) {
      throw new IllegalArgumentException(
          "the step to resume from must be in [0, %d], was %d".formatted(totalSteps, state.step()));
    }
    network.load(state.parameters());
    network.fill(optimizer.buffers(), state.momentum());
    step = state.step();
    lossSum = state.lossSum();
    lossCount = state.lossCount();
    secondsBefore = state.seconds();
    shown = true;
  }

  /** A copy of the present weights. */
  public List<Parameter> parameters() {
    return network.copyParameters();
  }

  /** Updates in the whole run. */
  public long totalSteps() {
    return totalSteps;
  }

  /**
   * Trains until all updates are done, {@code stop} is true, or the loss is no longer finite.
   *
   * @param observer shown the steps it wants, except the one resumed from, which it has seen
   * @param progress told of every update
   * @param stop polled before every update
   * @throws IOException if the observer cannot keep what it saw
   */
  public Outcome run(TrainingObserver observer, Progress progress, BooleanSupplier stop)
      throws IOException {
    Torch.useOneThread();
    startStep = step;
    startNanos = System.nanoTime();
    while (true) {
      if (!shown && observer.wants(step)) {
        Optional<Outcome> diverged = show(observer);
        if (diverged.isPresent()) {
          return diverged.get();
        }
      }
      if (step == totalSteps) {
        return new Outcome.Finished(state());
      }
      if (stop.getAsBoolean()) {
        return new Outcome.Stopped(state());
      }
      Optional<String> notFinite = update(progress);
      if (notFinite.isPresent()) {
        return new Outcome.Diverged(state(), notFinite.get());
      }
    }
  }

  private Optional<Outcome> show(TrainingObserver observer) throws IOException {
    TrainingState state = state();
    for (Parameter parameter : state.parameters()) {
      if (!parameter.isFinite()) {
        return Optional.of(new Outcome.Diverged(state, parameter.name()));
      }
    }
    lossSum = 0;
    lossCount = 0;
    shown = true;
    observer.observe(state);
    return Optional.empty();
  }

  /** One update; the name of the first bad layer if the loss is not finite, and then no update. */
  @SuppressWarnings("try") // closed for what it frees
  private Optional<String> update(Progress progress) {
    try (PointerScope scope = new PointerScope()) {
      Tensor indices = batches.indices(step);
      Tensor inputs = batches.inputs(indices);
      Tensor loss = network.loss(inputs, batches.labels(indices));
      double batchLoss = loss.item_float();
      if (!Double.isFinite(batchLoss)) {
        return Optional.of(network.firstNotFinite(inputs));
      }
      network.clearGradients();
      loss.backward();
      optimizer.step();
      step++;
      lossSum += batchLoss;
      lossCount++;
      shown = false;
      progress.update(step, totalSteps, batchLoss, (step - startStep) / secondsSinceStart());
      return Optional.empty();
    }
  }

  private TrainingState state() {
    List<Parameter> weights = network.copyParameters();
    return new TrainingState(
        step,
        secondsBefore + secondsSinceStart(),
        config.learningRate(),
        lossSum,
        lossCount,
        weights,
        network.copy(optimizer.buffers()));
  }

  private double secondsSinceStart() {
    return (System.nanoTime() - startNanos) / NANOS;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    batches.close();
    images.close();
    optimizer.close();
    network.close();
  }
}
