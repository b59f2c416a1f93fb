package io.spectracast.report;

import io.spectracast.forecast.Fan;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The forecast of one mode as curves over steps. A level between two recorded ones is interpolated
 * linearly; a level outside them does not exist.
 *
 * @param fan the layer's forecast
 * @param mode from 0, in descending order of singular values
 * @param start the recorded value at the origin, from which the curves set out; empty if unknown
 * @param leads which of the fan's leads to draw, as indices
 */
record FanSlice(Fan fan, int mode, OptionalDouble start, int[] leads) {

  /** The steps of the curves' points. */
  double[] steps() {
    double[] steps = Arrays.stream(leads).mapToDouble(i -> fan.origin() + fan.leads()[i]).toArray();
    return start.isPresent() ? prepend(fan.origin(), steps) : steps;
  }

  /** The curve of one quantile level; empty if the fan does not reach that level. */
  Optional<double[]> quantile(double level) {
    double[] levels = fan.levels();
    if (leads.length == 0 || level < levels[0] || level > levels[levels.length - 1]) {
      return Optional.empty();
    }
    double[] curve = Arrays.stream(leads).mapToDouble(i -> at(i, level)).toArray();
    return Optional.of(start.isPresent() ? prepend(start.getAsDouble(), curve) : curve);
  }

  private double at(int lead, double level) {
    double[] values = fan.quantiles()[lead][mode];
    int found = Arrays.binarySearch(fan.levels(), level);
    return found >= 0 ? values[found] : between(values, -found - 1, level);
  }

  private double between(double[] values, int above, double level) {
    double lower = fan.levels()[above - 1];
    double weight = (level - lower) / (fan.levels()[above] - lower);
    return values[above - 1] + weight * (values[above] - values[above - 1]);
  }

  private static double[] prepend(double first, double[] rest) {
    double[] all = new double[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
