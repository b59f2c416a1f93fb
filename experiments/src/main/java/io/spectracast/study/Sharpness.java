package io.spectracast.study;

import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The largest eigenvalue λ of the Hessian of the mean loss, by power iteration with central
 * differences of the gradient. Gradient descent is unstable along its eigenvector where ηλ > 2.
 */
final class Sharpness {

  private static final int ITERATIONS = 40;
  private static final double STEP = 0.01; // length of a difference; gradients are float32

  private Sharpness() {}

  /** At the point where the landscape is, to which it returns; λ ≥ 0. */
  static double at(Landscape landscape, RandomStreams streams) {
    List<Parameter> point = landscape.point();
    List<float[]> direction = drawn(point, streams);
    double eigenvalue = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      scale(direction, 1 / norm(direction));
      landscape.move(direction, STEP);
      landscape.differentiate();
      List<Parameter> ahead = landscape.network().parameters().copyGradients();
      landscape.move(direction, -2 * STEP);
      landscape.differentiate();
      List<Parameter> behind = landscape.network().parameters().copyGradients();
      landscape.go(point);
      direction = difference(ahead, behind);
      eigenvalue = norm(direction) / (2 * STEP);
    }
    return eigenvalue;
  }

  private static List<float[]> drawn(List<Parameter> point, RandomStreams streams) {
    var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("sharpness"));
    List<float[]> drawn = new ArrayList<>();
    for (Parameter parameter : point) {
      float[] values = new float[parameter.values().length];
      for (int e = 0; e < values.length; e++) {
        values[e] = (float) normal.sample();
      }
      drawn.add(values);
    }
    return drawn;
  }

  private static List<float[]> difference(List<Parameter> ahead, List<Parameter> behind) {
    List<float[]> difference = new ArrayList<>();
    for (int p = 0; p < ahead.size(); p++) {
      float[] values = ahead.get(p).values().clone();
      for (int e = 0; e < values.length; e++) {
        values[e] -= behind.get(p).values()[e];
      }
      difference.add(values);
    }
    return difference;
  }

  private static double norm(List<float[]> direction) {
    double squares = 0;
    for (float[] values : direction) {
      for (float value : values) {
        squares += (double) value * value;
      }
    }
    return Math.sqrt(squares);
  }

  private static void scale(List<float[]> direction, double factor) {
    for (float[] values : direction) {
      for (int e = 0; e < values.length; e++) {
        values[e] *= (float) factor;
      }
    }
  }
}
