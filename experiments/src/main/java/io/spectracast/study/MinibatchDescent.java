package io.spectracast.study;

import io.spectracast.model.Parameter;
import io.spectracast.optim.Optimization;
import io.spectracast.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * SGD itself: each update by the mean gradient of a batch. A batch holds B different examples, and
 * batches are drawn independently of each other, or in epochs, each example once in each.
 */
final class MinibatchDescent implements Motion {

  private static final double ANY = 1; // the learning rate is given with every update

  private final Landscape landscape;
  private final int batch;
  private final boolean epochs;
  private final Optimizer optimizer;
  private int[] order;
  private int next;

  /**
   * From where the landscape is. With momentum μ the buffer begins as ∇L/(1 − μ), to which it tends
   * where the gradient is constant.
   *
   * @param batch B, from 1 to N
   * @param momentum μ in [0, 1)
   * @param epochs whether to draw in epochs
   */
  MinibatchDescent(Landscape landscape, int batch, double momentum, boolean epochs) {
    this.landscape = landscape;
    this.batch = batch;
    this.epochs = epochs;
    this.order = IntStream.range(0, landscape.examples()).toArray();
    this.next = order.length;
    this.optimizer = Optimization.sgd(ANY, momentum, 0).build(landscape.network().parameters());
    if (momentum > 0) {
      optimizer.load(0, settled(momentum));
    }
  }

  private List<Parameter> settled(double momentum) {
    landscape.differentiate();
    List<Parameter> settled = new ArrayList<>();
    List<Parameter> names = optimizer.copyState();
    List<Parameter> gradients = landscape.network().parameters().copyGradients();
    for (int i = 0; i < names.size(); i++) {
      float[] values = gradients.get(i).values().clone();
      for (int e = 0; e < values.length; e++) {
        values[e] /= (float) (1 - momentum);
      }
      settled.add(new Parameter(names.get(i).name(), gradients.get(i).shape(), values));
    }
    return settled;
  }

  @Override
  public void advance(double learningRate, UniformRandomProvider random) {
    if (batch == order.length) {
      landscape.differentiate();
    } else {
      landscape.differentiate(draw(random));
    }
    optimizer.step(learningRate);
  }

  private int[] draw(UniformRandomProvider random) {
    if (!epochs || next + batch > order.length) {
      PermutationSampler.shuffle(random, order);
      next = 0;
    }
    int first = next;
    next += batch;
    return Arrays.copyOfRange(order, first, first + batch);
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
