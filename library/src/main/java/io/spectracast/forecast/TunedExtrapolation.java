package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * An ensemble by the one of several extrapolations that would have forecast best from earlier
 * origins inside the history: for each lead that of the smallest mean CRPS over up to eight origins
 * (leads beyond half of the history are tuned at half of it).
 *
 * @param candidates the first one is taken where the history is too short to try any
 */
record TunedExtrapolation(List<Extrapolation> candidates) {

  private static final int ORIGINS = 8;

  /** The choice is made on so many modes at most. */
  private static final int MODES = 48;

  /** The ensemble. */
  LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    Track track = Track.of(past.trajectory());
    Track some = track.ofSomeModes(MODES);
    List<Extrapolation> chosen = new ArrayList<>();
    List<Marginals> marginals = new ArrayList<>();
    for (long lead : leads) {
      Extrapolation best = best(some, lead);
      chosen.add(best);
      marginals.add(best.at(track, lead));
    }
    double[][][] values = new double[leads.length][track.modes()][members];
    for (int member = 0; member < members; member++) {
      fill(values, member, marginals, streams.stream("member", member));
    }
    return new LayerEnsemble(
        past.layer(), past.lastStep(), leads, values, chosen.get(chosen.size() - 1).label());
  }

  /** The candidate that did best at this lead. */
  Extrapolation best(Track track, double lead) {
    double tried = Math.min(lead, track.span() / 2);
    int[] origins = origins(track, tried);
    Extrapolation best = candidates.get(0);
    double smallest = Double.POSITIVE_INFINITY;
    for (Extrapolation candidate : origins.length == 0 ? List.<Extrapolation>of() : candidates) {
      double crps = 0;
      for (int last : origins) {
        Track past = track.first(last + 1);
        int target = track.nearest(past.lastStep() + tried);
        double elapsed = track.steps()[target] - past.lastStep();
        crps += candidate.at(past, elapsed).normalCrps(track.values()[target]);
      }
      if (crps < smallest) {
        smallest = crps;
        best = candidate;
      }
    }
    return best;
  }

  /** Indices of snapshots to forecast from, in the last two thirds of those that allow it. */
  private static int[] origins(Track track, double lead) {
    int last = track.length() - 2;
    while (last >= 0 && track.steps()[last] + lead > track.lastStep()) {
      last--;
    }
    int first = Math.max(Extrapolation.FEWEST - 1, last / 3);
    if (first > last) {
      return new int[0];
    }
    int count = Math.min(ORIGINS, last - first + 1);
    int[] origins = new int[count];
    for (int b = 0; b < count; b++) {
      origins[b] = last - (int) ((long) (last - first) * b / Math.max(1, count - 1));
    }
    return origins;
  }

  /** One member: Student deviates that wander from lead to lead as a random walk's do. */
  private static void fill(
      double[][][] values, int member, List<Marginals> marginals, UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int k = 0; k < values[0].length; k++) {
      double z = 0;
      double before = 0;
      double scale = 0;
      int degrees = 0;
      for (int i = 0; i < values.length; i++) {
        Marginals at = marginals.get(i);
        if (at.degreesOfFreedom() != degrees) {
          degrees = at.degreesOfFreedom();
          scale = studentScale(degrees, random);
        }
        double kept = at.spread()[k] > before ? before / at.spread()[k] : 1;
        z = kept * z + Math.sqrt(1 - kept * kept) * normal.sample();
        before = at.spread()[k];
        values[i][k][member] = at.value(k, scale * z);
      }
    }
  }

  /** √(f/χ²_f), which makes a normal deviate one of Student's. */
  private static double studentScale(int degrees, UniformRandomProvider random) {
    double half = degrees / 2.0;
    return 1
        / Math.sqrt(AhrensDieterMarsagliaTsangGammaSampler.of(random, half, 1 / half).sample());
  }
}
