package io.spectracast.study;

import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The noise of minibatch gradients at fixed weights: the variance of an entry over {@value
 * #BATCHES} batches mean over the entries of each parameter.
 */
final class BatchGradients {

  private static final int BATCHES = 24;

  private final double[] variances;

  /**
   * Measures at the network's present weights.
   *
   * @param draw the indices of each batch, by its number from 0
   */
  BatchGradients(Task task, Network network, IntFunction<int[]> draw) {
    int count = network.parameters().count();
    double[][] sums = new double[count][];
    double[] squares = new double[count];
    for (int batch = 0; batch < BATCHES; batch++) {
      try (Examples examples = task.train().subset(draw.apply(batch))) {
        new Evaluator(task, examples).differentiate(network);
      }
      List<Parameter> gradients = network.parameters().copyGradients();
      for (int i = 0; i < count; i++) {
        float[] values = gradients.get(i).values();
        sums[i] = sums[i] == null ? new double[values.length] : sums[i];
        for (int j = 0; j < values.length; j++) {
          sums[i][j] += values[j];
          squares[i] += (double) values[j] * values[j];
        }
      }
    }
    variances = new double[count];
    Arrays.setAll(
        variances,
        i -> {
          double means = Arrays.stream(sums[i]).map(sum -> sum * sum / BATCHES).sum();
          return Math.max(0, squares[i] - means) / (BATCHES - 1) / sums[i].length;
        });
  }

  /** Draws batches of a size without replacement. */
  static IntFunction<int[]> withoutReplacement(Task task, int batchSize, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    int count = task.train().count();
    return batch -> Arrays.copyOf(streams.permutation("noise batches", batch, count), batchSize);
  }

  /** Draws batches of a size with replacement: of as many examples as a text has, the same. */
  static IntFunction<int[]> withReplacement(Task task, int batchSize, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    int count = task.train().count();
    return batch -> {
      UniformRandomProvider rng = streams.stream("noise batches", batch);
      int[] chosen = new int[batchSize];
      Arrays.setAll(chosen, i -> rng.nextInt(count));
      return chosen;
    };
  }

  /** Variance of one entry of the gradient of the parameter with this index. */
  double variance(int parameter) {
    return variances[parameter];
  }
}
