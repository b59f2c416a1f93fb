package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The forecast by stacked fading drifts: each singular value moves as a weighted sum of candidate
 * displacements says — drift fading as √τ over windows of the history, averaged over neighbouring
 * modes; the return to the level it strayed from; the repulsion by isotropic noise; where weights
 * were kept, what drift and noise of the matrix SDE do to the spectrum of the weights at the
 * origin; and where they were measured, gradients and losses. Weights and the size of errors were
 * fitted to other runs; the size is corrected by the errors that the same forecast made inside the
 * history.
 *
 * <p>L. Breiman, "Stacked regressions", Machine Learning 24 (1996) 49.
 *
 * @param name the method's name
 * @param most what may be used, where it is at hand
 * @param constants fitted to other runs
 */
public record StackedForecast(String name, Evidence most, StackingConstants constants)
    implements ForecastMethod {

  /** With the constants shipped. */
  public StackedForecast(Evidence most) {
    this(most.method(), most, StackingConstants.shipped());
  }

  /**
   * With constants of one's own, by the name of their file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it does not hold what {@link StackingFit#text} gives
   */
  public static StackedForecast of(Path constants) throws IOException {
    return new StackedForecast(
        constants.getFileName().toString(),
        Evidence.MEASUREMENTS,
        StackingConstants.read(constants));
  }

  /** Below five snapshots there is no drift to fit, and the forecast is that of a random walk. */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException {
    TrainingClock clock = TrainingClock.of(past);
    Course entire = Course.of(past.trajectory().snapshots(), clock);
    if (entire.length() < Regressors.FEWEST_SNAPSHOTS) {
      return new RandomWalk().forecast(past, leads, members, streams);
    }
    Course course = entire.settled();
    double[] times = times(clock, past.lastStep(), leads, course.spacing());
    LayerPast seen =
        most == Evidence.VALUES ? LayerPast.of(past.trajectory()).altered(past.alteration()) : past;
    Optional<FlowTable> flow =
        WeightFlow.of(seen, clock, course.times()[0], streams)
            .map(f -> new FlowTable(f, times[0], times[times.length - 1]));
    Optional<Measurements> measurements =
        flow.isPresent() && most == Evidence.MEASUREMENTS
            ? Measurements.of(seen, clock, course)
            : Optional.empty();
    Stacking stacking = constants.of(flow.isPresent(), measurements.isPresent());
    ConformalSize size = ConformalSize.of(course, times, constants);
    StackedMarginals[] marginals = new StackedMarginals[leads.length];
    for (int i = 0; i < leads.length; i++) {
      double lead = times[i];
      marginals[i] =
          StackedMarginals.of(
                  course,
                  lead,
                  past.alteration().noise(),
                  flow.map(table -> table.at(lead)),
                  measurements,
                  constants)
              .wider(size.at(lead));
    }
    double[][][] values = new OrderedDraws(marginals, times).draw(members, stacking, streams);
    shrink(values, times, MatrixSdeForecast.decay(past, clock));
    return new LayerEnsemble(
        past.layer(),
        past.lastStep(),
        leads,
        values,
        account(past, entire, course, flow, measurements, marginals)
            + String.format(
                Locale.ROOT,
                "; intervals %.2f times as wide for what they held so far",
                size.at(times[times.length - 1])));
  }

  /** What more weight decay takes away, every weight alike. */
  private static void shrink(double[][][] values, double[] times, double decay) {
    for (int i = 0; i < values.length && decay != 0; i++) {
      double kept = Math.exp(-decay * times[i]);
      for (double[] members : values[i]) {
        for (int m = 0; m < members.length; m++) {
          members[m] *= kept;
        }
      }
    }
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
      Optional<Measurements> measurements,
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
                + (measurements.isPresent() ? ", gradients and losses" : "")
            : most != Evidence.VALUES && past.weights().isPresent()
                ? "fading drifts of the singular values alone, for too few weights were kept"
                : "fading drifts of the singular values alone",
        longest.pastErrors() / Math.sqrt(2 / Math.PI),
        Signature.of(course).map(s -> "; caution: " + s.text()).orElse(""));
  }
}
