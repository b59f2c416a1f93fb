package io.spectracast.rmt;

import static java.lang.Math.PI;
import static java.lang.Math.asin;
import static java.lang.Math.cos;
import static java.lang.Math.expm1;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The limiting law of the singular values s of W = A + σZ: a fixed m × n signal A, of which only
 * the singular values matter, plus independent noise entries of variance σ². For A = 0 it is the
 * {@linkplain MarchenkoPasturSingularValues Marchenko–Pastur law}; with the signal's values and σ²
 * taken at time t ({@link #atTime}) it is that law carried through time, by which the bulk of a
 * weight matrix moves under linear drift and isotropic noise.
 *
 * <p>The support consists of {@linkplain Band bands}, each holding the share of the signal values
 * it grew from. The law treats n as finite only through the list of signal values: it describes the
 * mean density, to order 1/n, not the fluctuations about it; a single spike therefore has a band of
 * mass 1/n of its own only when it is well above its threshold. Density and distribution function
 * hold to about 1e-9 of the highest density, in a narrow band far out to its rounding error.
 *
 * <p>R. B. Dozier and J. W. Silverstein, J. Multivariate Anal. 98 (2007) 678–694.
 */
public final class InformationPlusNoise implements QuantileByBisection {

  /** Of the density in the angle variable, relative to the mass of the band. */
  private static final double TOLERANCE = 1e-10;

  private final double unit;

  /** In units of σ, as everything inside. */
  private final List<Band> bands = new ArrayList<>();

  private final List<PiecewiseChebyshev> densities = new ArrayList<>();
  private final double[] massBelow;
  private final double meanSquare;

  /**
   * An interval of the support.
   *
   * @param lower edge, in s
   * @param upper edge, in s
   * @param mass the share of all n singular values, in (0, 1]
   */
  public record Band(double lower, double upper, double mass) {}

  /**
   * @param signalSingularValues the singular values of A, in any order, zeros included or left out;
   *     at most n of them, finite and at least 0; not modified
   * @param rows m, at least {@code columns}
   * @param columns n, at least 1
   * @param entryVariance σ²; positive and finite
   */
  public InformationPlusNoise(
      double[] signalSingularValues, int rows, int columns, double entryVariance) {
    Domain.tall(rows, columns);
    Domain.positive("entryVariance", entryVariance);
    Domain.require(
        signalSingularValues.length <= columns,
        "signalSingularValues.length",
        "at most columns",
        signalSingularValues.length);
    requireSingularValues("signalSingularValues", signalSingularValues);
    this.unit = sqrt(entryVariance);
    double[] signal = Arrays.copyOf(signalSingularValues, columns);
    Arrays.setAll(signal, k -> signal[k] / unit);
    this.meanSquare = Arrays.stream(signal).map(a -> a * a).sum() / columns + rows;
    var map = new SubordinationMap(signal, rows);
    for (SubordinationMap.Interval interval : map.support()) {
      double mass = interval.count() / columns;
      bands.add(new Band(sqrt(interval.lower()), sqrt(interval.upper()), mass));
      densities.add(
          new PiecewiseChebyshev(
              angle -> inAngle(map, interval, angle), 0, PI, tolerance(interval) * mass));
    }
    this.massBelow = new double[bands.size() + 1];
    for (int i = 0; i < bands.size(); i++) {
      massBelow[i + 1] = massBelow[i] + bands.get(i).mass();
    }
  }

  /**
   * The law at time t of dW = −κW dt + ν dB: the signal has shrunk to e^{−κt}W₀ and the noise has
   * the variance ν²(1 − e^{−2κt})/2κ, or ν²t for κ = 0.
   *
   * @param initialSingularValues of W₀, as for the constructor
   * @param volatility ν, standard deviation of one entry's noise after unit time; positive
   * @param decay κ; at least 0
   * @param time t; positive
   */
  public static InformationPlusNoise atTime(
      double[] initialSingularValues,
      int rows,
      int columns,
      double volatility,
      double decay,
      double time) {
    Domain.positive("volatility", volatility);
    Domain.nonNegative("decay", decay);
    Domain.positive("time", time);
    double variance = decay == 0 ? time : -expm1(-2 * decay * time) / (2 * decay);
    requireSingularValues("initialSingularValues", initialSingularValues);
    double shrinkage = Math.exp(-decay * time);
    double[] signal = Arrays.stream(initialSingularValues).map(s -> s * shrinkage).toArray();
    return new InformationPlusNoise(signal, rows, columns, volatility * volatility * variance);
  }

  private static void requireSingularValues(String name, double[] values) {
    for (double value : values) {
      Domain.nonNegative(name, value);
    }
  }

  /** The bands of the support, ascending. */
  public List<Band> bands() {
    return bands.stream()
        .map(band -> new Band(unit * band.lower(), unit * band.upper(), band.mass()))
        .toList();
  }

  @Override
  public double density(double x) {
    return x < getSupportLowerBound() || x > getSupportUpperBound()
        ? 0
        : standardDensity(x / unit) / unit;
  }

  private double standardDensity(double x) {
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      if (x >= band.lower() && x <= band.upper()) {
        double angle = angle(band, x);
        return Math.max(0, densities.get(i).value(angle) * slope(band, x, angle));
      }
    }
    return 0;
  }

  @Override
  public double cumulativeProbability(double x) {
    if (x <= getSupportLowerBound()) {
      return 0;
    }
    return x >= getSupportUpperBound() ? 1 : standardCumulative(x / unit);
  }

  private double standardCumulative(double x) {
    double sum = 0;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      if (x <= band.lower()) {
        return sum;
      }
      sum = x >= band.upper() ? massBelow[i + 1] : massBelow[i] + within(i, x);
    }
    return Math.min(1, sum);
  }

  /** By integration of the law. */
  @Override
  public double getMean() {
    return unit * standardMean();
  }

  private double standardMean() {
    double sum = 0;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      PiecewiseChebyshev density = densities.get(i);
      sum +=
          new PiecewiseChebyshev(
                  angle -> sqrt(square(band, angle)) * density.value(angle), 0, PI, TOLERANCE)
              .total();
    }
    return sum;
  }

  /** Σa²/n + mσ² − mean², the first two terms being the mean of s². */
  @Override
  public double getVariance() {
    double mean = standardMean();
    return unit * unit * (meanSquare - mean * mean);
  }

  /** The lowest edge; 0 when it is a hard edge. */
  @Override
  public double getSupportLowerBound() {
    return unit * bands.get(0).lower();
  }

  /** The highest edge: that of the bulk, or of the strongest spike. */
  @Override
  public double getSupportUpperBound() {
    return unit * bands.get(bands.size() - 1).upper();
  }

  /** The mass of band i below x, rescaled by its own total, which is 1 to the tolerance. */
  private double within(int i, double x) {
    PiecewiseChebyshev density = densities.get(i);
    double share = density.integral(angle(bands.get(i), x)) / density.total();
    return bands.get(i).mass() * Math.min(1, Math.max(0, share));
  }

  /** ρ(λ) dλ/dθ at λ = middle − (width/2) cos θ, smooth through square-root edges. */
  private static double inAngle(
      SubordinationMap map, SubordinationMap.Interval interval, double angle) {
    double half = (interval.upper() - interval.lower()) / 2;
    double sinHalf = sin(angle / 2);
    double fromLower = 2 * half * sinHalf * sinHalf;
    double distance = Math.min(fromLower, 2 * half - fromLower);
    return map.density(interval.lower() + fromLower, distance) * half * sin(angle);
  }

  /** A narrow band far out is known only to the rounding error of λ against its width. */
  private static double tolerance(SubordinationMap.Interval interval) {
    double width = interval.upper() - interval.lower();
    return Math.max(TOLERANCE, 0x1p-46 * interval.upper() / width);
  }

  private static double angle(Band band, double x) {
    double fromLower = (x - band.lower()) * (x + band.lower()) / squareWidth(band);
    double fromUpper = (band.upper() - x) * (band.upper() + x) / squareWidth(band);
    return fromLower < 0.5
        ? 2 * asin(sqrt(Math.max(0, fromLower)))
        : PI - 2 * asin(sqrt(Math.max(0, fromUpper)));
  }

  /** dθ/ds = 2s/(½ width sin θ), and 0 at the edges, where the density in θ vanishes faster. */
  private static double slope(Band band, double x, double angle) {
    if (angle <= 0 || angle >= PI) {
      return band.lower() == 0 && angle <= 0 ? 2 / band.upper() : 0;
    }
    return band.lower() == 0
        ? 2 / (band.upper() * cos(angle / 2))
        : 4 * x / (squareWidth(band) * sin(angle));
  }

  private static double square(Band band, double angle) {
    return band.lower() * band.lower() + squareWidth(band) * (1 - cos(angle)) / 2;
  }

  private static double squareWidth(Band band) {
    return (band.upper() - band.lower()) * (band.upper() + band.lower());
  }
}
