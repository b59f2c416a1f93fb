package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The baseline RELEX: the changes of a matrix since its first checkpoint are taken to lie on one
 * direction, along which they advance linearly with training, Ŵ(t) = W₀ + (a + bt)·V. The forecast
 * is the spectrum of Ŵ.
 *
 * <p>The direction is the leading right singular vector of the flattened changes stacked in time;
 * the line is fitted to the last half or all of them, whichever did best from earlier origins. The
 * method gives one matrix; its spread here is normal, with a variance that grows with the lead as
 * its squared errors from those earlier origins did.
 *
 * <p>Z. Wei et al., arXiv 2605.21468 (2026): rank one, each tensor by itself, all of the history.
 */
public record RankOneExtrapolation() implements ForecastMethod {

  private static final double[] WINDOWS = {1, 0.5};
  private static final double[] LEADS = {0.25, 0.5, 1};
  private static final int ORIGINS = 3;
  private static final int FEWEST = 4;
  private static final int NEIGHBOURS = 3;

  @Override
  public String name() {
    return "relex";
  }

  /** Why this past cannot be carried on, if it cannot. */
  public static Optional<String> refusal(LayerPast past) {
    int kept = past.weights().map(w -> w.steps().length).orElse(0);
    if (kept < FEWEST + 1) {
      return Optional.of("needs %d kept weights, has %d".formatted(FEWEST + 1, kept));
    }
    if (WeightChanges.most(past.layer().longSide(), past.layer().shortSide()) < FEWEST) {
      return Optional.of("has too large a matrix for what memory is allowed");
    }
    if (past.trajectory().modes() < past.layer().shortSide()) {
      return Optional.of("needs all singular values");
    }
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException {
    refusal(past)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("layer '" + past.layer().name() + "' " + why);
            });
    WeightChanges changes = WeightChanges.read(past.weights().orElseThrow());
    double[][] gram = changes.gram();
    Track track = Track.of(past.trajectory());
    List<Trial> trials = trials(changes, gram, track, leads[leads.length - 1]);
    double window = bestWindow(trials);
    int count = changes.steps().length;
    RankOnePath path = path(changes, gram, count, window);
    double[] direction = changes.sum(path.direction());
    double[][] centres = new double[leads.length][];
    double[][] spreads = new double[leads.length][];
    double[][] growth = growth(trials, window, track.modes());
    double[] now = changes.singularValues(direction, path.coefficient(track.lastStep()));
    for (int i = 0; i < leads.length; i++) {
      centres[i] = changes.singularValues(direction, path.coefficient(track.lastStep() + leads[i]));
      spreads[i] = spread(growth, leads[i], now, track.last());
    }
    String account =
        String.format(
            Locale.ROOT,
            "rank-one path through %d checkpoints, line through the last %.0f %% of them",
            count + 1,
            100 * window);
    return new LayerEnsemble(
        past.layer(), past.lastStep(), leads, members(centres, spreads, members, streams), account);
  }

  /**
   * One forecast from an earlier origin.
   *
   * @param lead updates after it
   * @param error forecast less truth, by mode
   */
  private record Trial(double window, double lead, double[] error) {
    double size() {
      double sum = 0;
      for (double e : error) {
        sum += Math.abs(e) / error.length;
      }
      return sum;
    }
  }

  private static RankOnePath path(
      WeightChanges changes, double[][] gram, int count, double window) {
    int fitted = Math.min(count, Math.max(3, (int) Math.round(window * count)));
    return RankOnePath.fit(changes.steps(), gram, count, fitted);
  }

  private static List<Trial> trials(
      WeightChanges changes, double[][] gram, Track track, double longest) {
    List<Trial> trials = new ArrayList<>();
    double[] steps = changes.steps();
    double tried = Math.min(longest, track.span() / 2);
    for (int b = 0; b < ORIGINS; b++) {
      double latest = track.lastStep() - tried * (1 + 0.5 * b);
      int count = 0;
      while (count < steps.length && steps[count] <= latest) {
        count++;
      }
      for (double window : count < FEWEST ? new double[0] : WINDOWS) {
        addTrials(trials, changes, path(changes, gram, count, window), window, track, tried);
      }
    }
    return trials;
  }

  private static void addTrials(
      List<Trial> trials,
      WeightChanges changes,
      RankOnePath path,
      double window,
      Track track,
      double longest) {
    double[] direction = changes.sum(path.direction());
    double origin = changes.steps()[path.direction().length - 1];
    for (double part : LEADS) {
      int target = track.nearest(origin + part * longest);
      double lead = track.steps()[target] - origin;
      if (lead > 0) {
        double[] error = changes.singularValues(direction, path.coefficient(track.steps()[target]));
        for (int k = 0; k < error.length; k++) {
          error[k] -= track.values()[target][k];
        }
        trials.add(new Trial(window, lead, error));
      }
    }
  }

  private static double bestWindow(List<Trial> trials) {
    double best = WINDOWS[0];
    double smallest = Double.POSITIVE_INFINITY;
    for (double window : WINDOWS) {
      double size = trials.stream().filter(t -> t.window == window).mapToDouble(Trial::size).sum();
      if (size < smallest) {
        smallest = size;
        best = window;
      }
    }
    return best;
  }

  /** a and b of the squared error a·h + b·h² for each mode, from it and its neighbours. */
  private static double[][] growth(List<Trial> trials, double window, int modes) {
    List<Trial> own = trials.stream().filter(t -> t.window == window).toList();
    double[][] growth = new double[modes][2];
    double[] leads = own.stream().mapToDouble(Trial::lead).toArray();
    for (int k = 0; k < modes && leads.length > 0; k++) {
      int from = Math.max(0, k - NEIGHBOURS);
      int to = Math.min(modes, k + NEIGHBOURS + 1);
      double[] square = new double[leads.length];
      for (int i = 0; i < square.length; i++) {
        for (int j = from; j < to; j++) {
          square[i] += own.get(i).error[j] * own.get(i).error[j] / (to - from);
        }
      }
      growth[k] = ErrorGrowth.fit(leads, square, 0);
    }
    return growth;
  }

  /** What the path misses already at the origin, and what it came to miss with time. */
  private static double[] spread(double[][] growth, double lead, double[] now, double[] truth) {
    double[] spread = new double[now.length];
    for (int k = 0; k < spread.length; k++) {
      double missed = now[k] - truth[k];
      double grown = growth[k][0] * lead + growth[k][1] * lead * lead;
      spread[k] = Math.sqrt(Math.max(missed * missed, grown));
    }
    return spread;
  }

  private static double[][][] members(
      double[][] centres, double[][] spreads, int members, RandomStreams streams) {
    int modes = centres[0].length;
    double[][][] values = new double[centres.length][modes][members];
    RandomStreams own = streams.substreams("relex");
    for (int member = 0; member < members; member++) {
      var normal = ZigguratSampler.NormalizedGaussian.of(own.stream("member", member));
      for (int k = 0; k < modes; k++) {
        double z = normal.sample();
        for (int i = 0; i < centres.length; i++) {
          values[i][k][member] = Math.max(0, centres[i][k] + spreads[i][k] * z);
        }
      }
    }
    return values;
  }
}
