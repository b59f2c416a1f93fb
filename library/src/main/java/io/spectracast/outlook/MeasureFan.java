package io.spectracast.outlook;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.Quantiles;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The forecast of one number of the spectrum.
 *
 * @param measure which number
 * @param now its value at the origin
 * @param leads updates after the origin, increasing; not to be modified
 * @param levels in (0, 1), increasing; not to be modified
 * @param quantiles indexed [lead][level]; not to be modified
 */
public record MeasureFan(
    SpectrumMeasure measure, double now, long[] leads, double[] levels, double[][] quantiles) {

  /** Members looked at, at most. */
  private static final int MOST = 128;

  /**
   * The fan at some of the ensemble's leads; empty where the origin or any member has no such
   * number, as a spectrum of which only the largest values are known.
   */
  static Optional<MeasureFan> of(
      SpectrumMeasure measure,
      LayerEnsemble ensemble,
      LayerSnapshot origin,
      long[] leads,
      double... levels) {
    double[] start = origin.singularValues();
    if (start.length < origin.layer().shortSide() || !(start[0] > 0)) {
      return Optional.empty();
    }
    OptionalDouble now = measure.of(start, origin.layer());
    if (now.isEmpty()) {
      return Optional.empty();
    }
    double[][] quantiles = new double[leads.length][];
    for (int i = 0; i < leads.length; i++) {
      double[][] values = ensemble.at(leads[i]);
      double[] sample = new double[Math.min(MOST, values[0].length)];
      for (int member = 0; member < sample.length; member++) {
        double[] s = member(values, member);
        OptionalDouble value = s[0] > 0 ? measure.of(s, origin.layer()) : OptionalDouble.empty();
        if (value.isEmpty()) {
          return Optional.empty();
        }
        sample[member] = value.getAsDouble();
      }
      quantiles[i] = Quantiles.of(sample, levels);
    }
    return Optional.of(new MeasureFan(measure, now.getAsDouble(), leads, levels, quantiles));
  }

  /** One member's spectrum. */
  static double[] member(double[][] values, int member) {
    return Arrays.stream(values).mapToDouble(mode -> mode[member]).toArray();
  }
}
