package io.spectracast.experiment;

import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps some weight matrices of a training by stochastic gradient descent at the borders of
 * windows, and what gradient and momentum at a border say about the window after it: with b the
 * momentum's buffer and g the gradient, after L updates
 *
 * <pre>  −η [ g (L − r)/(1 − μ) + b r ],   r = μ(1 − μᴸ)/(1 − μ).</pre>
 */
final class MovementRecorder implements TrainingObserver, AutoCloseable {

  private final int first;
  private final int lag;
  private final double learningRate;
  private final double momentum;
  private final List<String> layers;
  private final Network network;
  private final Evaluator probe;
  private final Runnable requireGoing;
  private final Map<String, List<DenseMatrix>> weights = new LinkedHashMap<>();
  private final Map<String, List<DenseMatrix>> expected = new LinkedHashMap<>();

  /**
   * @param first update at which the first window begins
   * @param layers names of weight matrices
   * @param probe examples that the gradient is taken on; not closed with this
   */
  MovementRecorder(
      int first,
      int lag,
      double learningRate,
      double momentum,
      List<String> layers,
      Task task,
      Examples probe,
      Runnable requireGoing) {
    this.first = first;
    this.lag = lag;
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.layers = layers;
    this.network = task.network();
    this.probe = new Evaluator(task, probe);
    this.requireGoing = requireGoing;
    for (String layer : layers) {
      weights.put(layer, new ArrayList<>());
      expected.put(layer, new ArrayList<>());
    }
  }

  @Override
  public boolean wants(long step) {
    return step >= first && (step - first) % lag == 0;
  }

  @Override
  public void observe(TrainingState state) {
    requireGoing.run();
    network.parameters().load(state.parameters());
    probe.differentiate(network);
    List<Parameter> gradients = network.parameters().copyGradients();
    for (String layer : layers) {
      weights.get(layer).add(Frames.of(named(layer, state.parameters())));
      expected.get(layer).add(expected(layer, named(layer, gradients), state.optimizer()));
    }
  }

  private DenseMatrix expected(String layer, Parameter gradient, List<Parameter> buffers) {
    double carried = momentum * (1 - Math.pow(momentum, lag)) / (1 - momentum);
    DenseMatrix g = Frames.of(gradient);
    double[] moved = new double[g.values().length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = -learningRate * g.values()[i] * (lag - carried) / (1 - momentum);
    }
    if (momentum > 0) {
      float[] buffer = named("momentum." + layer, buffers).values();
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= learningRate * carried * buffer[i];
      }
    }
    return new DenseMatrix(g.rows(), g.columns(), moved);
  }

  private static Parameter named(String name, List<Parameter> parameters) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** What was seen of a layer. */
  Movement movement(String layer) {
    List<DenseMatrix> seen = weights.get(layer);
    return new Movement(lag, seen, expected.get(layer).subList(0, seen.size() - 1));
  }

  @Override
  public void close() {
    network.close();
  }
}
