package io.spectracast.forecast;

import io.spectracast.run.Layer;

/**
 * The marginal quantiles of a forecast of one layer's singular values.
 *
 * @param layer the weight matrix
 * @param origin the last step the forecast has seen
 * @param leads updates after the origin, increasing; not to be modified
 * @param levels quantile levels in (0, 1), increasing; not to be modified
 * @param quantiles indexed [lead][mode][level], modes in descending order of singular values; not
 *     to be modified
 */
public record Fan(Layer layer, long origin, long[] leads, double[] levels, double[][][] quantiles) {

  public Fan {
    if (leads.length != quantiles.length) {
      throw new IllegalArgumentException(
          "quantiles must hold one entry for each of %d leads, was %d"
              .formatted(leads.length, quantiles.length));
    }
  }
}
