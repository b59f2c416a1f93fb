package io.spectracast.outlook;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.spectrum.BulkEstimator;
import java.util.Locale;
import java.util.Optional;

/**
 * The event that one more singular value than at the origin stands outside the bulk of the origin:
 * that a spike has emerged. The bulk's edge is the value that noise alone exceeds with a
 * probability of 1 % (Tracy–Widom), and stays where it was at the origin.
 *
 * @param edge as a singular value
 * @param mode the index, from 0, of the largest singular value inside at the origin
 */
public record SpikeEvent(double edge, int mode) implements Event {

  private static final BulkEstimator BULK = new BulkEstimator(0.01);

  /** Empty where the spectrum is not whole, shows no bulk, or lies outside as a whole. */
  public static Optional<SpikeEvent> at(LayerSnapshot origin) {
    double[] s = origin.singularValues();
    if (s.length < origin.layer().shortSide()) {
      return Optional.empty();
    }
    return BULK.fit(s, origin.layer().longSide())
        .map(fit -> new SpikeEvent(fit.detectionEdge(), outside(s, fit.detectionEdge())))
        .filter(event -> event.mode < s.length);
  }

  private static int outside(double[] s, double edge) {
    int count = 0;
    while (count < s.length && s[count] > edge) {
      count++;
    }
    return count;
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "spike %d emerges above %.4g", mode + 1, edge);
  }

  @Override
  public boolean holds(double[] s, double[] start) {
    return s[mode] > edge;
  }

  /** The part of an ensemble in which it has happened, its members indexed [mode][member]. */
  public double probability(double[][] members) {
    double inFavour = 0;
    for (double value : members[mode]) {
      inFavour += value > edge ? 1.0 / members[mode].length : 0;
    }
    return inFavour;
  }
}
