package io.spectracast.forecast;

import io.spectracast.run.Layer;
import java.util.Arrays;

/**
 * A forecast of one layer's singular values as an ensemble of equally likely futures.
 *
 * @param layer the weight matrix
 * @param origin the last step the forecast has seen
 * @param leads updates after the origin, increasing; not to be modified
 * @param values indexed [lead][mode][member], modes in descending order; not to be modified
 * @param account how the forecast was made, in one sentence for the report
 */
public record LayerEnsemble(
    Layer layer, long origin, long[] leads, double[][][] values, String account) {

  public LayerEnsemble {
    if (values.length != leads.length) {
      throw new IllegalArgumentException(
          "values must hold one entry for each of %d leads, was %d"
              .formatted(leads.length, values.length));
    }
  }

  /**
   * The ensemble at one lead, indexed [mode][member].
   *
   * @throws IllegalArgumentException if {@code lead} is not one of the leads
   */
  public double[][] at(long lead) {
    int i = Arrays.binarySearch(leads, lead);
    if (i < 0) {
      throw new IllegalArgumentException(
          "lead must be one of %s, was %d".formatted(Arrays.toString(leads), lead));
    }
    return values[i];
  }

  /** Whether every member is a finite number at every lead. */
  public boolean isFinite() {
    return Arrays.stream(values)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /** From paths [member][time][mode] with the origin at time 0 to values [lead][mode][member]. */
  static double[][][] byLeadAndMode(double[][][] paths) {
    double[][][] values = new double[paths[0].length - 1][paths[0][0].length][paths.length];
    for (int member = 0; member < paths.length; member++) {
      for (int i = 0; i < values.length; i++) {
        for (int k = 0; k < values[i].length; k++) {
          values[i][k][member] = paths[member][i + 1][k];
        }
      }
    }
    return values;
  }

  /**
   * The marginal quantiles at every lead.
   *
   * @param levels in (0, 1), increasing
   */
  public Fan fan(double... levels) {
    double[][][] quantiles = new double[leads.length][][];
    for (int i = 0; i < leads.length; i++) {
      quantiles[i] =
          Arrays.stream(values[i]).map(m -> Quantiles.of(m, levels)).toArray(double[][]::new);
    }
    return new Fan(layer, origin, leads, levels, quantiles);
  }
}
