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
 * The error of one step of perturbation theory against the ratio ε of {@link LevelSpacing},
 * measured on one matrix with independent Gaussian increments of many sizes. All min(m, n) triplets
 * are tracked, so that formula and order alone are at fault.
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

  private static final List<TrackingMethod> METHODS =
      List.of(
          TrackingMethod.PERSISTENCE,
          TrackingMethod.AS_PUBLISHED,
          TrackingMethod.CORRECTED,
          TrackingMethod.SECOND_ORDER);

  private final DenseMatrix start;
  private final SingularTriplets frame;
  private final double[] gaps;
  private final int modes;
  private final Map<Quantity, Map<TrackingMethod, TreeMap<Integer, List<Double>>>> samples =
      new EnumMap<>(Quantity.class);

  private ValidityMap(DenseMatrix start, int modes) {
    this.start = start;
    this.frame = Svd.triplets(start);
    this.gaps = LevelSpacing.gaps(frame.singularValues());
    this.modes = modes;
  }

  /**
   * Measures.
   *
   * @param start W, m × n
   * @param modes how many leading triplets, and spaces, to look at; from 1 to min(m, n) − 1
   * @param entrySizes standard deviations of the increments' entries, positive
   * @param draws increments per size
   * @param streams the increments' randomness
   * @return the cells that hold cases, by quantity, method and ascending ε
   */
  public static List<Cell> of(
      DenseMatrix start, int modes, double[] entrySizes, int draws, RandomStreams streams) {
    var map = new ValidityMap(start, modes);
    for (int i = 0; i < entrySizes.length; i++) {
      for (int draw = 0; draw < draws; draw++) {
        var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("increment", i, draw));
        double[] values = new double[start.values().length];
        for (int e = 0; e < values.length; e++) {
          values[e] = entrySizes[i] * normal.sample();
        }
        map.measure(new DenseMatrix(start.rows(), start.columns(), values));
      }
    }
    return map.cells();
  }

  private void measure(DenseMatrix increment) {
    double[] ratios = LevelSpacing.ratios(frame, increment);
    double[] subspaceRatios = LevelSpacing.subspaceRatios(frame, increment, modes);
    DenseMatrix sum = Product.copy(start);
    for (int i = 0; i < sum.values().length; i++) {
      sum.values()[i] += increment.values()[i];
    }
    SingularTriplets exact = Svd.leadingTriplets(sum, modes);
    for (TrackingMethod method : METHODS) {
      Tracker tracker = method.startAt(start, frame);
      tracker.advance(increment);
      TrackedTriplets tracked = tracker.triplets();
      for (int i = 0; i < modes; i++) {
        double error = Math.abs(tracked.values()[i] - exact.singularValues()[i]) / gaps[i];
        put(Quantity.VALUE, method, ratios[i], error);
        put(Quantity.VECTOR, method, ratios[i], sine(exact, tracked, i, 1));
        put(Quantity.SUBSPACE, method, subspaceRatios[i], sine(exact, tracked, 0, i + 1));
      }
    }
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

  private void put(Quantity quantity, TrackingMethod method, double ratio, double error) {
    int range = (int) Math.floor(PER_DECADE * Math.log10(ratio));
    samples
        .computeIfAbsent(quantity, q -> new EnumMap<>(TrackingMethod.class))
        .computeIfAbsent(method, m -> new TreeMap<>())
        .computeIfAbsent(range, r -> new ArrayList<>())
        .add(error);
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    samples.forEach(
        (quantity, methods) ->
            methods.forEach(
                (method, ranges) ->
                    ranges.forEach(
                        (range, errors) -> cells.add(cell(quantity, method, range, errors)))));
    return cells;
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
