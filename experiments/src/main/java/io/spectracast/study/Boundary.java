package io.spectracast.study;

import io.spectracast.inference.Interval;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a law ceases to hold, fitted by logistic regression with a ridge of {@link #RIDGE} on the
 * slopes,
 *
 * <pre>  log odds of breaking = a + b log₁₀ η̃λ + c log₁₀ B,</pre>
 *
 * and the boundary is where the odds are even. Intervals are percentiles of the bootstrap over
 * units.
 *
 * <p>D. R. Cox, J. R. Stat. Soc. B 20 (1958) 215; A. E. Hoerl and R. W. Kennard, Technometrics 12
 * (1970) 55; B. Efron, Ann. Stat. 7 (1979) 1.
 */
final class Boundary {

  /** Keeps the slopes finite where the two kinds are separated. */
  static final double RIDGE = 0.1;

  private static final int FEWEST = 8;
  private static final int REPLICATES = 400;
  private static final int ITERATIONS = 100;
  private static final double LONGEST = 2;
  private static final double LEVEL = 0.95;

  private final List<Case> cases;
  private final double[] fitted;
  private final List<double[]> replicates = new ArrayList<>();

  /**
   * One case.
   *
   * @param unit index of its unit, from 0
   * @param x log₁₀ η̃λ
   * @param y log₁₀ B
   * @param breaks whether the law does not hold there
   */
  record Case(int unit, double x, double y, boolean breaks) {}

  private Boundary(List<Case> cases, RandomStreams streams) {
    this.cases = List.copyOf(cases);
    this.fitted = fit(cases);
    Map<Integer, List<Case>> byUnit = cases.stream().collect(Collectors.groupingBy(Case::unit));
    List<Integer> units = byUnit.keySet().stream().sorted().toList();
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      var random = streams.stream("boundary", replicate);
      List<Case> drawn = new ArrayList<>();
      for (int i = 0; i < units.size(); i++) {
        drawn.addAll(byUnit.get(units.get(random.nextInt(units.size()))));
      }
      if (drawn.stream().map(Case::breaks).distinct().count() == 2) {
        replicates.add(fit(drawn));
      }
    }
  }

  /** Fits; empty if the law holds nowhere or everywhere, or in fewer than 8 units. */
  static Optional<Boundary> of(List<Case> cases, RandomStreams streams) {
    boolean both = cases.stream().map(Case::breaks).distinct().count() == 2;
    boolean many = cases.stream().map(Case::unit).distinct().count() >= FEWEST;
    return both && many ? Optional.of(new Boundary(cases, streams)) : Optional.empty();
  }

  /** b and c. */
  List<Interval> slopes() {
    return IntStream.rangeClosed(1, 2).mapToObj(i -> interval(theta -> theta[i])).toList();
  }

  /** The η̃λ at which the odds are even for one B. */
  Interval at(double batch) {
    return interval(theta -> -(theta[0] + theta[2] * Math.log10(batch)) / theta[1])
        .map(x -> Math.pow(10, x));
  }

  private Interval interval(ToDoubleFunction<double[]> value) {
    double estimate = value.applyAsDouble(fitted);
    double[] sorted = replicates.stream().mapToDouble(value).sorted().toArray();
    int tail = (int) Math.floor((1 - LEVEL) / 2 * sorted.length);
    return new Interval(
        estimate,
        Math.min(estimate, sorted[tail]),
        Math.max(estimate, sorted[sorted.length - 1 - tail]),
        LEVEL);
  }

  /** Share of the cases on the right side of the boundary. */
  double accuracy() {
    long right = cases.stream().filter(c -> (logit(fitted, c) > 0) == c.breaks()).count();
    return (double) right / cases.size();
  }

  /** Newton's method from 0, with steps cut to {@link #LONGEST}; (a, b, c). */
  private static double[] fit(List<Case> used) {
    double[] theta = new double[3];
    for (int i = 0; i < ITERATIONS; i++) {
      double[] gradient = {0, -RIDGE * theta[1], -RIDGE * theta[2]};
      double[][] curvature = {{1e-9, 0, 0}, {0, RIDGE, 0}, {0, 0, RIDGE}};
      for (Case c : used) {
        double p = 1 / (1 + Math.exp(-logit(theta, c)));
        double[] f = {1, c.x(), c.y()};
        for (int j = 0; j < 3; j++) {
          gradient[j] += ((c.breaks() ? 1 : 0) - p) * f[j];
          for (int k = 0; k < 3; k++) {
            curvature[j][k] += p * (1 - p) * f[j] * f[k];
          }
        }
      }
      double[] step = solve(curvature, gradient);
      double length = Math.sqrt(step[0] * step[0] + step[1] * step[1] + step[2] * step[2]);
      for (int j = 0; j < 3; j++) {
        theta[j] += step[j] * Math.min(1, LONGEST / length);
      }
    }
    return theta;
  }

  private static double logit(double[] theta, Case c) {
    return theta[0] + theta[1] * c.x() + theta[2] * c.y();
  }

  /** Cramer's rule. */
  private static double[] solve(double[][] a, double[] b) {
    double determinant = determinant(a);
    double[] x = new double[3];
    for (int k = 0; k < 3; k++) {
      double[][] replaced = {a[0].clone(), a[1].clone(), a[2].clone()};
      for (int j = 0; j < 3; j++) {
        replaced[j][k] = b[j];
      }
      x[k] = determinant(replaced) / determinant;
    }
    return x;
  }

  private static double determinant(double[][] a) {
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }
}
