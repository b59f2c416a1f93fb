package io.spectracast.stationary;

import io.spectracast.inference.Interval;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.random.RandomStreams;
import io.spectracast.tail.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Scores laws on held-out values. Intervals come from the bootstrap over whole spectra where there
 * are at least five, else over values, which repel each other and so scatter less than the interval
 * says.
 */
final class Scoring {

  private static final int FEWEST_SPECTRA = 5;

  /** ln of the least positive double. */
  private static final double LEAST_LOG = Math.log(Double.MIN_VALUE);

  private final double[] values;
  private final int[] unit;
  private final int units;
  private final double tailStart;
  private final StationaryComparison settings;

  /**
   * @param heldOut spectra
   * @param tailStart s_min, +∞ without a tail
   */
  Scoring(List<double[]> heldOut, double tailStart, StationaryComparison settings) {
    boolean bySpectra = heldOut.size() >= FEWEST_SPECTRA;
    int count = heldOut.stream().mapToInt(s -> s.length).sum();
    double[][] keyed = new double[count][];
    int i = 0;
    for (int k = 0; k < heldOut.size(); k++) {
      for (double value : heldOut.get(k)) {
        keyed[i] = new double[] {value, bySpectra ? k : i};
        i++;
      }
    }
    Arrays.sort(keyed, (a, b) -> Double.compare(a[0], b[0]));
    this.values = Arrays.stream(keyed).mapToDouble(pair -> pair[0]).toArray();
    this.unit = Arrays.stream(keyed).mapToInt(pair -> (int) pair[1]).toArray();
    this.units = bySpectra ? heldOut.size() : count;
    this.tailStart = tailStart;
    this.settings = settings;
  }

  LawScore score(Candidate candidate) {
    SpectralLaw law = candidate.law();
    double[] logs = Arrays.stream(values).map(law::logDensity).toArray();
    int outside = (int) Arrays.stream(logs).filter(x -> x == Double.NEGATIVE_INFINITY).count();
    int underflowing = (int) Arrays.stream(logs).filter(x -> x < LEAST_LOG).count() - outside;
    return new LawScore(
        candidate.name(),
        candidate.fitted(),
        candidate.parameters(),
        values.length,
        outside,
        underflowing,
        Arrays.stream(logs).average().orElseThrow(),
        inside(logs, candidate),
        distance(law, candidate),
        tail(law),
        tailCount());
  }

  private int tailCount() {
    return (int) Arrays.stream(values).filter(s -> s >= tailStart).count();
  }

  private Outcome<Double> tail(SpectralLaw law) {
    if (tailCount() == 0) {
      return Outcome.empty("no held-out value lies in the tail");
    }
    double beyond = law.logSurvival(tailStart);
    if (beyond == Double.NEGATIVE_INFINITY) {
      return Outcome.of(Double.NEGATIVE_INFINITY);
    }
    return Outcome.of(
        Arrays.stream(values)
            .filter(s -> s >= tailStart)
            .map(s -> law.logDensity(s) - beyond)
            .average()
            .orElseThrow());
  }

  private Outcome<Interval> inside(double[] logs, Candidate candidate) {
    double[] sums = new double[units];
    double[] counts = new double[units];
    for (int i = 0; i < logs.length; i++) {
      if (logs[i] > Double.NEGATIVE_INFINITY) {
        sums[unit[i]] += logs[i];
        counts[unit[i]]++;
      }
    }
    double count = Arrays.stream(counts).sum();
    if (count == 0) {
      return Outcome.empty("no held-out value is inside");
    }
    double mean = Arrays.stream(sums).sum() / count;
    UniformRandomProvider rng = stream("log-likelihood", candidate);
    double[] errors =
        IntStream.range(0, settings.replicates())
            .mapToDouble(b -> resampledMean(sums, counts, rng) - mean)
            .sorted()
            .toArray();
    double low = mean - quantile(errors, (1 + settings.confidence()) / 2);
    double high = mean - quantile(errors, (1 - settings.confidence()) / 2);
    return Outcome.of(
        new Interval(mean, Math.min(low, mean), Math.max(high, mean), settings.confidence()));
  }

  private double resampledMean(double[] sums, double[] counts, UniformRandomProvider rng) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < units; i++) {
      int drawn = rng.nextInt(units);
      sum += sums[drawn];
      count += counts[drawn];
    }
    return count == 0 ? 0 : sum / count;
  }

  /** D ± the bootstrap's quantile of sup |F* − F_N|. */
  private Interval distance(SpectralLaw law, Candidate candidate) {
    double distance = KolmogorovSmirnov.distance(values, law::cumulativeProbability);
    UniformRandomProvider rng = stream("Kolmogorov", candidate);
    double[] moves =
        IntStream.range(0, settings.replicates())
            .mapToDouble(b -> resampledMove(rng))
            .sorted()
            .toArray();
    double half = quantile(moves, settings.confidence());
    return new Interval(
        distance,
        Math.max(0, distance - half),
        Math.min(1, distance + half),
        settings.confidence());
  }

  private double resampledMove(UniformRandomProvider rng) {
    int[] weight = new int[units];
    for (int i = 0; i < units; i++) {
      weight[rng.nextInt(units)]++;
    }
    double total = 0;
    for (int u : unit) {
      total += weight[u];
    }
    double move = 0;
    double sum = 0;
    for (int i = 0; i < unit.length; i++) {
      sum += weight[unit[i]];
      move = Math.max(move, Math.abs(sum / total - (i + 1.0) / unit.length));
    }
    return move;
  }

  private UniformRandomProvider stream(String what, Candidate candidate) {
    return new RandomStreams(settings.seed())
        .stream(what, candidate.name().ordinal(), candidate.fitted() ? 1 : 0);
  }

  private static double quantile(double[] ascending, double p) {
    double position = p * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }
}
