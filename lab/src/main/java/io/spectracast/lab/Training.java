package io.spectracast.lab;

import io.spectracast.lab.TrainingState.Tally;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.model.Torch;
import io.spectracast.optim.GradientClipping;
import io.spectracast.optim.Optimizer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains a network on a task by minibatch gradients, on one thread. The same configuration and data
 * give the same weights bit for bit, however often the run is interrupted and resumed.
 */
public final class Training implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final TrainingConfig config;
  private final Task task;
  private final long totalSteps;
  private final Network network;
  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private final BatchOrder order;

  private long step;
  private Tally since = Tally.NONE; // the last observed step
  private double lastLoss; // of the last batch
  private double secondsBefore; // spent before this object began
  private boolean shown; // whether the observer has seen the present step
  private long startStep;
  private long startNanos = System.nanoTime();

  /**
   * A training at step 0, with freshly drawn weights.
   *
   * @param task of the same configuration, but for the seed; not closed with this
   */
  public Training(TrainingConfig config, Task task) {
    this.config = config;
    this.task = task;
    this.totalSteps = task.totalSteps();
    this.network = task.network();
    this.optimizer = config.optimization().build(network.parameters());
    this.clipping = new GradientClipping(config.optimization().clip());
    this.order = task.order(config.seed());
    network.parameters().initialise(config.seed());
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
    network.parameters().load(state.parameters());
    optimizer.load(state.step(), state.optimizer());
    step = state.step();
    since = state.since();
    secondsBefore = state.seconds();
    shown = true;
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
      Optional<String> notFinite = update();
      if (notFinite.isPresent()) {
        return new Outcome.Diverged(state(), notFinite.get());
      }
      progress.update(step, totalSteps, lastLoss, (step - startStep) / secondsSinceStart());
    }
  }

  private Optional<Outcome> show(TrainingObserver observer) throws IOException {
    TrainingState state = state();
    for (Parameter parameter : state.parameters()) {
      if (!parameter.isFinite()) {
        return Optional.of(new Outcome.Diverged(state, parameter.name()));
      }
    }
    since = Tally.NONE;
    shown = true;
    observer.observe(state);
    return Optional.empty();
  }

  /** One update; the name of the first bad layer if the loss is not finite, and then no update. */
  @SuppressWarnings("try") // closed for what it frees
  private Optional<String> update() {
    try (PointerScope scope = new PointerScope()) {
      Batch batch = task.train().select(order.indices(step));
      Tensor loss = config.loss().of(network.forward(batch.inputs()), batch.targets());
      double batchLoss = loss.item_float();
      if (!Double.isFinite(batchLoss)) {
        return Optional.of(firstNotFinite(batch));
      }
      network.parameters().clearGradients();
      loss.backward();
      since = since.plus(batchLoss, clipping.clip(network.parameters()));
      optimizer.step(learningRate());
      step++;
      shown = false;
      lastLoss = batchLoss;
      return Optional.empty();
    }
  }

  private String firstNotFinite(Batch batch) {
    FiniteCheck check = new FiniteCheck();
    network.forward(batch.inputs(), check);
    return check.first().orElse("loss");
  }

  private double learningRate() {
    return config.optimization().learningRateAt(step, totalSteps);
  }

  /** A copy of the present state. */
  public TrainingState state() {
    return new TrainingState(
        step,
        secondsBefore + secondsSinceStart(),
        learningRate(),
        since,
        network.parameters().copy(),
        optimizer.copyState());
  }

  private double secondsSinceStart() {
    return (System.nanoTime() - startNanos) / NANOS;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    order.close();
    optimizer.close();
    network.close();
  }
}
