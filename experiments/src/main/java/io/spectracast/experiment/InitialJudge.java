package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.rmt.TracyWidom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The verdicts on spectra before training.
 *
 * @param spectra of every matrix over the seeds
 * @param nulls of every matrix, by its shape
 */
record InitialJudge(List<InitialSpectra> spectra, Map<InitialSpectra, BulkNull> nulls) {

  /** Of the interval of one layer's edge, width or share. */
  static final double CONFIDENCE = 0.99;

  /** Of the test that the largest values follow a law, all layers together. */
  static final double LEVEL = 0.01;

  /** An edge is missed if it is off by more than this many Tracy–Widom scales. */
  static final double TOLERANCE = 1;

  /** Level of the test of one matrix's bulk. */
  static final double BULK_LEVEL = 0.05;

  /** More rejections than this share are too many. */
  static final double MOST_REJECTED = 0.1;

  private static final int GROUPS = 20;
  private static final TracyWidom LAW = new TracyWidom(1);

  List<Claim> claims() {
    return List.of(
        edge(
            "Published: the bulk edge of every layer lies at 2.0, in units of σ√m.",
            layer -> 2.0,
            "2.0"),
        edge(
            "Corrected: the bulk edge lies at 1 + √q in these units.",
            InitialSpectra::edge,
            "1 + √q"),
        width(
            "Published: the Tracy–Widom law as drawn, of scale ½(√m + √n)^(−1/3), has the width of the"
                + " largest singular value at initialisation.",
            layer -> layer.published().scale()),
        width(
            "Corrected: its width is that of Tracy–Widom's law at the scale b/(2√(am)).",
            InitialSpectra::scale),
        law(
            "Published: the largest singular values at initialisation follow the law as drawn.",
            layer -> Arrays.stream(layer.positions()).map(layer.published()::statistic).toArray()),
        law(
            "Corrected: the largest singular values at initialisation follow Tracy–Widom's law for"
                + " β = 1, with σ from the bulk.",
            InitialSpectra::statistics),
        bulk());
  }

  /** The edge that the largest values point to: their mean less that of F₁ in their own scale. */
  static Interval edgeOf(InitialSpectra layer) {
    double shift = layer.scale() * LAW.getMean();
    return new Jackknife(groups(layer)).mean(layer.positions(), CONFIDENCE).map(x -> x - shift);
  }

  private static int groups(InitialSpectra layer) {
    return Math.min(GROUPS, layer.positions().length);
  }

  private Claim edge(String statement, ToDoubleFunction<InitialSpectra> claimed, String words) {
    List<InitialSpectra> missed =
        spectra.stream().filter(layer -> misses(layer, claimed.applyAsDouble(layer))).toList();
    InitialSpectra worst =
        spectra.stream()
            .max(Comparator.comparingDouble(layer -> off(layer, claimed.applyAsDouble(layer))))
            .orElseThrow();
    return new Claim(
        statement,
        missed.isEmpty() ? Verdict.SUPPORTED : Verdict.REFUTED,
        text(
            "%s is missed by more than a Tracy–Widom scale in %d of %d layers; farthest off in"
                + " %s: edge %s, claimed %.4f, off by %.1f scales of %.4f.",
            words,
            missed.size(),
            spectra.size(),
            worst.name(),
            fine(edgeOf(worst)),
            claimed.applyAsDouble(worst),
            off(worst, claimed.applyAsDouble(worst)),
            worst.scale()));
  }

  private static double off(InitialSpectra layer, double claimed) {
    return Math.abs(edgeOf(layer).estimate() - claimed) / layer.scale();
  }

  private static boolean misses(InitialSpectra layer, double claimed) {
    Interval edge = edgeOf(layer);
    double slack = TOLERANCE * layer.scale();
    return claimed < edge.low() - slack || claimed > edge.high() + slack;
  }

  /** The measured standard deviation over that of F₁ at a scale. */
  static Interval widthRatio(InitialSpectra layer, double scale) {
    Jackknife jackknife = new Jackknife(groups(layer));
    double expected = scale * Math.sqrt(LAW.getVariance());
    return jackknife.logInterval(
        g -> deviation(layer.positions(), jackknife, g) / expected, CONFIDENCE);
  }

