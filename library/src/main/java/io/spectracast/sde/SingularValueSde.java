package io.spectracast.sde;

import java.util.Arrays;

/**
 * Singular values s₁ &gt; … &gt; s_K &gt; 0 of an m × n matrix (m ≥ n) that moves by a drift and by
 * noise independent between entries:
 *
 * <pre>  dsₖ = driftₖ(t, s) dt + f(t) νₖ dβₖ
 *      + f(t)² ν² [ (m − n)/(2 sₖ) + Σ_{j≠k} sₖ/(sₖ² − sⱼ²) ] dt</pre>
 *
 * <p>ν is the volatility of one matrix entry and governs the repulsion; νₖ, the volatility of the
 * k-th singular value, equals ν for isotropic noise and may be set apart. f is the schedule. The
 * sum runs over the moving values and over the bath: fixed values b₁ ≥ b₂ ≥ … below the moving ones
 * that repel but do not move, as when only the top of a spectrum is followed. A K &lt; n without a
 * bath leaves the n − K lowest values out of the sum.
 *
 * <p>M.-F. Bru, J. Multivariate Anal. 29 (1989) 127–136, with s² for the eigenvalues.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 * @param volatility ν, in units of s per √t; positive
 * @param volatilities νₖ for each moving value, none negative; empty means ν for all
 * @param bath the fixed values, descending, not negative; may be empty
 * @param schedule f, a factor on ν and νₖ
 * @param drift the drift other than repulsion
 */
public record SingularValueSde(
    int rows,
    int columns,
    double volatility,
    double[] volatilities,
    double[] bath,
    Schedule schedule,
    SingularValueDrift drift) {

  private static final double[] EMPTY = {};

  public SingularValueSde {
    if (columns < 1 || rows < columns) {
      throw new IllegalArgumentException(
          "rows must be at least columns, and columns positive, was " + rows + " x " + columns);
    }
    if (!(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "volatility must be positive and finite, was " + volatility);
    }
    for (double value : volatilities) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "volatilities must be finite and not negative, was " + value);
      }
    }
    requireDescending("bath", bath);
    volatilities = volatilities.clone();
    bath = bath.clone();
  }

  /** Pure Dyson motion: no drift, isotropic noise, no bath. */
  public static SingularValueSde dyson(int rows, int columns, double volatility) {
    return new SingularValueSde(
        rows, columns, volatility, EMPTY, EMPTY, Schedule.CONSTANT, SingularValueDrift.NONE);
  }

  /** This equation with another drift. */
  public SingularValueSde withDrift(SingularValueDrift other) {
    return new SingularValueSde(rows, columns, volatility, volatilities, bath, schedule, other);
  }

  /** This equation with νₖ for each moving value instead of ν. */
  public SingularValueSde withVolatilities(double... other) {
    return new SingularValueSde(rows, columns, volatility, other, bath, schedule, drift);
  }

  /** This equation with fixed values below the moving ones. */
  public SingularValueSde withBath(double... other) {
    return new SingularValueSde(rows, columns, volatility, volatilities, other, schedule, drift);
  }

  /** This equation with volatilities that change in time. */
  public SingularValueSde withSchedule(Schedule other) {
    return new SingularValueSde(rows, columns, volatility, volatilities, bath, other, drift);
  }

  /** νₖ. */
  double volatility(int k) {
    return volatilities.length == 0 ? volatility : volatilities[k];
  }

  /**
   * Checks that a state is one of this equation's: descending, above the bath, of fitting length.
   */
  void requireState(double[] s) {
    if (s.length < 1 || s.length + bath.length > columns) {
      throw new IllegalArgumentException(
          "initial values and bath must number 1 to n = %d, was %d + %d"
              .formatted(columns, s.length, bath.length));
    }
    if (volatilities.length > 0 && volatilities.length != s.length) {
      throw new IllegalArgumentException(
          "volatilities must number as the values, %d, was %d"
              .formatted(s.length, volatilities.length));
    }
    requireDescending("initial values", s);
    if (bath.length > 0 && !(s[s.length - 1] >= bath[0])) {
      throw new IllegalArgumentException(
          "initial values must lie above the bath, was %s below %s"
              .formatted(s[s.length - 1], bath[0]));
    }
  }

  private static void requireDescending(String name, double[] values) {
    double above = Double.MAX_VALUE;
    for (double value : values) {
      if (!(value >= 0 && value <= above)) {
        throw new IllegalArgumentException(
            "%s must be finite, descending and not negative, was %s"
                .formatted(name, Arrays.toString(values)));
      }
      above = value;
    }
  }
}
