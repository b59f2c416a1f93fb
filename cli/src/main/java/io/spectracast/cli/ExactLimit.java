package io.spectracast.cli;

import io.spectracast.report.SimulationFigures.Curve;
import io.spectracast.rmt.InformationPlusNoise;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The density of a large matrix's singular values, as a curve to be drawn. */
final class ExactLimit {

  private static final int POINTS = 240;
  private static final int FEWEST_POINTS = 12;

  private ExactLimit() {}

  /** The law at time t; empty for Kronecker noise, whose law is only sampled here. */
  static Optional<Curve> at(MatrixDynamics dynamics, double t) {
    if (!dynamics.noise().isIsotropic()) {
      return Optional.empty();
    }
    return Optional.of(
        dynamics.start().matrix().isEmpty() ? marchenkoPastur(dynamics, t) : carried(dynamics, t));
  }

  private static Curve marchenkoPastur(MatrixDynamics dynamics, double t) {
    var law =
        new MarchenkoPasturSingularValues(
            dynamics.rows(), dynamics.columns(), dynamics.entryVariance(t));
    double[] x = points(law.getSupportLowerBound(), law.getSupportUpperBound(), POINTS);
    return curve("Marchenko–Pastur limit", List.of(x), law::density);
  }

  private static Curve carried(MatrixDynamics dynamics, double t) {
    InformationPlusNoise law =
        InformationPlusNoise.atTime(
            dynamics.start().singularValues(),
            dynamics.rows(),
            dynamics.columns(),
            dynamics.volatility(),
            dynamics.decay(),
            t);
    int count = Math.max(FEWEST_POINTS, POINTS / law.bands().size());
    List<double[]> branches =
        law.bands().stream().map(band -> points(band.lower(), band.upper(), count)).toList();
    return curve("information-plus-noise limit", branches, law::density);
  }

  private static Curve curve(String legend, List<double[]> branches, DoubleUnaryOperator density) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (double[] branch : branches) {
      if (!x.isEmpty()) {
        x.add(x.get(x.size() - 1));
        y.add(Double.NaN);
      }
      DoubleStream.of(branch).forEach(x::add);
      DoubleStream.of(branch).map(density).forEach(y::add);
    }
    return new Curve(legend, array(x), array(y));
  }

  /** Dense near the edges, where the density rises like a square root. */
  private static double[] points(double from, double to, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> (1 - Math.cos(Math.PI * i / (count - 1))) / 2)
        .map(fraction -> from + fraction * (to - from))
        .toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
