package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The forecast by stacked fading drifts: each singular value moves as a weighted sum of candidate
 * displacements says — drift fading as √τ over windows of the history, averaged over neighbouring
 * modes; the return to the level it strayed from; and, where weights were kept, what drift and
 * noise of the matrix SDE do to the spectrum of the weights at the origin. Weights and the size of
 * errors were fitted to other runs; the size is corrected by the errors that the same forecast made
 * inside the history.
 *
 * <p>L. Breiman, "Stacked regressions", Machine Learning 24 (1996) 49.
 *
 * @param weights whether weights that were kept may be used, or the singular values alone
 */
public record StackedForecast(boolean weights) implements ForecastMethod {

  @Override
  public String name() {
    return weights ? "stacked" : "stacked-values";
  }

  /** Below five snapshots there is no drift to fit, and the forecast is that of a random walk. */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException {
    TrainingClock clock = TrainingClock.of(past.training(), past.lastStep());
    Course entire = Course.of(past.trajectory().snapshots(), clock);
    if (entire.length() < Regressors.FEWEST_SNAPSHOTS) {
      return new RandomWalk().forecast(past, leads, members, streams);
    }
    Course course = entire.settled();
    double[] times = times(clock, past.lastStep(), leads, course.spacing());
    Optional<FlowTable> flow =
        WeightFlow.of(
                weights ? past : LayerPast.of(past.trajectory()), clock, course.times()[0], streams)
            .map(f -> new FlowTable(f, times[0], times[times.length - 1]));
    Stacking stacking = flow.isPresent() ? Stacking.ofWeights() : Stacking.ofValues();
    StackedMarginals[] marginals = new StackedMarginals[leads.length];
    for (int i = 0; i < leads.length; i++) {
      double lead = times[i];
      marginals[i] = StackedMarginals.of(course, lead, flow.map(table -> table.at(lead)), stacking);
    }
    double[][][] values = new OrderedDraws(marginals, times).draw(members, stacking, streams);
    return new LayerEnsemble(
        past.layer(),
        past.lastStep(),
        leads,
        values,
        account(past, entire, course, flow, marginals));
  }

  /** Leads in effective time; where the learning rate ends at zero, not quite zero. */
  private static double[] times(TrainingClock clock, long origin, long[] leads, double spacing) {
    double[] times = new double[leads.length];
    double least = 1e-3 * spacing;
    for (int i = 0; i < leads.length; i++) {
      times[i] = Math.max(least * (i + 1), clock.at(origin + leads[i]) - clock.at(origin));
    }
    return times;
  }

  private String account(
      LayerPast past,
      Course entire,
      Course course,
      Optional<FlowTable> flow,
      StackedMarginals[] marginals) {
    StackedMarginals longest = marginals[marginals.length - 1];
    return String.format(
        Locale.ROOT,
        "%d of %d modes from %d snapshots%s; %s; errors in the history %.2f of those expected%s",
        course.modes(),
        past.layer().shortSide(),
        course.length(),
        course.length() < entire.length() ? " since a large discrete step" : "",
        flow.isPresent()
            ? "fading drifts and the matrix SDE of the weights kept"
            : weights && past.weights().isPresent()
                ? "fading drifts of the singular values alone, for too few weights were kept"
                : "fading drifts of the singular values alone",
        longest.pastErrors() / Math.sqrt(2 / Math.PI),
        Signature.of(course).map(s -> "; caution: " + s.text()).orElse(""));
  }
}
