package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.data.Digits;
import io.spectracast.data.LabelledImages;
import io.spectracast.model.Mlp;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MlpTest {

  private final LabelledImages digits = Digits.draw(5, 64, 8, 1);

  /**
   * Central differences of the float32 loss, evaluated in float64 from the same float32 weights by
   * a plain loop that shares nothing with libtorch.
   */
  @Test
  void theGradientIsThatOfFiniteDifferences() {
    TrainingConfig config = TrainingConfig.DEFAULT.withModel(new MlpSpec(12, 9));
    try (Task task = new Task(config, digits);
        Network network = task.network();
        Examples images = task.train().subset(IntStream.range(0, 16).toArray())) {
      network.parameters().initialise(3);
      double loss = new Evaluator(task, images).differentiate(network).loss();
      List<double[]> weights = wide(network.parameters().copy());
      List<Parameter> gradients = network.parameters().copyGradients();

      assertThat(loss).isCloseTo(loss(weights), within(1e-6));
      for (int p = 0; p < gradients.size(); p++) {
        float[] gradient = gradients.get(p).values();
        for (int i = 0; i < gradient.length; i += Math.max(1, gradient.length / 37)) {
          assertThat((double) gradient[i])
              .as("%s[%d]", gradients.get(p).name(), i)
              .isCloseTo(difference(weights, p, i), within(2e-6));
        }
      }
    }
  }

  @Test
  void startsUniformWithinOneOverTheRootOfTheInputs() {
    try (Mlp network = new Mlp(784, 256, 10)) {
      network.parameters().initialise(1);
      Parameter first = network.parameters().copy().get(0);
      double bound = 1 / 28.0;
      double sumOfSquares = 0;
      for (float w : first.values()) {
        assertThat(Math.abs(w)).isLessThanOrEqualTo((float) bound);
        sumOfSquares += (double) w * w;
      }
      double variance = sumOfSquares / first.values().length;
      assertThat(variance).isCloseTo(bound * bound / 3, within(0.01 * variance));
    }
  }

  @Test
  void namesItsParametersAsPyTorchDoes() {
    try (Mlp network = new Mlp(4, 3, 2)) {
      assertThat(network.parameters().copy())
          .extracting(Parameter::name)
          .containsExactly("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias");
      assertThat(network.parameters().copy().get(0).layer().rows()).isEqualTo(3);
      assertThat(network.parameters().copy().get(0).layer().columns()).isEqualTo(4);
    }
  }

  @Test
  void refusesParametersOfAnotherNetwork() {
    try (Mlp small = new Mlp(4, 3, 2);
        Mlp large = new Mlp(4, 5, 2)) {
      assertThatThrownBy(() -> small.parameters().load(large.parameters().copy()))
          .hasMessage("fc1.weight must have 12 values, was 20");
    }
  }

  private double difference(List<double[]> weights, int parameter, int index) {
    double h = 1e-5;
    double[] values = weights.get(parameter);
    double at = values[index];
    values[index] = at + h;
    double above = loss(weights);
    values[index] = at - h;
    double below = loss(weights);
    values[index] = at;
    return (above - below) / (2 * h);
  }

  private double loss(List<double[]> weights) {
    double mean = digits.normalisation().means().get(0);
    double deviation = digits.normalisation().deviations().get(0);
    double sum = 0;
    for (int image = 0; image < 16; image++) {
      double[] x = new double[784];
      for (int p = 0; p < 784; p++) {
        int pixel = Byte.toUnsignedInt(digits.train().pixels()[image * 784 + p]);
        x[p] = (pixel / 255.0 - mean) / deviation;
      }
      for (int k = 0; k < weights.size(); k += 2) {
        x = layer(weights.get(k), weights.get(k + 1), x, k > 0);
      }
      double total = 0;
      for (double score : x) {
        total += Math.exp(score);
      }
      sum += Math.log(total) - x[digits.train().labels()[image]];
    }
    return sum / 16;
  }

  private static double[] layer(double[] weight, double[] bias, double[] x, boolean rectified) {
    double[] out = bias.clone();
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < x.length; j++) {
        out[i] += weight[i * x.length + j] * (rectified ? Math.max(0, x[j]) : x[j]);
      }
    }
    return out;
  }

  private static List<double[]> wide(List<Parameter> parameters) {
    List<double[]> wide = new ArrayList<>();
    for (Parameter parameter : parameters) {
      double[] values = new double[parameter.values().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = parameter.values()[i];
      }
      wide.add(values);
    }
    return wide;
  }
}
