package io.spectracast.rmt;

import static java.lang.Math.max;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.complex.Complex;

/**
 * The map behind the spectrum of signal plus noise. With aₖ the n singular values of the signal,
 * noise entries of variance 1 and S(w) = Σₖ 1/(aₖ² − w), the eigenvalues λ = s² of {@code WᵀW}
 * follow
 *
 * <pre>  λ = φ(w) = w (1 − S(w))² + (m − n) (1 − S(w)).</pre>
 *
 * Inside the support w(λ + i0) is the one solution with Im w &gt; 0, and the density of λ is
 * Im[S/(1 − S)]/(πn). Outside it w is real with φ′(w) &gt; 0 and 1 − S(w) &gt; 0, so that the edges
 * are the extrema of φ.
 *
 * <p>Not for use by several threads: the last solution is kept as the start for the next.
 *
 * <p>R. B. Dozier and J. W. Silverstein, J. Multivariate Anal. 98 (2007) 678–694 and 1099–1122; P.
 * Vallet, P. Loubaton and X. Mestre, IEEE Trans. Inf. Theory 58 (2012) 1043–1068.
 */
final class SubordinationMap {

  /** Squared signal values closer than this, relative to themselves plus σ², are taken for one. */
  private static final double SAME = 1e-12;

  /** Trial points in each gap between signal values when a gap of the spectrum is looked for. */
  private static final int TRIALS = 48;

  private static final int MOST_NEWTON_STEPS = 60;

  private final double[] poles;
  private final double[] weights;
  private final int columns;
  private final double excess;
  private final double scale;
  private Complex last;

  /**
   * @param signal n singular values, in any order
   */
  SubordinationMap(double[] signal, int rows) {
    double[] squares = Arrays.stream(signal).map(a -> a * a).sorted().toArray();
    this.columns = squares.length;
    this.excess = rows - columns;
    this.scale = squares[columns - 1] + rows + columns;
    double[] distinct = new double[columns];
    double[] counts = new double[columns];
    int last = -1;
    for (double square : squares) {
      if (last < 0 || square - distinct[last] > SAME * (1 + square)) {
        distinct[++last] = square;
      }
      counts[last]++;
    }
    this.poles = Arrays.copyOf(distinct, last + 1);
    this.weights = Arrays.copyOf(counts, last + 1);
  }

  /** An interval of the support in λ and the number of signal values it grew from. */
  record Interval(double lower, double upper, double count) {}

  /** The intervals of the support, ascending. */
  List<Interval> support() {
    List<Interval> intervals = new ArrayList<>();
    double lower = lowestEdge();
    double count = 0;
    for (int i = 0; i < poles.length - 1; i++) {
      count += weights[i];
      double[] gap = gapAbove(i);
      if (gap != null) {
        intervals.add(new Interval(lower, gap[0], count));
        lower = gap[1];
        count = 0;
      }
    }
    count += weights[poles.length - 1];
    intervals.add(new Interval(lower, highestEdge(), count));
    return intervals;
  }

  /** The density of λ inside the support. */
  double density(double lambda, double distanceToEdge) {
    Complex s = sum(solve(lambda, distanceToEdge), 1);
    return max(0, s.divide(s.negate().add(1)).getImaginary() / (Math.PI * columns));
  }

  /**
   * w(λ + i0). The equation has just one pair of roots off the real axis, so Newton's method from
   * the last solution is right whenever it converges there; else the root is followed down.
   */
  private Complex solve(double lambda, double distanceToEdge) {
    Complex near = last == null ? null : newton(new Complex(lambda, 0), last);
    last = near == null ? followDown(lambda, distanceToEdge) : near;
    return last;
  }

  /** From far above the axis, where w is near λ + iη, each η starting from the solution before. */
  private Complex followDown(double lambda, double distanceToEdge) {
    double eta = scale;
    Complex w = null;
    while (w == null) {
      eta *= 4;
      w = newton(new Complex(lambda, eta), new Complex(lambda, eta));
    }
    double factor = 0.25;
    while (eta > 1e-4 * distanceToEdge && factor < 0.999) {
      Complex next = newton(new Complex(lambda, eta * factor), w);
      if (next == null) {
        factor = Math.sqrt(factor);
      } else {
        w = next;
        eta *= factor;
        factor = max(0.25, factor * factor);
      }
    }
    Complex limit = newton(new Complex(lambda, 0), w);
    return limit == null ? w : limit;
  }

