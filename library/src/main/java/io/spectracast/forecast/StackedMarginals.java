package io.spectracast.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a stacked forecast says of each mode at one lead.
 *
 * @param centre s_k at the origin plus its displacement
 * @param error the size of the error expected, positive
 * @param pastErrors mean size of the errors in the history over that expected of them
 */
record StackedMarginals(double[] centre, double[] error, double pastErrors) {

  /** The same with errors so many times as large. */
  StackedMarginals wider(double factor) {
    double[] wide = Arrays.stream(error).map(e -> factor * e).toArray();
    return new StackedMarginals(centre, wide, pastErrors);
  }

  static StackedMarginals of(
      Course course,
      double lead,
      double loudness,
      Optional<WeightFlow.Moves> flow,
      Optional<Measurements> measurements,
      StackingConstants constants) {
    PastErrors past = PastErrors.of(course, lead, constants.ofValues());
    Regressors regressors = Regressors.of(course, lead, loudness, flow, measurements);
    Stacking stacking = constants.of(flow.isPresent(), measurements.isPresent());
    double[] centre = course.last().clone();
    double[] error = new double[centre.length];
    for (int k = 0; k < centre.length; k++) {
      double scale = regressors.scale()[k];
      centre[k] += scale * stacking.displacement(regressors, k);
      error[k] = scale * stacking.error(regressors, past, k);
    }
    return new StackedMarginals(centre, error, past.typical());
  }
}
