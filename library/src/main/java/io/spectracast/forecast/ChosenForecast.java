package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The stacked forecast, or that of the matrix SDE where it did better from earlier origins: up to
 * eight of them, at the longest lead asked for or a quarter of the history, whichever is less. The
 * SDE is chosen where its CRPS, summed over all modes and origins, is less and its central 90 %
 * intervals held at least half of what was seen: where they do not, its assumptions fail.
 *
 * <p>The stacked forecast knows how networks train and nothing of the law at hand; the SDE is right
 * where the weights do follow such a law, and far off where they do not. Histories of fewer than
 * {@link #SHORTEST} snapshots and layers of more than {@link #LARGEST} entries are not put to the
 * test.
 */
public record ChosenForecast() implements ForecastMethod {

  private static final int ORIGINS = 8;
  private static final int FEWEST = 3;
  private static final int MEMBERS = 30;
  private static final double LEAST_HELD = 0.5;
  private static final int LARGEST = 1 << 20;

  /** Snapshots below which a history is too short to tell the two apart. */
  private static final int SHORTEST = 40;

  @Override
  public String name() {
    return "chosen";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException {
    StackedForecast stacked = new StackedForecast(Evidence.MEASUREMENTS);
    MatrixSdeForecast sde = new MatrixSdeForecast();
    Trials trials = trials(past, leads[leads.length - 1], streams, stacked, sde);
    boolean better =
        trials.count >= FEWEST && trials.second < trials.first && trials.held >= LEAST_HELD;
    LayerEnsemble chosen =
        (better ? sde : stacked).forecast(past, leads, members, streams.substreams("chosen"));
    String account =
        trials.count < FEWEST
            ? chosen.account()
            : String.format(
                Locale.ROOT,
                "%s; from %d earlier origins the matrix SDE scored %.2f of the stacked forecast, and its"
                    + " 90 %% intervals held %.0f %%",
                chosen.account(),
                trials.count,
                trials.second / trials.first,
                100 * trials.held);
    return new LayerEnsemble(
        chosen.layer(), chosen.origin(), chosen.leads(), chosen.values(), account);
  }

  /**
   * CRPS of two methods, summed over so many origins, and the part of what was seen that the
   * intervals of the second held.
   */
  private record Trials(int count, double first, double second, double held) {}

  private static Trials trials(
      LayerPast past,
      long longest,
      RandomStreams streams,
      ForecastMethod first,
      ForecastMethod second)
      throws IOException {
    List<LayerSnapshot> snapshots = past.trajectory().snapshots();
    int last = snapshots.size() - 1;
    int span = span(snapshots, longest);
    boolean large = (long) past.layer().longSide() * past.layer().shortSide() > LARGEST;
    int count = 0;
    double ofFirst = 0;
    double ofSecond = 0;
    double held = 0;
    for (int i = 0; i < ORIGINS && span > 0 && !large; i++) {
      int origin = last - span - i * Math.max(1, span / 2);
      if (origin < last / 3) {
        break;
      }
      LayerPast earlier = past.upTo(snapshots.get(origin).step()).altered(Alteration.NONE);
      if (MatrixSdeForecast.refusal(earlier).isPresent()) {
        continue;
      }
      LayerSnapshot truth = snapshots.get(origin + span);
      count++;
      Score one = score(first, earlier, truth, streams.substreams("trial", i));
      Score other = score(second, earlier, truth, streams.substreams("trial", i));
      ofFirst += one.crps();
      ofSecond += other.crps();
      held += other.coverage();
    }
    return new Trials(count, ofFirst, ofSecond, held / Math.max(1, count));
  }

  /** Snapshots ahead of a trial's origin that it forecasts. */
  private static int span(List<LayerSnapshot> snapshots, long longest) {
    int last = snapshots.size() - 1;
    int span = 1;
    while (span < last / 4
        && snapshots.get(last).step() - snapshots.get(last - span).step() < longest) {
      span++;
    }
    return snapshots.size() < SHORTEST ? 0 : span;
  }

  private static Score score(
      ForecastMethod method, LayerPast past, LayerSnapshot truth, RandomStreams streams)
      throws IOException {
    long[] lead = {truth.step() - past.lastStep()};
    return Scoring.of(method.forecast(past, lead, MEMBERS, streams), truth, method.name());
  }
}
