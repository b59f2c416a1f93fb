package io.spectracast.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.model.Mlp;
import io.spectracast.model.Parameter;
import io.spectracast.model.Parameters;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer against its formula in plain Java, in float64 from the same gradients. */
@SuppressWarnings("try") // scopes are closed for what they free
class OptimizerTest {

  private static final int STEPS = 6;
  private static final int[] WIDTHS = {5, 4, 3}; // fc1 4 × 5, fc2 3 × 4

  static Stream<Arguments> methods() {
    Method adam = new Method.AdamW(0.8, 0.9, 1e-6);
    return Stream.of(
        Arguments.of(new Method.Sgd(0, false), 0.0, ReferenceUpdates.sgd(0, false, 0)),
        Arguments.of(new Method.Sgd(0, false), 0.1, ReferenceUpdates.sgd(0, false, 0.1)),
        Arguments.of(new Method.Sgd(0.9, false), 0.1, ReferenceUpdates.sgd(0.9, false, 0.1)),
        Arguments.of(new Method.Sgd(0.9, true), 0.1, ReferenceUpdates.sgd(0.9, true, 0.1)),
        Arguments.of(adam, 0.0, ReferenceUpdates.adamW(0.8, 0.9, 1e-6, 0)),
        Arguments.of(adam, 0.1, ReferenceUpdates.adamW(0.8, 0.9, 1e-6, 0.1)),
        Arguments.of(new Method.Muon(0.9), 0.1, ReferenceUpdates.muon(0.9, 0.1)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void itsUpdatesAreThoseOfItsFormula(
      Method method, double weightDecay, ReferenceUpdates reference) {
    try (Mlp network = new Mlp(WIDTHS);
        Optimizer optimizer = method.build(network.parameters(), weightDecay)) {
      network.parameters().initialise(3);
      List<double[]> expected = wide(network.parameters().copy());
      for (int step = 0; step < STEPS; step++) {
        double learningRate = 0.05 * (step + 1);
        List<Parameter> gradients = gradients(network.parameters(), step);
        optimizer.step(learningRate);
        for (int p = 0; p < expected.size(); p++) {
          boolean hidden = gradients.get(p).name().equals("fc1.weight");
          reference.update(p, hidden, gradients.get(p), expected.get(p), learningRate, step + 1);
        }
      }
      List<double[]> actual = wide(network.parameters().copy());
      for (int p = 0; p < expected.size(); p++) {
        assertThat(actual.get(p))
            .as("parameter %d", p)
            .containsExactly(expected.get(p), within(5e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void itGoesOnFromItsStateBitForBit(Method method, double weightDecay, Object reference) {
    try (Mlp network = new Mlp(WIDTHS);
        Mlp copy = new Mlp(WIDTHS);
        Optimizer optimizer = method.build(network.parameters(), weightDecay);
        Optimizer resumed = method.build(copy.parameters(), weightDecay)) {
      network.parameters().initialise(3);
      for (int step = 0; step < STEPS; step++) {
        gradients(network.parameters(), step);
        optimizer.step(0.1);
        if (step == 3) {
          copy.parameters().load(network.parameters().copy());
          resumed.load(step + 1, optimizer.copyState());
        } else if (step > 3) {
          gradients(copy.parameters(), step);
          resumed.step(0.1);
        }
      }
      assertThat(copy.parameters().copy())
          .usingRecursiveComparison()
          .isEqualTo(network.parameters().copy());
      assertThat(resumed.copyState()).usingRecursiveComparison().isEqualTo(optimizer.copyState());
    }
  }

  @Test
  void momentumAmplifiesAMeanGradientInTheLongRun() {
    for (boolean nesterov : new boolean[] {false, true}) {
      assertDisplacement(new Method.Sgd(0.9, nesterov), 100, 1e-3);
    }
  }

  @Test
  void adamMovesByThePreconditionedMeanGradientInTheLongRun() {
    assertDisplacement(new Method.AdamW(0.9, 0.99, 1e-8), 100, 1e-3);
  }

  @Test
  void muonMovesByThePreconditionedMeanGradientInTheLongRun() {
    assertDisplacement(new Method.Muon(0.9), 100, 1e-3);
  }

  /** Under a constant gradient, one update is −rate · P g once the averages have settled. */
  private static void assertDisplacement(Method method, int settle, double tolerance) {
    try (PointerScope scope = new PointerScope();
        Mlp network = new Mlp(WIDTHS);
        Optimizer optimizer = method.build(network.parameters(), 0)) {
      network.parameters().initialise(3);
      List<Parameter> gradients = List.of();
      for (int step = 0; step < settle; step++) {
        gradients = gradients(network.parameters(), 0);
        optimizer.step(0.01);
      }
      List<double[]> before = wide(network.parameters().copy());
      List<double[]> displacements = new ArrayList<>();
      for (int p = 0; p < gradients.size(); p++) {
        Tensor gradient = torch.tensor(gradients.get(p).values()).view(gradients.get(p).shape());
        Tensor direction = optimizer.precondition(p, gradient).contiguous();
        displacements.add(wide(List.of(Parameter.copyOf("", direction))).get(0));
      }
      gradients(network.parameters(), 0);
      optimizer.step(0.01);
      List<double[]> after = wide(network.parameters().copy());
      double rate = optimizer.effectiveLearningRate(0.01);
      for (int p = 0; p < after.size(); p++) {
        for (int i = 0; i < after.get(p).length; i++) {
          double moved = after.get(p)[i] - before.get(p)[i];
          assertThat(moved)
              .as("%s[%d]", gradients.get(p).name(), i)
              .isCloseTo(-rate * displacements.get(p)[i], within(tolerance * rate));
        }
      }
    }
  }

  @Test
  void clippingScalesAllGradientsTogether() {
    try (Mlp network = new Mlp(WIDTHS)) {
      List<Parameter> gradients = gradients(network.parameters(), 0);
      double norm =
          Math.sqrt(
              wide(gradients).stream()
                  .flatMapToDouble(java.util.Arrays::stream)
                  .map(x -> x * x)
                  .sum());

      assertThat(new GradientClipping(2 * norm).clip(network.parameters())).isEqualTo(1);
      assertThat(new GradientClipping(norm / 4).clip(network.parameters()))
          .isCloseTo(0.25, within(1e-6));
      List<Parameter> clipped = network.parameters().copyGradients();
      assertThat(clipped.get(3).values()[1])
          .isCloseTo(gradients.get(3).values()[1] / 4, within(1e-6f));
    }
  }

  @Test
  void refusesAStateOfAnotherMethod() {
    try (Mlp network = new Mlp(WIDTHS);
        Optimizer sgd = new Method.Sgd(0.9, false).build(network.parameters(), 0);
        Optimizer adam = Method.AdamW.DEFAULT.build(network.parameters(), 0)) {
      assertThatThrownBy(() -> adam.load(1, sgd.copyState()))
          .hasMessage("state must hold 'exp_avg.fc1.weight', did not");
    }
  }

  @Test
  void refusesSettingsOutsideTheirDomain() {
    assertThatThrownBy(() -> new Method.Sgd(1, false)).hasMessageContaining("momentum");
    assertThatThrownBy(() -> new Method.Sgd(0, true)).hasMessageContaining("nesterov");
    assertThatThrownBy(() -> new Method.AdamW(0.9, Double.NaN, 1e-8))
        .hasMessage("beta2 must be in [0, 1), was NaN");
    assertThatThrownBy(() -> Optimization.sgd(0.1, 0.9, 0).withClip(Double.NaN))
        .hasMessage("clip must be positive, was NaN");
  }

  /** Leaves Gaussian gradients at the parameters, the same for the same step. */
  private static List<Parameter> gradients(Parameters parameters, int step) {
    parameters.clearGradients();
    UniformRandomProvider rng = new RandomStreams(9).stream("gradients", step);
    try (PointerScope scope = new PointerScope()) {
      Tensor sum = torch.zeros(1);
      for (Tensor parameter : parameters.tensors()) {
        float[] values = new float[(int) parameter.numel()];
        for (int i = 0; i < values.length; i++) {
          values[i] = rng.nextFloat() - 0.4f;
        }
        sum = sum.add(parameter.mul(torch.tensor(values).view_as(parameter)).sum());
      }
      sum.backward();
    }
    return parameters.copyGradients();
  }

  private static List<double[]> wide(List<Parameter> parameters) {
    return parameters.stream()
        .map(
            p -> {
              double[] wide = new double[p.values().length];
              for (int i = 0; i < wide.length; i++) {
                wide[i] = p.values()[i];
              }
              return wide;
            })
        .toList();
  }
}
