package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import java.util.Arrays;
import java.util.List;

/**
 * All that was measured.
 *
 * @param layers the layers, in the order of the plan
 * @param divided of {@link DividedRun}, one per seed
 * @param cost of {@link TrackingCost}
 */
record TrackingResults(List<LayerResults> layers, List<Numbers> divided, Numbers cost) {

  /** The layers on which a contender ran. */
  List<LayerResults> of(Contender contender) {
    return layers.stream().filter(one -> contender.runsOn(one.layer())).toList();
  }

  /** The largest error over the run, by layer. */
  List<Interval> errors(Contender contender) {
    return of(contender).stream()
        .map(one -> LayerResults.interval(one.largestErrors(contender)))
        .toList();
  }

  /** That over the largest error of standing still. */
  List<Interval> shares(Contender contender) {
    return of(contender).stream()
        .map(one -> LayerResults.interval(one.sharesOf(contender, Contender.PERSISTENCE)))
        .toList();
  }

  /** The largest error of every run. */
  double[] worstByRun(Contender contender) {
    return of(contender).stream()
        .flatMapToDouble(one -> Arrays.stream(one.largestErrors(contender)))
        .toArray();
  }

  /** The errors of a vector's change under small increments, by layer. */
  List<Interval> changeErrors(String column) {
    return layers.stream().map(one -> LayerResults.interval(one.medians(column))).toList();
  }

  /** The errors of single steps, of all layers. */
  List<ValidityMap.Cell> map() {
    return ValidityMap.cells(layers.stream().flatMap(one -> one.cases().stream()).toList());
  }

  /** The largest errors over the run with increments in so many parts, by seed. */
  double[] dividedErrors(TrackingMethod method, int parts) {
    return divided.stream()
        .flatMap(run -> run.rows().stream())
        .filter(row -> row[0] == DividedRun.METHODS.indexOf(method) && row[1] == parts)
        .mapToDouble(row -> row[2])
        .toArray();
  }

  /** The power of the number of parts that the error goes with, by least squares in logarithms. */
  Interval power(TrackingMethod method, List<Integer> parts) {
    double[] powers = new double[divided.size()];
    for (int seed = 0; seed < powers.length; seed++) {
      int at = seed;
      double[] logs =
          parts.stream().mapToDouble(p -> Math.log(dividedErrors(method, p)[at])).toArray();
      powers[seed] = slope(parts.stream().mapToDouble(Math::log).toArray(), logs);
    }
    return new Jackknife(powers.length).mean(powers, LayerResults.LEVEL);
  }

  private static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }

  /** Milliseconds of each repetition of a work. */
  double[] milliseconds(String work) {
    int index = TrackingCost.WORKS.indexOf(work);
    return cost.rows().stream().filter(row -> row[0] == index).mapToDouble(row -> row[1]).toArray();
  }
}
