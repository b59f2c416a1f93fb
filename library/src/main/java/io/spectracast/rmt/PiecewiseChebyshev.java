package io.spectracast.rmt;

import static java.lang.Math.abs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function on an interval as Chebyshev polynomials on pieces, halved until the last coefficients
 * are negligible or are rounding errors; with its running integral.
 */
final class PiecewiseChebyshev {

  private static final int DEGREE = 20;
  private static final int MOST_HALVINGS = 24;

  /** From this depth on a piece must fit four times better than its parent to be split again. */
  private static final int PATIENCE = 15;

  private final List<Chebyshev> pieces = new ArrayList<>();
  private final List<Chebyshev> integrals = new ArrayList<>();
  private final double[] starts;
  private final double[] below;

  /**
   * @param tolerance absolute, of the last three coefficients of each piece
   */
  PiecewiseChebyshev(DoubleUnaryOperator function, double lower, double upper, double tolerance) {
    fit(function, lower, upper, tolerance, Double.POSITIVE_INFINITY, 0);
    this.starts = pieces.stream().mapToDouble(Chebyshev::lower).toArray();
    this.below = new double[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      Chebyshev integral = pieces.get(i).integral();
      integrals.add(integral);
      below[i + 1] = below[i] + integral.value(integral.upper());
    }
  }

  double value(double x) {
    return pieces.get(piece(x)).value(x);
  }

  /** The integral from the lower end to x. */
  double integral(double x) {
    int piece = piece(x);
    return below[piece] + integrals.get(piece).value(x);
  }

  double total() {
    return below[below.length - 1];
  }

  private void fit(
      DoubleUnaryOperator function,
      double lower,
      double upper,
      double tolerance,
      double parentError,
      int halvings) {
    Chebyshev fit =
        Chebyshev.interpolate(
            x -> new double[] {function.applyAsDouble(x)}, 1, lower, upper, DEGREE)[0];
    double[] c = fit.coefficients();
    double error = abs(c[DEGREE]) + abs(c[DEGREE - 1]) + abs(c[DEGREE - 2]);
    boolean isNoise = halvings > PATIENCE && error > parentError / 4;
    if (error <= tolerance || isNoise || halvings == MOST_HALVINGS) {
      pieces.add(fit);
    } else {
      double middle = (lower + upper) / 2;
      fit(function, lower, middle, tolerance, error, halvings + 1);
      fit(function, middle, upper, tolerance, error, halvings + 1);
    }
  }

  private int piece(double x) {
    int position = Arrays.binarySearch(starts, x);
    return Math.max(0, position >= 0 ? position : -position - 2);
  }
}
