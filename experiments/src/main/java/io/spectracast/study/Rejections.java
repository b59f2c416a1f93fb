package io.spectracast.study;

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

  /** Largest share of rejections that passes for chance. */
  static final double CHANCE = 0.05;

  static Rejections of(List<SdeRow> rows) {
    List<SdeRow> tested = rows.stream().filter(SdeRow::isTestable).toList();
    return new Rejections(tested.stream().filter(SdeRow::isRejected).count(), tested.size());
  }

  /** Refuted if rejected in more than half of the cases, supported if in no more than chance. */
  Verdict verdict() {
    if (2 * rejected > cases) {
      return Verdict.REFUTED;
    }
    return cases > 0 && rejected <= CHANCE * cases ? Verdict.SUPPORTED : Verdict.UNDECIDED;
  }

  String inWords() {
    return "rejected in %d of %d cases".formatted(rejected, cases);
  }

  /** Such as {@code 3/12}. */
  String fraction() {
    return rejected + "/" + cases;
  }
}
