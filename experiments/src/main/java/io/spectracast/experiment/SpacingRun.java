package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.tracking.LevelSpacing;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Case;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some increments of a training against the level spacing they meet. A row is one of the leading
 * modes at one update: ε, the errors of one step from the exact triplets, those of the vectors'
 * change when the increment is scaled to ε = {@value #SMALL}, and of the whole increment its
 * spectral norm, the median gap between neighbouring levels, and the shares of all modes above two
 * bounds of ε.
 */
final class SpacingRun {

  /** ε, at most, of an increment that is small. */
  static final double SMALL = 1e-3;

  static final double NOTICEABLE = 0.1;

  static final String UPDATE = "update";
  static final String MODE = "mode";
  static final String RATIO = "ratio";
  static final String SPACE_RATIO = "space-ratio";
  static final String PUBLISHED_CHANGE = "published-change";
  static final String CORRECTED_CHANGE = "corrected-change";
  static final String NORM = "norm";
  static final String GAP = "gap";
  static final String NOTICEABLE_SHARE = "share-above-0.1";
  static final String ONE_SHARE = "share-above-1";

  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(
                  UPDATE,
                  MODE,
                  RATIO,
                  SPACE_RATIO,
                  PUBLISHED_CHANGE,
                  CORRECTED_CHANGE,
                  NORM,
                  GAP,
                  NOTICEABLE_SHARE,
                  ONE_SHARE),
              errorColumns())
          .toList();
  private static final int ERRORS = 10; // the columns before the errors

  private final TrackedLayer layer;
  private final int modes;
  private final List<double[]> rows = new ArrayList<>();
  private DenseMatrix before;

  private SpacingRun(TrackedLayer layer, int modes) {
    this.layer = layer;
    this.modes = modes;
  }

  static Cell cell(TrackedLayer layer, TrackingPlan plan, long seed, Bench bench) {
    return new Cell(
        layer.cell("spacing", layer.spacing(), seed),
        () -> {
          SpacingRun run = new SpacingRun(layer, plan.compared());
          LayerPath.walk(layer, seed, bench, run::visit);
          return new Numbers(COLUMNS, run.rows);
        });
  }

  /** The column of a one-step error. */
  static String error(Quantity quantity, TrackingMethod method) {
    return quantity.name() + "-" + method.name();
  }

  private static Stream<String> errorColumns() {
    return Arrays.stream(Quantity.values())
        .flatMap(quantity -> ValidityMap.METHODS.stream().map(method -> error(quantity, method)));
  }

  private void visit(long update, FloatMatrix weights) {
    if (layer.spacing().contains(update)) {
      measure(update, difference(weights, before));
    }
    if (layer.spacing().contains(update + 1)) {
      before = doubles(weights);
    }
  }

  private void measure(long update, DenseMatrix increment) {
    ValidityMap map = new ValidityMap(before, modes);
    double[] ratios = LevelSpacing.ratios(map.frame(), increment);
    List<Case> cases = map.cases(increment);
    double small = SMALL / Arrays.stream(ratios, 0, modes).max().orElseThrow();
    DenseMatrix scaled = scaled(increment, small);
    SingularTriplets after = Svd.triplets(sum(before, scaled), Precision.FULL);
    double[] published = changeErrors(TrackingMethod.AS_PUBLISHED, map.frame(), scaled, after);
    double[] corrected = changeErrors(TrackingMethod.CORRECTED, map.frame(), scaled, after);
    double norm = Svd.values(increment)[0];
    double gap = medianSpacing(map.frame().singularValues());
    for (int i = 0; i < modes; i++) {
      double[] row = new double[COLUMNS.size()];
      double[] head = {
        update,
        i,
        ratios[i],
        Double.NaN,
        published[i],
        corrected[i],
        norm,
        gap,
        share(ratios, NOTICEABLE),
        share(ratios, 1)
      };
      System.arraycopy(head, 0, row, 0, ERRORS);
      put(cases, i, row);
      rows.add(row);
    }
  }

  private static void put(List<Case> cases, int mode, double[] row) {
    for (Case one : cases) {
      if (one.mode() == mode) {
        row[COLUMNS.indexOf(error(one.quantity(), one.method()))] = one.error();
        if (one.quantity() == Quantity.SUBSPACE) {
          row[COLUMNS.indexOf(SPACE_RATIO)] = one.ratio();
        }
      }
    }
  }

  /** |û − u'|/|u' − u| of each leading left vector u that became u', tracked with all modes. */
  private double[] changeErrors(
      TrackingMethod method, SingularTriplets from, DenseMatrix increment, SingularTriplets after) {
    Tracker tracker = method.start(before, from.count());
    tracker.advance(increment);
    double[] errors = new double[modes];
    for (int i = 0; i < modes; i++) {
      double[] u = column(from.left(), i);
      double[] moved = towards(u, column(after.left(), i));
      double[] tracked = towards(u, column(tracker.triplets().left(), i));
      errors[i] = distance(tracked, moved) / distance(moved, u);
    }
    return errors;
  }

  private static double[] column(DenseMatrix matrix, int column) {
    double[] values = new double[matrix.rows()];
    Arrays.setAll(values, i -> matrix.values()[i * matrix.columns() + column]);
    return values;
  }

  /** The vector with the sign that brings it nearer to another. */
  private static double[] towards(double[] other, double[] vector) {
    double product = 0;
    for (int i = 0; i < vector.length; i++) {
      product += vector[i] * other[i];
    }
    double sign = product < 0 ? -1 : 1;
    return Arrays.stream(vector).map(x -> sign * x).toArray();
  }

  private static double distance(double[] a, double[] b) {
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      square += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(square);
  }

  private static double medianSpacing(double[] singularValues) {
    double[] spacings = new double[singularValues.length - 1];
    Arrays.setAll(spacings, i -> singularValues[i] - singularValues[i + 1]);
    Arrays.sort(spacings);
    return spacings[spacings.length / 2];
  }

  private static double share(double[] ratios, double above) {
    return Arrays.stream(ratios).filter(ratio -> ratio > above).count() / (double) ratios.length;
  }

  private static DenseMatrix doubles(Matrix matrix) {
    double[] values = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), values);
    return new DenseMatrix(matrix.rows(), matrix.columns(), values);
  }

  private static DenseMatrix difference(Matrix after, DenseMatrix before) {
    return sum(doubles(after), scaled(before, -1));
  }

  private static DenseMatrix scaled(DenseMatrix matrix, double factor) {
    return new DenseMatrix(
        matrix.rows(),
        matrix.columns(),
        Arrays.stream(matrix.values()).map(x -> factor * x).toArray());
  }

  private static DenseMatrix sum(DenseMatrix a, DenseMatrix b) {
    double[] values = a.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += b.values()[i];
    }
    return new DenseMatrix(a.rows(), a.columns(), values);
  }
}