  private static double deviation(double[] values, Jackknife jackknife, int without) {
    double[] kept =
        java.util.stream.IntStream.range(0, values.length)
            .filter(i -> jackknife.group(i, values.length) != without)
            .mapToDouble(i -> values[i])
            .toArray();
    double mean = Arrays.stream(kept).average().orElseThrow();
    double squares = Arrays.stream(kept).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (kept.length - 1));
  }

  private Claim width(String statement, ToDoubleFunction<InitialSpectra> scale) {
    List<Interval> ratios =
        spectra.stream().map(layer -> widthRatio(layer, scale.applyAsDouble(layer))).toList();
    long missed = ratios.stream().filter(ratio -> !ratio.contains(1)).count();
    double least = ratios.stream().mapToDouble(Interval::estimate).min().orElseThrow();
    double most = ratios.stream().mapToDouble(Interval::estimate).max().orElseThrow();
    return new Claim(
        statement,
        missed == 0 ? Verdict.SUPPORTED : Verdict.REFUTED,
        text(
            "Measured standard deviation over the claimed one: %.3f to %.3f; its %.0f %% interval"
                + " excludes 1 in %d of %d layers.",
            least, most, 100 * CONFIDENCE, missed, spectra.size()));
  }

  private Claim law(String statement, Function<InitialSpectra, double[]> statistics) {
    double least = 1;
    double farthest = 0;
    int rejected = 0;
    for (InitialSpectra layer : spectra) {
      double[] values = statistics.apply(layer);
      double distance = KolmogorovSmirnov.distance(values, LAW::cumulativeProbability);
      double p = KolmogorovSmirnov.pValue(distance, values.length);
      farthest = Math.max(farthest, distance);
      least = Math.min(least, p);
      rejected += p <= LEVEL / spectra.size() ? 1 : 0;
    }
    DoubleSummaryStatistics means =
        spectra.stream()
            .mapToDouble(layer -> Arrays.stream(statistics.apply(layer)).average().orElseThrow())
            .summaryStatistics();
    double corrected = Math.min(1, least * spectra.size());
    return new Claim(
        statement,
        rejected == 0 ? Verdict.SUPPORTED : Verdict.REFUTED,
        text(
            "Kolmogorov–Smirnov over %d to %d seeds a layer: rejected in %d of %d layers at %.2g, all"
                + " layers counted; least p times layers %.2g, largest distance %.3f; mean of the scaled"
                + " value %.2f to %.2f, of F₁ %.2f.",
            spectra.stream().mapToInt(layer -> layer.positions().length).min().orElseThrow(),
            spectra.stream().mapToInt(layer -> layer.positions().length).max().orElseThrow(),
            rejected,
            spectra.size(),
            LEVEL,
            corrected,
            farthest,
            means.getMin(),
            means.getMax(),
            LAW.getMean()));
  }

  /** The share of a layer's initial matrices whose bulk is told from Marchenko–Pastur's law. */
  double rejected(InitialSpectra layer) {
    BulkNull noise = nulls.get(layer);
    return Arrays.stream(layer.distances())
        .map(d -> noise.pValue(d) <= BULK_LEVEL ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private Claim bulk() {
    double[] all =
        spectra.stream()
            .flatMapToDouble(
                layer ->
                    Arrays.stream(layer.distances())
                        .map(d -> nulls.get(layer).pValue(d) <= BULK_LEVEL ? 1 : 0))
            .toArray();
    Interval share = new Jackknife(Math.min(GROUPS, all.length)).mean(all, CONFIDENCE);
    double worst = spectra.stream().mapToDouble(this::rejected).max().orElseThrow();
    Verdict verdict =
        share.low() > MOST_REJECTED
            ? Verdict.REFUTED
            : share.high() <= MOST_REJECTED ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    return new Claim(
        "Corrected: Marchenko–Pastur's law with edges σ(1 ± √q) fits the initial spectrum of every"
            + " layer.",
        verdict,
        text(
            "Told from Gaussian matrices of the same shape at the level %.2g: a share of %s of all %d"
                + " matrices, at most %.3f of a layer's; σ² from the bulk over the mean square of all"
                + " entries: %.4f to %.4f in the mean of a layer.",
            BULK_LEVEL,
            share.inWords(),
            all.length,
            worst,
            spectra.stream().mapToDouble(InitialJudge::varianceRatio).min().orElseThrow(),
            spectra.stream().mapToDouble(InitialJudge::varianceRatio).max().orElseThrow()));
  }

  static double varianceRatio(InitialSpectra layer) {
    return Arrays.stream(layer.varianceRatios()).average().orElseThrow();
  }

  private static String fine(Interval interval) {
    return text(
        "%.4f (%.0f %%: %.4f … %.4f)",
        interval.estimate(), 100 * interval.level(), interval.low(), interval.high());
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
