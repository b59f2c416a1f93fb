package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Bootstrap;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.CandidateLaw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The verdicts of the study of generality, over the levels of every factor: a claim is supported if
 * the interval of the mean of every level agrees with it, refuted if that of one level lies on the
 * other side.
 */
record GeneralityJudge(List<Marginal> marginals, Bootstrap bootstrap) {

  /** A law this near is a good description of some hundred values. */
  static final double NEAR = 0.05;

  /** Coverage of a 90 % interval that is still called calibrated. */
  private static final double LEAST_COVERAGE = 0.8;

  private static final int QUARTER = SkillScores.PARTS.indexOf(4);

  List<Claim> claims() {
    return List.of(
        everywhere(
            "Over a quarter of the training the forecast is better than persistence, whatever the"
                + " architecture, activation and loss.",
            row -> row.skills()[QUARTER],
            tau -> tau.low() > 0,
            tau -> tau.high() < 0),
        everywhere(
            "Over a quarter of the training the forecast is better than the best of persistence,"
                + " random walk and straight line, whatever the architecture, activation and loss.",
            row -> row.gains()[QUARTER],
            tau -> tau.low() > 0,
            tau -> tau.high() < 0),
        everywhere(
            "The forecast's 90 % intervals hold at least 80 % of the outcomes, whatever the"
                + " architecture, activation and loss.",
            row -> row.coverages()[QUARTER],
            tau -> tau.low() > LEAST_COVERAGE,
            tau -> tau.high() < LEAST_COVERAGE),
        near(CandidateLaw.LAGUERRE, "The Laguerre law, fitted,"),
        near(CandidateLaw.PUBLISHED_GAMMA, "The gamma law as published, fitted,"),
        everywhere(
            "The Laguerre law at measured rates is within a Kolmogorov distance of 0.05 of the"
                + " spectra of the last third, whatever the architecture, activation and loss.",
            GeneralityRow::measured,
            tau -> tau.high() < NEAR,
            tau -> tau.low() > NEAR),
        oneLaw());
  }

  private Claim near(CandidateLaw law, String subject) {
    return everywhere(
        subject
            + " is within a Kolmogorov distance of 0.05 of the spectra of the last third, whatever the"
            + " architecture, activation and loss.",
        row -> row.distance(law),
        tau -> tau.high() < NEAR,
        tau -> tau.low() > NEAR);
  }

  private Claim everywhere(
      String statement,
      ToDoubleFunction<GeneralityRow> number,
      Predicate<Interval> agrees,
      Predicate<Interval> contradicts) {
    List<Marginal> against =
        marginals.stream()
            .filter(m -> m.mean(number, bootstrap).filter(contradicts).isPresent())
            .toList();
    boolean supported =
        marginals.stream().allMatch(m -> m.mean(number, bootstrap).filter(agrees).isPresent());
    Verdict verdict = supported ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    Marginal all = marginals.get(0);
    String evidence =
        "mean %s over %d networks; %s."
            .formatted(
                GeneralizationClaims.words(all.mean(number, bootstrap)),
                all.rows().stream().mapToDouble(number).filter(Double::isFinite).count(),
                against.isEmpty()
                    ? extremes(number)
                    : "the other side beyond the interval: " + named(against, number));
    return new Claim(statement, against.isEmpty() ? verdict : Verdict.REFUTED, evidence);
  }

  private String named(List<Marginal> some, ToDoubleFunction<GeneralityRow> number) {
    return some.stream()
        .map(m -> m.title() + " " + GeneralizationClaims.words(m.mean(number, bootstrap)))
        .collect(Collectors.joining(", "));
  }

  private String extremes(ToDoubleFunction<GeneralityRow> number) {
    List<Marginal> sorted =
        marginals.stream()
            .filter(m -> m.mean(number, bootstrap).isPresent())
            .sorted((a, b) -> Double.compare(estimate(a, number), estimate(b, number)))
            .toList();
    return sorted.isEmpty()
        ? "no network has it"
        : "least for "
            + named(List.of(sorted.get(0)), number)
            + ", most for "
            + named(List.of(sorted.get(sorted.size() - 1)), number);
  }

  private double estimate(Marginal marginal, ToDoubleFunction<GeneralityRow> number) {
    return marginal.mean(number, bootstrap).orElseThrow().estimate();
  }

  /** Supported if the commonest law is best for nine networks in ten of every level. */
  private Claim oneLaw() {
    CandidateLaw most = null;
    long times = 0;
    for (CandidateLaw law : CandidateLaw.values()) {
      long count = best(marginals.get(0), law);
      if (count > times) {
        most = law;
        times = count;
      }
    }
    CandidateLaw commonest = most;
    Optional<Marginal> against =
        marginals.stream()
            .filter(m -> commonest == null || best(m, commonest) < 0.9 * m.rows().size())
            .findFirst();
    String evidence =
        commonest == null
            ? "no law has a fit."
            : String.format(
                Locale.ROOT,
                "the commonest, %s, is best for %d of %d networks%s.",
                commonest.words(),
                times,
                marginals.get(0).rows().size(),
                against
                    .filter(m -> !m.level().isEmpty())
                    .map(
                        m ->
                            ", but for %d of %d with %s"
                                .formatted(best(m, commonest), m.rows().size(), m.level()))
                    .orElse(""));
    return new Claim(
        "One law describes the settled spectra best, whatever the architecture, activation and"
            + " loss.",
        against.isEmpty() ? Verdict.SUPPORTED : Verdict.REFUTED,
        evidence);
  }

  private static long best(Marginal marginal, CandidateLaw law) {
    return marginal.rows().stream()
        .filter(row -> row.best().filter(law::equals).isPresent())
        .count();
  }
}
