package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The verdicts on spectra in training.
 *
 * @param spectra of every matrix
 * @param nulls of every matrix, by its shape
 * @param tails of the last snapshot, by network
 * @param seed of resampled means
 */
record TrainedJudge(
    List<SnapshotSpectra> spectra,
    Map<SnapshotSpectra, BulkNull> nulls,
    Map<EvolutionSubject, List<TailReadings>> tails,
    long seed) {

  /** Of all intervals. */
  static final double CONFIDENCE = 0.95;

  /** Of the bulk's test, all layers of a network together. */
  static final double LEVEL = 0.01;

  static final int RESAMPLES = 9999;
  private static final double HALF = 0.5;

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    subjects().forEach(subject -> claims.add(bulk(subject)));
    claims.add(spikesGrow());
    claims.add(
        share(
            "Published: training turns the bulk of a layer into a heavy, power-law tail.",
            TailReadings::isPowerLaw,
            "are a power law at the end: plausible by bootstrap, no rival preferred, and not mostly"
                + " the upper part of a bulk"));
    claims.add(
        share(
            "Corrected: what a power law is fitted to is a few spikes and the upper part of a"
                + " Marchenko–Pastur bulk.",
            TailReadings::isMostlyNoise,
            "end with a fitted tail of which most values lie below the spikes, where the bulk's law has"
                + " the larger likelihood"));
    return claims;
  }

  private List<EvolutionSubject> subjects() {
    return spectra.stream().map(SnapshotSpectra::subject).distinct().toList();
  }

  private List<SnapshotSpectra> of(EvolutionSubject subject) {
    return spectra.stream().filter(one -> one.subject().equals(subject)).toList();
  }

  /** The p-value of a layer's mean n′D over the members at one snapshot. */
  double bulkP(SnapshotSpectra layer, int snapshot) {
    return nulls
        .get(layer)
        .pValueOfMean(
            layer.at(snapshot, SnapshotSpectra.Reading::distance),
            RESAMPLES,
            new RandomStreams(seed)
                .substreams("bulk mean", layer.watched().index(), snapshot).stream(
                    layer.subject().id()));
  }

  private Claim bulk(EvolutionSubject subject) {
    List<SnapshotSpectra> layers = of(subject);
    List<String> left = new ArrayList<>();
    double farthest = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (SnapshotSpectra layer : layers) {
      double mean = layer.mean(layer.last(), SnapshotSpectra.Reading::distance);
      double ratio = mean / nulls.get(layer).median();
      farthest = Math.max(farthest, ratio);
      nearest = Math.min(nearest, ratio);
      if (bulkP(layer, layer.last()) <= LEVEL / layers.size()) {
        left.add(layer.watched().layer().name());
      }
    }
    return new Claim(
        subject.label() + ": the bulk of every layer stays Marchenko–Pastur while spikes leave it.",
        left.isEmpty() && endSpikes(layers) > 0 ? Verdict.SUPPORTED : bulkVerdict(left),
        text(
            "After %d updates, %d seeds: the bulk without its spikes is told from Gaussian matrices in"
                + " %d of %d layers%s; n′D is %.2f to %.2f times the null's median; %.1f spikes a layer.",
            layers.get(0).steps()[layers.get(0).last()],
            layers.get(0).members().size(),
            left.size(),
            layers.size(),
            left.isEmpty() ? "" : " (" + String.join(", ", left) + ")",
            nearest,
            farthest,
            endSpikes(layers)));
  }

  /** Without spikes there was nothing that could have left. */
  private static Verdict bulkVerdict(List<String> left) {
    return left.isEmpty() ? Verdict.UNDECIDED : Verdict.REFUTED;
  }

  private static double endSpikes(List<SnapshotSpectra> layers) {
    return layers.stream()
        .mapToDouble(layer -> layer.mean(layer.last(), SnapshotSpectra.Reading::spikes))
        .average()
        .orElseThrow();
  }

  /** By how many spikes a layer of this network has grown, over members. */
  private Interval growth(EvolutionSubject subject) {
    List<SnapshotSpectra> layers = of(subject);
    int members = layers.get(0).members().size();
    double[] grown = new double[members];
    for (SnapshotSpectra layer : layers) {
      double[] first = layer.at(0, SnapshotSpectra.Reading::spikes);
      double[] last = layer.at(layer.last(), SnapshotSpectra.Reading::spikes);
      for (int i = 0; i < members; i++) {
        grown[i] += (last[i] - first[i]) / layers.size();
      }
    }
    return mean(grown);
  }

  private Claim spikesGrow() {
    List<String> words = new ArrayList<>();
    boolean all = true;
    boolean none = false;
    for (EvolutionSubject subject : subjects()) {
      Interval growth = growth(subject);
      all &= growth.low() > 0;
      none |= growth.high() <= 0;
      words.add(subject.label() + " " + growth.inWords());
    }
    return new Claim(
        "The number of spikes grows with training.",
        all ? Verdict.SUPPORTED : none ? Verdict.REFUTED : Verdict.UNDECIDED,
        "More spikes a layer at the end than at the start: " + String.join("; ", words) + ".");
  }

  private Claim share(String statement, Predicate<TailReadings> predicate, String words) {
    double[] shares =
        tails.values().stream()
            .flatMapToDouble(
                readings -> {
                  int members =
                      1 + readings.stream().mapToInt(TailReadings::member).max().orElse(0);
                  return java.util.stream.IntStream.range(0, members)
                      .mapToDouble(member -> shareOf(readings, member, predicate));
                })
            .toArray();
    Interval share = mean(shares);
    long count = tails.values().stream().mapToLong(List::size).sum();
    long hits = tails.values().stream().flatMap(List::stream).filter(predicate).count();
    Verdict verdict =
        share.low() > HALF
            ? Verdict.SUPPORTED
            : share.high() < HALF ? Verdict.REFUTED : Verdict.UNDECIDED;
    return new Claim(
        statement,
        verdict,
        text(
            "%d of %d trained matrices %s; share over %d runs: %s.",
            hits, count, words, shares.length, share.inWords()));
  }

  private static double shareOf(
      List<TailReadings> readings, int member, Predicate<TailReadings> predicate) {
    return readings.stream()
        .filter(reading -> reading.member() == member)
        .mapToDouble(reading -> predicate.test(reading) ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** Student's interval of the mean of independent runs. */
  static Interval mean(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    int freedom = values.length - 1;
    return Interval.student(
        mean, Math.sqrt(squares / freedom / values.length), freedom, CONFIDENCE);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
