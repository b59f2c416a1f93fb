package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The oracle of what chance leaves open: other futures of the same past, each trained in earnest
 * with batches of its own, as equally likely members. They are draws from the law that the outcome
 * is drawn from, so their expected fair CRPS, whatever their number, is that law's: no forecast,
 * whatever it knows of the network and its examples, can be expected to score better without
 * knowing the batches to come.
 *
 * <p>C. A. T. Ferro, "Fair scores for ensemble forecasts", Q. J. R. Meteorol. Soc. 140 (2014) 1917.
 *
 * @param recorded the future to be forecast, with its past
 * @param futures the others, of the same layer
 */
public record OtherFutures(LayerTrajectory recorded, List<LayerTrajectory> futures)
    implements ForecastMethod {

  private static final int FEWEST = 2;

  public OtherFutures {
    futures = List.copyOf(futures);
  }

  @Override
  public String name() {
    return "other-futures";
  }

  /** Why they are too few, or not recorded whenever the one forecast is, if so. */
  public Optional<String> refusal(long origin, long last) {
    if (futures.size() < FEWEST) {
      return Optional.of(
          "needs %d other futures at least, has %d".formatted(FEWEST, futures.size()));
    }
    Set<Long> wanted =
        recorded.snapshots().stream()
            .map(LayerSnapshot::step)
            .filter(step -> step > origin && step <= last)
            .collect(Collectors.toSet());
    boolean seen =
        futures.stream()
            .allMatch(
                f ->
                    f.snapshots().stream()
                        .map(LayerSnapshot::step)
                        .collect(Collectors.toSet())
                        .containsAll(wanted));
    return seen
        ? Optional.empty()
        : Optional.of("not every future is recorded at the same steps up to " + last);
  }

  /**
   * {@inheritDoc}
   *
   * @param members is not looked at: there are as many as there are other futures
   * @throws java.util.NoSuchElementException if another future is not recorded at a lead
   */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    long origin = past.lastStep();
    double[][][] values =
        Arrays.stream(leads).mapToObj(lead -> at(origin + lead)).toArray(double[][][]::new);
    return new LayerEnsemble(
        past.layer(),
        origin,
        leads,
        values,
        "an oracle: %d other futures".formatted(futures.size()));
  }

  /** Indexed [mode][member]. */
  private double[][] at(long step) {
    double[][] values = new double[recorded.modes()][futures.size()];
    for (int j = 0; j < futures.size(); j++) {
      double[] spectrum = futures.get(j).at(step).orElseThrow().singularValues();
      for (int k = 0; k < values.length; k++) {
        values[k][j] = spectrum[k];
      }
    }
    return values;
  }
}
