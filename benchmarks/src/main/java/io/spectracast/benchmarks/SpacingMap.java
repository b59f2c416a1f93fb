package io.spectracast.benchmarks;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.random.RandomStreams;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Cell;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The error of one step of each perturbation method against ε, the projected increment over the
 * level spacing, on a 256 × 256 Gaussian matrix with entries of variance 1/256 (spacing about 2/256
 * in the bulk): the first 16 triplets and the spaces they span.
 */
public final class SpacingMap {

  private static final int ORDER = 256;
  private static final int MODES = 16;
  private static final int DRAWS = 6;
  private static final double[] SIZES = {1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1};

  private SpacingMap() {}

  /** Prints three tables in Markdown. */
  public static void main(String[] arguments) {
    var streams = new RandomStreams(1);
    var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("start"));
    double[] values = new double[ORDER * ORDER];
    for (int i = 0; i < values.length; i++) {
      values[i] = normal.sample() / Math.sqrt(ORDER);
    }
    var start = new DenseMatrix(ORDER, ORDER, values);
    List<Cell> cells = ValidityMap.of(start, MODES, SIZES, DRAWS, streams);
    for (Quantity quantity : Quantity.values()) {
      print(quantity, cells.stream().filter(cell -> cell.quantity() == quantity).toList());
    }
  }

  private static void print(Quantity quantity, List<Cell> cells) {
    System.out.printf(
        "%n| ε, %s | cases | persistence | as published | corrected | second order |%n",
        quantity.name().toLowerCase(Locale.ROOT));
    System.out.println("|---|---|---|---|---|---|");
    cells.stream()
        .filter(cell -> cell.method() == TrackingMethod.PERSISTENCE)
        .forEach(row -> printRow(row, cells));
  }

  private static void printRow(Cell row, List<Cell> cells) {
    System.out.printf("| %.2g – %.2g | %d |", row.ratioFrom(), row.ratioTo(), row.count());
    for (TrackingMethod method :
        List.of(
            TrackingMethod.PERSISTENCE,
            TrackingMethod.AS_PUBLISHED,
            TrackingMethod.CORRECTED,
            TrackingMethod.SECOND_ORDER)) {
      cells.stream()
          .filter(cell -> cell.method() == method && cell.ratioFrom() == row.ratioFrom())
          .forEach(cell -> System.out.printf(" %.1e |", cell.medianError()));
    }
    System.out.println();
  }
}