  /**
   * The root near the start with Im w &gt; 0, or null where the iteration leaves the half-plane.
   */
  private Complex newton(Complex z, Complex start) {
    Complex w = start;
    double lastStep = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_NEWTON_STEPS; i++) {
      Complex[] value = valueAndSlope(w);
      Complex step = value[0].subtract(z).divide(value[1]);
      w = w.subtract(step);
      double size = step.norm();
      if (!(w.getImaginary() > 0) || size > 4 * lastStep) {
        return null;
      }
      if (size <= 1e-15 * w.norm() || (size <= 1e-11 * w.norm() && size >= lastStep / 2)) {
        return w;
      }
      lastStep = size;
    }
    return null;
  }

  private Complex[] valueAndSlope(Complex w) {
    Complex a = sum(w, 1).negate().add(1);
    Complex slope = sum(w, 2).negate();
    Complex b = w.multiply(a).add(excess);
    return new Complex[] {a.multiply(b), slope.multiply(b.add(w.multiply(a))).add(a.multiply(a))};
  }

  /** Σ 1/(aₖ² − w)ᵖ for p = 1 or 2. */
  private Complex sum(Complex w, int power) {
    double re = 0;
    double im = 0;
    double v = w.getImaginary();
    for (int k = 0; k < poles.length; k++) {
      double u = poles[k] - w.getReal();
      double inverse = 1 / (u * u + v * v);
      if (power == 1) {
        re += weights[k] * u * inverse;
        im += weights[k] * v * inverse;
      } else {
        re += weights[k] * (u * u - v * v) * inverse * inverse;
        im += weights[k] * 2 * u * v * inverse * inverse;
      }
    }
    return new Complex(re, im);
  }

  // On the real axis.

  private double value(double w) {
    double a = 1 - sum(w);
    return a * (w * a + excess);
  }

  private double slope(double w) {
    double first = 0;
    double second = 0;
    for (int k = 0; k < poles.length; k++) {
      double inverse = 1 / (poles[k] - w);
      first += weights[k] * inverse;
      second += weights[k] * inverse * inverse;
    }
    double a = 1 - first;
    return a * a - second * (2 * w * a + excess);
  }

  /** S(w). */
  private double sum(double w) {
    double sum = 0;
    for (int k = 0; k < poles.length; k++) {
      sum += weights[k] / (poles[k] - w);
    }
    return sum;
  }

  /** The maximum of φ left of all poles, or 0 where it is not positive: a hard edge. */
  private double lowestEdge() {
    double root = rootOfOne(poles[0] - 2 * scale, poles[0]);
    double w = bisect(x -> slope(x) > 0, poles[0] - 4 * scale, root);
    return max(0, value(w));
  }

  private double highestEdge() {
    double top = poles[poles.length - 1];
    return value(bisect(x -> slope(x) < 0, top, top + 4 * scale));
  }

  /**
   * The ends of the gap that separates pole i from the next, or null where there is none: φ falls
   * from +∞ to 0 between the pole and the zero of 1 − S, and a stretch where it rises is a gap.
   */
  private double[] gapAbove(int i) {
    double left = poles[i];
    double right = rootOfOne(left, poles[i + 1]);
    double best = Double.NaN;
    double steepest = 0;
    for (int trial = 1; trial < TRIALS; trial++) {
      double w = left + (right - left) * trial / TRIALS;
      double slope = slope(w);
      if (Double.isNaN(best) || slope > steepest) {
        best = w;
        steepest = slope;
      }
    }
    double width = (right - left) / TRIALS;
    best = steepest > 0 ? best : maximise(best - width, best + width);
    if (!(slope(best) > 0)) {
      return null;
    }
    double from = bisect(x -> slope(x) < 0, left, best);
    double to = bisect(x -> slope(x) > 0, best, right);
    return new double[] {value(from), value(to)};
  }

  /** The zero of 1 − S, which falls from positive to negative between two poles. */
  private double rootOfOne(double left, double right) {
    return bisect(x -> sum(x) < 1, left, right);
  }

  /** Golden-section search for the largest slope. */
  private double maximise(double left, double right) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double a = left;
    double b = right;
    for (int i = 0; i < 60; i++) {
      double low = b - ratio * (b - a);
      double high = a + ratio * (b - a);
      if (slope(low) > slope(high)) {
        b = high;
      } else {
        a = low;
      }
    }
    return (a + b) / 2;
  }

  /**
   * The point up to which a condition holds that holds near the left end and not near the right.
   */
  private static double bisect(
      java.util.function.DoublePredicate condition, double left, double right) {
    double a = left;
    double b = right;
    for (int i = 0; i < 200; i++) {
      double middle = (a + b) / 2;
      if (middle <= a || middle >= b) {
        break;
      }
      if (condition.test(middle)) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return (a + b) / 2;
  }
}
