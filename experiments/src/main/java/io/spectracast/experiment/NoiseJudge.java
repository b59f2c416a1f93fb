package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.noise.Assumption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The rules by which the numbers of the experiment on noise decide. */
final class NoiseJudge {

  /** Chance that as many rejections would have if an assumption were true. */
  static final double CHANCE = 0.05;

  /** An exponent known less well than this does not support a claim. */
  static final double WIDEST = 0.1;

  /** The noise of theory has finite variance above this tail index. */
  static final double FINITE_VARIANCE = 2;

  private NoiseJudge() {}

  /**
   * How often an assumption was rejected.
   *
   * @param rejected cases in which it was, at level {@link NoiseRun#LEVEL}
   * @param cases in which it could be tested
   */
  record Count(long rejected, long cases) {

    static Count of(Assumption assumption, List<NoiseRow> rows) {
      List<Double> p = rows.stream().flatMap(row -> row.pValue(assumption).stream()).toList();
      return new Count(p.stream().filter(x -> x <= NoiseRun.LEVEL).count(), p.size());
    }

    /**
     * Refuted if rejected in more than half of the cases, supported if in no more than chance
     * explains.
     */
    Verdict verdict() {
      if (2 * rejected > cases) {
        return Verdict.REFUTED;
      }
      return cases > 0 && chance() > CHANCE ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    }

    /** The probability of so many rejections or more if the assumption holds in all cases. */
    private double chance() {
      return rejected == 0
          ? 1
          : BinomialDistribution.of((int) cases, NoiseRun.LEVEL)
              .survivalProbability((int) rejected - 1);
    }

    String inWords() {
      return "rejected in %d of %d".formatted(rejected, cases);
    }
  }

  /** Several assumptions together: refuted if one is, supported if all are. */
  static Verdict all(List<Count> counts) {
    List<Verdict> verdicts = counts.stream().map(Count::verdict).toList();
    if (verdicts.contains(Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return verdicts.contains(Verdict.UNDECIDED) ? Verdict.UNDECIDED : Verdict.SUPPORTED;
  }

  /** That noise is isotropic and Gaussian at fixed weights, and white along the run. */
  static Claim isotropicGaussianWhite(String name, List<NoiseRow> rows) {
    Count isotropic = Count.of(Assumption.ISOTROPIC, from(NoiseRow.FIXED, rows));
    Count gaussian = Count.of(Assumption.GAUSSIAN, from(NoiseRow.FIXED, rows));
    Count white = Count.of(Assumption.WHITE, from(NoiseRow.SUCCESSIVE, rows));
    return new Claim(
        "published: gradient noise is isotropic, Gaussian and white in time: " + name,
        all(List.of(isotropic, gaussian, white)),
        "Isotropic %s cases, Gaussian %s, white along the run %s (τ %s, 1 if white)."
            .formatted(
                isotropic.inWords(),
                gaussian.inWords(),
                white.inWords(),
                range(intervals(NoiseRow.TIME, from(NoiseRow.SUCCESSIVE, rows)))));
  }

  static List<NoiseRow> from(int source, List<NoiseRow> rows) {
    return rows.stream().filter(row -> row.index("source") == source).toList();
  }

  /** One assumption at fixed weights in all networks. */
  static Claim assumption(
      String statement, Assumption assumption, Map<String, List<NoiseRow>> rows) {
    List<NoiseRow> all =
        rows.values().stream().flatMap(r -> from(NoiseRow.FIXED, r).stream()).toList();
    String evidence =
        rows.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + " "
                        + Count.of(assumption, from(NoiseRow.FIXED, e.getValue())).inWords())
            .collect(Collectors.joining("; "));
    return new Claim(statement, Count.of(assumption, all).verdict(), evidence + " cases.");
  }

  /**
   * Whether exponents are −1: refuted if an interval excludes −1, supported if none does and none
   * is wider than ±{@value #WIDEST}.
   */
  static Verdict inverse(List<Interval> exponents) {
    if (exponents.stream().anyMatch(i -> !i.contains(-1))) {
      return Verdict.REFUTED;
    }
    boolean known = exponents.stream().allMatch(i -> i.high() - i.low() <= 2 * WIDEST);
    return known && !exponents.isEmpty() ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  static Claim scaling(String statement, List<Interval> exponents) {
    double low = exponents.stream().mapToDouble(Interval::estimate).min().orElseThrow();
    double high = exponents.stream().mapToDouble(Interval::estimate).max().orElseThrow();
    long apart = exponents.stream().filter(i -> !i.contains(-1)).count();
    double widest =
        exponents.stream().mapToDouble(i -> (i.high() - i.low()) / 2).max().orElseThrow();
    return new Claim(
        statement,
        inverse(exponents),
        String.format(
            Locale.ROOT,
            "Exponents from %.3f to %.3f in %d cases, intervals up to ±%.2g; %d exclude −1.",
            low,
            high,
            exponents.size(),
            widest,
            apart));
  }

  /**
   * Whether variance is infinite: supported if most tail indices lie below 2 with their intervals,
   * refuted if most lie above.
   */
  static Verdict infiniteVariance(List<Interval> indices) {
    long below = indices.stream().filter(i -> i.high() < FINITE_VARIANCE).count();
    if (2 * below > indices.size()) {
      return Verdict.SUPPORTED;
    }
    long above = indices.stream().filter(i -> i.low() > FINITE_VARIANCE).count();
    return 2 * above > indices.size() ? Verdict.REFUTED : Verdict.UNDECIDED;
  }

  static Claim heavyTails(String statement, Map<String, List<NoiseRow>> rows) {
    List<Interval> all =
        rows.values().stream()
            .flatMap(own -> intervals(NoiseRow.ENTRY_TAIL, from(NoiseRow.FIXED, own)).stream())
            .toList();
    String evidence =
        rows.entrySet().stream()
            .map(e -> e.getKey() + " " + tails(from(NoiseRow.FIXED, e.getValue())))
            .collect(Collectors.joining("; "));
    return new Claim(
        statement,
        infiniteVariance(all),
        "Of %d intervals of single entries %d lie above 2 and %d below. Tail indices: %s."
            .formatted(
                all.size(),
                all.stream().filter(i -> i.low() > FINITE_VARIANCE).count(),
                all.stream().filter(i -> i.high() < FINITE_VARIANCE).count(),
                evidence));
  }

  private static String tails(List<NoiseRow> rows) {
    return "single entries %s, random directions %s"
        .formatted(
            range(intervals(NoiseRow.ENTRY_TAIL, rows)), range(intervals(NoiseRow.TAIL, rows)));
  }

  private static List<Interval> intervals(String name, List<NoiseRow> rows) {
    return rows.stream().flatMap(row -> row.interval(name).stream()).toList();
  }

  private static String range(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return "none";
    }
    return String.format(
        Locale.ROOT,
        "%.2g … %.2g",
        intervals.stream().mapToDouble(Interval::estimate).min().orElseThrow(),
        intervals.stream().mapToDouble(Interval::estimate).max().orElseThrow());
  }
}
