package io.spectracast.study;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.Work;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.sde.EmpiricalNoise;
import io.spectracast.sde.FrameMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How far noise turns each singular vector: observed, the variance of the unit vector between
 * paths, E|u|² − |Eu|² with signs as at the start; predicted, Σ_j E(u_jᵀdu_i)² t from the noise of
 * the start in its singular frame, exactly (all examples' gradients) and as if it were isotropic. A
 * row for each horizon, layer, side (of inputs or outputs) and vector.
 */
record TurningWork() implements Work<VectorsCell> {

  @Override
  public String name() {
    return "vectors-turning";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Numbers compute(VectorsCell cell, BooleanSupplier stop) throws Exception {
    try (Arena arena =
        new Arena(cell.data(), cell.model(), cell.examples(), cell.burnIn(), cell.seed(), stop)) {
      List<FloatMatrix> start = PathEnsemble.finite(arena.landscape().matrices());
      List<List<DenseMatrix>> deviations = matrices(ExampleGradients.at(arena.landscape()));
      double factor = GradientDiffusion.batchFactor(cell.batch(), cell.examples());
      double rate = cell.learningRate() * cell.learningRate() * factor;
      PathEnsemble sgd =
          arena.walk(
              arena.course(cell.learningRate(), cell.batch(), 0, cell.horizons()),
              new Law.Sgd(false),
              cell.paths(),
              "SGD");
      List<Row> rows = new ArrayList<>();
      for (int layer = 0; layer < start.size(); layer++) {
        SingularTriplets frame = Frame.of(start.get(layer));
        boolean wide = start.get(layer).rows() < start.get(layer).columns();
        List<DenseMatrix> tall = deviations.get(layer).stream().map(Frame::tall).toList();
        FrameMoments exact = new EmpiricalNoise(tall, rate).inFrame(frame);
        FrameMoments isotropic =
            FrameMoments.isotropic(
                frame.left().rows(),
                frame.right().rows(),
                frame.count(),
                Math.sqrt(rate * meanSquare(tall)));
        for (int horizon = 0; horizon < cell.horizons().size(); horizon++) {
          List<SingularTriplets> seen = frames(sgd, horizon, layer);
          for (boolean left : new boolean[] {true, false}) {
            add(rows, cell, frame, seen, exact, isotropic, horizon, layer, wide, left);
          }
        }
      }
      return Row.numbers(rows);
    }
  }

  /** Of the weight matrices alone. */
  private static List<List<DenseMatrix>> matrices(ExampleGradients gradients) {
    return gradients.deviations().stream().filter(own -> own.get(0).columns() > 1).toList();
  }

  private static double meanSquare(List<DenseMatrix> samples) {
    double sum = 0;
    for (DenseMatrix sample : samples) {
      for (double value : sample.values()) {
        sum += value * value / samples.size() / sample.values().length;
      }
    }
    return sum;
  }

  private static List<SingularTriplets> frames(PathEnsemble sgd, int horizon, int layer) {
    return sgd.matrices().stream().map(path -> Frame.of(path.get(horizon).get(layer))).toList();
  }

  private static void add(
      List<Row> rows,
      VectorsCell cell,
      SingularTriplets frame,
      List<SingularTriplets> seen,
      FrameMoments exact,
      FrameMoments isotropic,
      int horizon,
      int layer,
      boolean wide,
      boolean left) {
    int t = cell.horizons().get(horizon);
    double[] s = frame.singularValues();
    double[] turning = left ? exact.leftTurning(s) : exact.rightTurning(s);
    double[] simple = left ? isotropic.leftTurning(s) : isotropic.rightTurning(s);
    for (int i = 0; i < frame.count(); i++) {
      rows.add(
          new Row()
              .put("horizon", t)
              .put("layer", layer)
              .put("inputs", left == wide ? 1 : 0)
              .put("vector", i)
              .put("singular_value", s[i])
              .put("observed", variance(frame, seen, i, left))
              .put("predicted", turning[i] * t)
              .put("isotropic", simple[i] * t));
    }
  }

  /** Between paths; at most 1. */
  private static double variance(
      SingularTriplets frame, List<SingularTriplets> seen, int i, boolean left) {
    DenseMatrix start = left ? frame.left() : frame.right();
    double[] mean = new double[start.rows()];
    for (SingularTriplets one : seen) {
      DenseMatrix now = left ? one.left() : one.right();
      double sign = Math.signum(Frame.product(start, i, now, i));
      for (int row = 0; row < mean.length; row++) {
        mean[row] += sign * now.values()[row * now.columns() + i] / seen.size();
      }
    }
    double squares = 0;
    for (double value : mean) {
      squares += value * value;
    }
    return (1 - squares) * seen.size() / (seen.size() - 1);
  }
}
