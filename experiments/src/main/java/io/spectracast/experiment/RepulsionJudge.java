package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.levels.LevelVerdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rules by which the numbers of the experiment on repulsion decide. */
final class RepulsionJudge {

  /** Error allowed for each claim, shared among its cases. */
  static final double LEVEL = 0.05;

  /** Slopes known less well than this do not support a claim. */
  static final double WIDEST = 0.25;

  private RepulsionJudge() {}

  /**
   * A slope in one case.
   *
   * @param where which runs and layer
   * @param slope empty where there were too few displacements
   */
  record Slope(String where, Optional<Interval> slope) {

    private boolean has(Predicate<Interval> property) {
      return slope.filter(property).isPresent();
    }

    private String inWords() {
      return where + " " + slope.map(Interval::inWords).orElse("none: too few displacements");
    }
  }

  /**
   * Whether slopes are 1: supported if all intervals hold 1 and none is wider than ±{@value
   * #WIDEST}, refuted if one of them excludes 1, else undecided.
   */
  static Verdict one(List<Slope> slopes) {
    if (slopes.stream().anyMatch(s -> s.has(i -> !i.contains(1)))) {
      return Verdict.REFUTED;
    }
    boolean known = slopes.stream().allMatch(s -> s.has(i -> i.high() - i.low() <= 2 * WIDEST));
    return known ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  /** The claim that slopes are 1. */
  static Claim slopeOne(String statement, List<Slope> slopes) {
    return new Claim(statement, one(slopes), "Slopes: " + list(slopes) + ".");
  }

  /**
   * Whether the method finds what is known: refuted if an interval of {@code ones} excludes 1 or
   * one of {@code zeros} excludes 0, supported if besides the zeros' exclude 1 and the ones are
   * known.
   */
  static Claim controls(String statement, List<Slope> ones, List<Slope> zeros) {
    Verdict verdict = one(ones);
    if (zeros.stream().anyMatch(s -> s.has(i -> !i.contains(0)))) {
      verdict = Verdict.REFUTED;
    } else if (verdict == Verdict.SUPPORTED
        && !zeros.stream().allMatch(s -> s.has(i -> !i.contains(1)))) {
      verdict = Verdict.UNDECIDED;
    }
    return new Claim(
        statement,
        verdict,
        "Where 1 must come out: %s; where 0 must: %s.".formatted(list(ones), list(zeros)));
  }

  private static String list(List<Slope> slopes) {
    return slopes.stream().map(Slope::inWords).collect(Collectors.joining("; "));
  }

  /**
   * Whether levels are those of random matrices: refuted if Wigner is rejected anywhere, supported
   * if it is nowhere and Poisson is everywhere.
   */
  static Verdict wigner(List<LevelVerdict> levels) {
    double level = LEVEL / levels.size();
    if (levels.stream().anyMatch(v -> !v.isWigner(level))) {
      return Verdict.REFUTED;
    }
    return levels.stream().noneMatch(v -> v.isPoisson(level))
        ? Verdict.SUPPORTED
        : Verdict.UNDECIDED;
  }

  /** The claim that levels repel as in random matrices, at every time. */
  static Claim levelsOfRuns(String statement, List<PooledLevels> levels) {
    List<LevelVerdict> verdicts = levels.stream().map(PooledLevels::trained).toList();
    double level = LEVEL / levels.size();
    return new Claim(
        statement,
        wigner(verdicts),
        "Of %d tests at level %.2g each, Wigner is rejected in %d and Poisson in %d; ⟨r⟩ from %.3f to %.3f (Wigner 0.531, Poisson 0.386)."
            .formatted(
                levels.size(),
                level,
                verdicts.stream().filter(v -> !v.isWigner(level)).count(),
                verdicts.stream().filter(v -> !v.isPoisson(level)).count(),
                ratios(verdicts).min().orElseThrow(),
                ratios(verdicts).max().orElseThrow()));
  }

  private static java.util.stream.DoubleStream ratios(List<LevelVerdict> verdicts) {
    return verdicts.stream().mapToDouble(v -> v.meanRatio().estimate());
  }

  /**
   * Whether levels that were independent repel later: supported if Poisson is rejected everywhere
   * and Wigner nowhere, refuted if Wigner is rejected somewhere.
   */
  static Claim acquired(String statement, List<PooledLevels> ends, List<String> where) {
    StringBuilder evidence = new StringBuilder("⟨r⟩ at the end (independent levels 0.386): ");
    for (int i = 0; i < ends.size(); i++) {
      evidence.append(i == 0 ? "" : "; ").append(where.get(i)).append(' ');
      evidence.append(ends.get(i).trained().meanRatio().inWords());
    }
    return new Claim(
        statement,
        wigner(ends.stream().map(PooledLevels::trained).toList()),
        evidence.append('.').toString());
  }

  /**
   * Whether they come to repel as fast as under isotropic noise: refuted if the difference of ⟨r⟩
   * excludes 0 somewhere, supported if it is 0 everywhere where isotropic levels are not
   * independent.
   */
  static Claim asFast(String statement, List<PooledLevels> cases, List<String> where) {
    double level = LEVEL / cases.size();
    boolean apart = cases.stream().anyMatch(c -> !c.behindIsotropic().contains(0));
    boolean telling = cases.stream().noneMatch(c -> c.shaken().isPoisson(level));
    StringBuilder evidence = new StringBuilder("⟨r⟩ less that of isotropic noise: ");
    for (int i = 0; i < cases.size(); i++) {
      evidence.append(i == 0 ? "" : "; ").append(where.get(i)).append(' ');
      evidence.append(cases.get(i).behindIsotropic().inWords());
    }
    return new Claim(
        statement,
        apart ? Verdict.REFUTED : telling ? Verdict.SUPPORTED : Verdict.UNDECIDED,
        evidence.append('.').toString());
  }
}
