package io.spectracast.study;

import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;

/**
 * The noise of minibatch gradients at fixed weights: the variance of an entry over {@value
 * #BATCHES} batches drawn without replacement, mean over the entries of each parameter.
 */
final class BatchGradients {

  private static final int BATCHES = 24;

  private final double[] variances;

  /** Draws batches of the size that the network was trained with. */
  BatchGradients(NetSettings settings, Task task, Network network) {
    int count = network.parameters().count();
    double[][] sums = new double[count][];
    double[] squares = new double[count];
    RandomStreams streams = new RandomStreams(settings.seed());
    for (int batch = 0; batch < BATCHES; batch++) {
      int[] order = streams.permutation("noise batches", batch, task.train().count());
      int[] chosen = Arrays.copyOf(order, settings.batchSize());
      try (Examples examples = task.train().subset(chosen)) {
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

  /** Variance of one entry of the gradient of the parameter with this index. */
  double variance(int parameter) {
    return variances[parameter];
  }
}
