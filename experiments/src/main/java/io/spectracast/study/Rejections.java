package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import java.util.List;

/**
 * How often a law was rejected. Cases of one unit share their paths, so that chance is judged by a
 * share of them, not by a binomial law.
 *
 * @param rejected cases in which it was, at level 0.01
 * @param cases in which it was tested
 */
record Rejections(long rejected, long cases) {

  /** Sampling explains a distance with a probability of at most this where it does not count. */
  static final double LEVEL = 0.01;

  /** Largest share of rejections that passes for chance. */
  static final double CHANCE = 0.05;

  /** Of rows that have a {@code p}. */
  static Rejections of(List<Row> rows) {
    List<Row> tested = rows.stream().filter(row -> row.has("p")).toList();
    return new Rejections(
        tested.stream().filter(row -> row.value("p") <= LEVEL).count(), tested.size());
  }

  /** Refuted if rejected in more than half of the cases, supported if in no more than chance. */
  Verdict verdict() {
    if (2 * rejected > cases) {
      return Verdict.REFUTED;
    }
    return cases > 0 && rejected <= CHANCE * cases ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  /** A claim that a law holds in these rows, with their median distances. */
  static Claim claim(String statement, List<Row> rows) {
    Rejections count = of(rows);
    List<Row> tested = rows.stream().filter(row -> row.has("p")).toList();
    boolean spread = tested.stream().anyMatch(row -> row.has("spread_ratio"));
    String errors =
        tested.isEmpty()
            ? ""
            : Averages.words(
                "; median D %.3f, of sampling %.3f; %s",
                Averages.median(tested, "distance"),
                Averages.median(tested, "sampling"),
                spread
                    ? Averages.words(
                        "median ratio of spreads %.2f", Averages.median(tested, "spread_ratio"))
                    : "no spread");
    return new Claim(statement, count.verdict(), count.inWords() + errors + ".");
  }

  String inWords() {
    return "rejected in %d of %d cases".formatted(rejected, cases);
  }

  /** Such as {@code 3/12}. */
  String fraction() {
    return rejected + "/" + cases;
  }
}
