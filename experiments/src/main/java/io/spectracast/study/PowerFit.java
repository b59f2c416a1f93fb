package io.spectracast.study;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.List;

/**
 * A product of powers, y = e^a x₁^{b₁} x₂^{b₂} …, by least squares of the logarithms; each group of
 * points has an a of its own. Intervals by the jackknife over all points.
 */
final class PowerFit {

  private static final double LEVEL = 0.95;

  private final List<Point> points;
  private final int groups;

  /**
   * One observation.
   *
   * @param group from 0, of those that share a
   * @param x positive
   * @param y positive
   */
  record Point(int group, double[] x, double y) {}

  /**
   * @param points more than groups and powers together
   */
  PowerFit(List<Point> points) {
    this.points = List.copyOf(points);
    this.groups = 1 + points.stream().mapToInt(Point::group).max().orElseThrow();
    int unknowns = groups + points.get(0).x().length;
    if (points.size() <= unknowns) {
      throw new IllegalArgumentException(
          "points must be more than %d, was %d".formatted(unknowns, points.size()));
    }
  }

  /** b of one of the x. */
  Interval power(int index) {
    Jackknife jackknife = new Jackknife(points.size());
    return jackknife.interval(without -> solve(without)[groups + index], LEVEL);
  }

  private double[] solve(int without) {
    List<Point> used =
        points.stream().filter(p -> without < 0 || points.indexOf(p) != without).toList();
    int unknowns = groups + points.get(0).x().length;
    double[] design = new double[used.size() * unknowns];
    for (int i = 0; i < used.size(); i++) {
      design[i * unknowns + used.get(i).group()] = 1;
      for (int j = 0; j < used.get(i).x().length; j++) {
        design[i * unknowns + groups + j] = Math.log(used.get(i).x()[j]);
      }
    }
    SingularTriplets svd = Svd.triplets(new DenseMatrix(used.size(), unknowns, design));
    double[] solution = new double[unknowns];
    for (int k = 0; k < unknowns; k++) {
      double[] u = svd.leftVector(k);
      double[] v = svd.rightVector(k);
      double along = 0;
      for (int i = 0; i < u.length; i++) {
        along += u[i] * Math.log(used.get(i).y());
      }
      if (svd.singularValues()[k] > 1e-12 * svd.singularValues()[0]) {
        for (int j = 0; j < unknowns; j++) {
          solution[j] += v[j] * along / svd.singularValues()[k];
        }
      }
    }
    return solution;
  }
}
