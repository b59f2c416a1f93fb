package io.spectracast.tracking;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The error of one step of perturbation theory from one matrix against the ratio ε of {@link
 * LevelSpacing}. All min(m, n) triplets are tracked, so that formula and order alone are at fault.
 * Cases of many matrices and increments, drawn ones or those of a training, are put together by
 * {@link #cells}.
 *
 * <p>Errors of values are |ŝ − s| over the local gap, of vectors the sine of the angle between û
 * and u, of spaces the sine of the largest angle between span Û_r and span U_r.
 */
public final class ValidityMap {

  /** What is tracked. */
  public enum Quantity {
    VALUE,
    VECTOR,
    SUBSPACE
  }

  /**
   * One mode, or the space of the first ones, under one increment.
   *
   * @param mode from 0; of a space the last mode in it
   * @param ratio ε
   * @param error as defined above
   */
  public record Case(
      Quantity quantity, TrackingMethod method, int mode, double ratio, double error) {}

  /**
   * The errors in one range of ε.
   *
   * @param ratioFrom ε at the lower end, inclusive
   * @param ratioTo ε at the upper end
   * @param count cases: modes (or spaces) × increments
   * @param medianError as defined above
   */
  public record Cell(
      Quantity quantity,
      TrackingMethod method,
      double ratioFrom,
      double ratioTo,
      int count,
      double medianError) {}

  /** Ranges of ε per decade. */
  private static final int PER_DECADE = 2;

  /** Whose errors are measured. */
  public static final List<TrackingMethod> METHODS =
      List.of(
          TrackingMethod.PERSISTENCE,
          TrackingMethod.AS_PUBLISHED,
          TrackingMethod.CORRECTED,
          TrackingMethod.SECOND_ORDER);

  private final DenseMatrix start;
  private final SingularTriplets frame;
  private final double[] gaps;
  private final int modes;

  /**
   * Of the increments from one matrix.
   *
   * @param start W, m × n
   * @param modes how many leading triplets, and spaces, to look at; from 1 to min(m, n) − 1
   */
  public ValidityMap(DenseMatrix start, int modes) {
    this.start = start;
    this.frame = Svd.triplets(start);
    this.gaps = LevelSpacing.gaps(frame.singularValues());
    this.modes = modes;
  }

  /**
   * The map of one matrix under independent Gaussian increments.
   *
   * @param start W, m × n
   * @param modes as in the constructor
   * @param entrySizes standard deviations of the increments' entries, positive
   * @param draws increments per size
   * @param streams the increments' randomness
   */
  public static List<Cell> of(
      DenseMatrix start, int modes, double[] entrySizes, int draws, RandomStreams streams) {
    var map = new ValidityMap(start, modes);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < entrySizes.length; i++) {
      for (int draw = 0; draw < draws; draw++) {
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("increment", i, draw));
        double[] values = new double[start.values().length];
        for (int e = 0; e < values.length; e++) {
          values[e] = entrySizes[i] * normal.sample();
        }
        cases.addAll(map.cases(new DenseMatrix(start.rows(), start.columns(), values)));
      }
    }
    return cells(cases);
  }

  /** All triplets of W. */
  public SingularTriplets frame() {
    return frame;
  }

  /**
   * One step under an increment, by each of {@link #METHODS}.
   *
   * @param increment E, of the shape of W
   */
  public List<Case> cases(DenseMatrix increment) {
    double[] ratios = LevelSpacing.ratios(frame, increment);
    double[] subspaceRatios = LevelSpacing.subspaceRatios(frame, increment, modes);
    DenseMatrix sum = Product.copy(start);
    for (int i = 0; i < sum.values().length; i++) {
      sum.values()[i] += increment.values()[i];
    }
    SingularTriplets exact = Svd.leadingTriplets(sum, modes);
    List<Case> cases = new ArrayList<>();
    for (TrackingMethod method : METHODS) {
      Tracker tracker = method.startAt(start, frame);
      tracker.advance(increment);
      TrackedTriplets tracked = tracker.triplets();
      for (int i = 0; i < modes; i++) {
        double error = Math.abs(tracked.values()[i] - exact.singularValues()[i]) / gaps[i];
        double angle = sine(exact, tracked, i, 1);
        double spaces = sine(exact, tracked, 0, i + 1);
        cases.add(new Case(Quantity.VALUE, method, i, ratios[i], error));
        cases.add(new Case(Quantity.VECTOR, method, i, ratios[i], angle));
        cases.add(new Case(Quantity.SUBSPACE, method, i, subspaceRatios[i], spaces));
      }
    }
    return cases;
  }

  /**
   * The sine of the largest angle between the spaces of {@code count} vectors from the first on.
   */
  private static double sine(
      SingularTriplets exact, TrackedTriplets tracked, int first, int count) {
    DenseMatrix estimate = columns(tracked.left(), first, count);
    DenseMatrix truth = columns(exact.left(), first, count);
    return Math.min(1, Svd.values(ProjectedIncrement.outside(truth, estimate))[0]);
  }

  private static DenseMatrix columns(DenseMatrix matrix, int first, int count) {
    DenseMatrix columns = Product.zeros(matrix.rows(), count);
    for (int i = 0; i < matrix.rows(); i++) {
      System.arraycopy(
          matrix.values(), i * matrix.columns() + first, columns.values(), i * count, count);
    }
    return columns;
  }

  /**
   * Cases put together by ranges of ε, half a decade each; those without coupling, ε = 0, are left
   * out.
   *
   * @return the ranges that hold cases, by quantity, method and ascending ε
   */
  public static List<Cell> cells(List<Case> cases) {
    Map<Quantity, Map<TrackingMethod, TreeMap<Integer, List<Double>>>> errors =
        new EnumMap<>(Quantity.class);
    for (Case one : cases) {
      if (one.ratio() > 0) {
        errors
            .computeIfAbsent(one.quantity(), q -> new EnumMap<>(TrackingMethod.class))
            .computeIfAbsent(one.method(), m -> new TreeMap<>())
            .computeIfAbsent(range(one.ratio()), r -> new ArrayList<>())
            .add(one.error());
      }
    }
    List<Cell> cells = new ArrayList<>();
    errors.forEach(
        (quantity, methods) ->
            methods.forEach(
                (method, ranges) ->
                    ranges.forEach(
                        (range, found) -> cells.add(cell(quantity, method, range, found)))));
    return cells;
  }

  private static int range(double ratio) {
    return (int) Math.floor(PER_DECADE * Math.log10(ratio));
  }

  private static Cell cell(
      Quantity quantity, TrackingMethod method, int range, List<Double> errors) {
    Collections.sort(errors);
    return new Cell(
        quantity,
        method,
        Math.pow(10, (double) range / PER_DECADE),
        Math.pow(10, (range + 1.0) / PER_DECADE),
        errors.size(),
        errors.get(errors.size() / 2));
  }
}
