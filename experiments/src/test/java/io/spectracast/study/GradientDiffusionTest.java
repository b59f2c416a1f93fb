package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.data.Digits;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.Parameter;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One step of the stochastic equation against one update of SGD from the same point. */
class GradientDiffusionTest {

  private static final int EXAMPLES = 48;
  private static final int BATCH = 6;
  private static final double RATE = 0.1;
  private static final int DRAWS = 1000;
  private static final int LAYER = 2; // fc2.weight, 8 x 8

  private final Landscape landscape =
      new Landscape(new MlpSpec(8, 8), SmallImages.of(Digits.draw(1, EXAMPLES, 8, 1), EXAMPLES), 3);
  private final List<Parameter> start = landscape.point();

  @AfterEach
  void close() {
    landscape.close();
  }

  private double[][] steps(Law law, List<SideFactors> sides) {
    Course course = new Course(start, RATE, LearningRateSchedule.CONSTANT, BATCH, 0, List.of(1));
    PathEnsemble paths =
        course.walk(landscape, law, sides, DRAWS, new RandomStreams(law.hashCode()), () -> {});
    float[] from = start.get(LAYER).values();
    double[][] steps = new double[DRAWS][from.length];
    for (int i = 0; i < DRAWS; i++) {
      float[] to = paths.matrices().get(i).get(0).get(1).values();
      for (int e = 0; e < from.length; e++) {
        steps[i][e] = to[e] - from[e];
      }
    }
    return steps;
  }

  /** Covariance of the steps of two entries. */
  private static double covariance(double[][] steps, int a, int b) {
    double meanA = 0;
    double meanB = 0;
    double product = 0;
    for (double[] step : steps) {
      meanA += step[a] / steps.length;
      meanB += step[b] / steps.length;
      product += step[a] * step[b] / steps.length;
    }
    return product - meanA * meanB;
  }

  private double[] exactly() {
    ExampleGradients gradients = ExampleGradients.at(landscape);
    double factor = RATE * RATE * GradientDiffusion.batchFactor(BATCH, EXAMPLES) / EXAMPLES;
    int entries = start.get(LAYER).values().length;
    double[] covariance = new double[entries * entries];
    for (DenseMatrix g : gradients.deviations().get(LAYER)) {
      for (int a = 0; a < entries; a++) {
        for (int b = 0; b < entries; b++) {
          covariance[a * entries + b] += factor * g.values()[a] * g.values()[b];
        }
      }
    }
    return covariance;
  }

  /** Relative distance of covariance matrices; sampling gives about √(entries/draws) at most. */
  private static double off(double[] expected, double[][] steps) {
    int entries = steps[0].length;
    double squares = 0;
    double norm = 0;
    for (int a = 0; a < entries; a++) {
      for (int b = 0; b < entries; b++) {
        double exact = expected[a * entries + b];
        double difference = covariance(steps, a, b) - exact;
        squares += difference * difference;
        norm += exact * exact;
      }
    }
    return Math.sqrt(squares / norm);
  }

  private static double trace(double[] covariance, int entries) {
    double trace = 0;
    for (int e = 0; e < entries; e++) {
      trace += covariance[e * entries + e];
    }
    return trace;
  }

  @Test
  void batchesAndGaussianNoiseHaveTheExactCovariance() {
    double[] exact = exactly();

    assertThat(off(exact, steps(new Law.Sgd(false), List.of()))).isLessThan(0.2);
    double[][] gaussian = steps(new Law.Diffusion(NoiseLaw.GRADIENT, 1), List.of());
    assertThat(off(exact, gaussian)).isLessThan(0.2);
  }

  @Test
  void otherLawsHaveTheLevelOnly() {
    double[] exact = exactly();
    landscape.go(start);
    List<SideFactors> sides = ExampleGradients.at(landscape).sides();
    for (NoiseLaw noise : List.of(NoiseLaw.KRONECKER, NoiseLaw.ISOTROPIC)) {
      double[][] steps = steps(new Law.Diffusion(noise, 1), sides);
      double trace = 0;
      for (int e = 0; e < steps[0].length; e++) {
        trace += covariance(steps, e, e);
      }
      assertThat(trace / trace(exact, steps[0].length)).isCloseTo(1, within(0.1));
      assertThat(off(exact, steps)).isGreaterThan(0.3);
    }
  }

  /** Without noise, many small steps follow gradient flow: the loss falls as |∇L|². */
  @Test
  void flowDescends() {
    landscape.go(start);
    double before = landscape.loss();
    landscape.differentiate();
    double squares = 0;
    List<Parameter> gradient = new ArrayList<>(landscape.network().parameters().copyGradients());
    for (Parameter parameter : gradient) {
      for (float value : parameter.values()) {
        squares += (double) value * value;
      }
    }
    Motion flow = new GradientDiffusion(landscape, NoiseLaw.NONE, List.of(), EXAMPLES, 0.9, 20);
    flow.advance(0.001, new RandomStreams(1).stream("none"));

    double expected = -0.001 / (1 - 0.9) * squares;
    assertThat(landscape.loss() - before).isCloseTo(expected, within(0.05 * Math.abs(expected)));
  }

  /** The second difference of the loss along the sharpest direction is λ; none is larger. */
  @Test
  void sharpnessBoundsTheCurvatureAlongTheGradient() {
    landscape.go(start);
    double sharpness = Sharpness.at(landscape, new RandomStreams(2));
    landscape.differentiate();
    List<float[]> along = new ArrayList<>();
    double squares = 0;
    for (Parameter parameter : landscape.network().parameters().copyGradients()) {
      along.add(parameter.values());
      for (float value : parameter.values()) {
        squares += (double) value * value;
      }
    }
    double step = 0.05 / Math.sqrt(squares);
    double here = landscape.loss();
    landscape.move(along, step);
    double ahead = landscape.loss();
    landscape.move(along, -2 * step);
    double curvature = (ahead - 2 * here + landscape.loss()) / (0.05 * 0.05);

    assertThat(sharpness).isGreaterThan(0.9 * curvature);
    assertThat(sharpness).isBetween(0.1, 100.0);
  }
}
