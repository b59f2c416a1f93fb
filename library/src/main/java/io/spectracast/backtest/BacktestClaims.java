package io.spectracast.backtest;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.inference.TestResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is claimed of each candidate, judged by the leaderboard. */
final class BacktestClaims {

  private static final double LEVEL = 0.05;
  private static final double NARROWEST = 0.87;
  private static final double WIDEST = 0.93;
  private static final double WORST = -0.05;

  private BacktestClaims() {}

  static List<Claim> of(Leaderboard board) {
    List<Claim> claims = new ArrayList<>();
    for (Standing candidate : BacktestTables.candidates(board.overall())) {
      skill(candidate).ifPresent(claims::add);
      coverage(candidate).ifPresent(claims::add);
      worst(board, candidate.method()).ifPresent(claims::add);
    }
    return claims;
  }

  private static Optional<Claim> skill(Standing s) {
    if (s.skill().isEmpty()) {
      return Optional.empty();
    }
    double skill = s.skill().getAsDouble();
    boolean significant = s.test().filter(t -> t.rejects(LEVEL)).isPresent();
    Optional<Interval> interval = s.skillInterval();
    Verdict verdict =
        significant && interval.filter(i -> i.low() > 0).isPresent()
            ? Verdict.SUPPORTED
            : significant && interval.filter(i -> i.high() < 0).isPresent()
                ? Verdict.REFUTED
                : Verdict.UNDECIDED;
    return Optional.of(
        new Claim(
            "%s beats the best single baseline of each cell, on average".formatted(s.method()),
            verdict,
            "mean skill "
                + interval.map(Interval::inWords).orElse(String.format(Locale.ROOT, "%.3f", skill))
                + s.test().map(t -> "; " + inWords(t)).orElse("; too few runs and origins to test")
                + "."));
  }

  private static String inWords(TestResult test) {
    return String.format(Locale.ROOT, "p = %.2g (%s)", test.pValue(), test.name());
  }

  private static Optional<Claim> coverage(Standing s) {
    if (s.coverage().isEmpty()) {
      return Optional.empty();
    }
    double coverage = s.coverage().get()[2];
    boolean inside = coverage >= NARROWEST && coverage <= WIDEST;
    boolean clear =
        s.coverageInterval().filter(i -> i.high() < NARROWEST || i.low() > WIDEST).isPresent();
    return Optional.of(
        new Claim(
            "the 90 %% intervals of %s hold 87 to 93 %% of the outcomes".formatted(s.method()),
            inside ? Verdict.SUPPORTED : clear ? Verdict.REFUTED : Verdict.UNDECIDED,
            "they hold "
                + s.coverageInterval()
                    .map(Interval::inWords)
                    .orElse(String.format(Locale.ROOT, "%.3f", coverage))
                + "."));
  }

  private static Optional<Claim> worst(Leaderboard board, String method) {
    Comparator<Section> bySkill =
        Comparator.comparingDouble(c -> c.of(method).orElseThrow().skill().orElseThrow());
    return board.cells().stream()
        .filter(c -> c.of(method).filter(s -> s.skill().isPresent()).isPresent())
        .min(bySkill)
        .map(
            cell -> {
              double skill = cell.of(method).orElseThrow().skill().orElseThrow();
              return new Claim(
                  "%s is nowhere worse than the best baseline by 5 %%".formatted(method),
                  skill >= WORST ? Verdict.SUPPORTED : Verdict.REFUTED,
                  String.format(
                      Locale.ROOT,
                      "worst skill %.3f: %s %s at %s, against %s.",
                      skill,
                      cell.architecture().orElse(""),
                      cell.optimizer().orElse(""),
                      cell.horizon().orElse(""),
                      cell.reference().orElse("")));
            });
  }
}
