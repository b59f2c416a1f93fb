package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Table;
import io.spectracast.exhibit.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** The rules that turn announcements into verdicts, and the tables behind them. */
final class GrokkingJudge {

  private static final double WANTED = 0.8;
  private static final double ALLOWED = 0.1;

  private GrokkingJudge() {}

  static List<Claim> claims(List<GrokkingCourse> courses) {
    List<GrokkingCourse> jumped = courses.stream().filter(GrokkingCourse::jumped).toList();
    List<GrokkingCourse> others = courses.stream().filter(c -> !c.jumped()).toList();
    double[] ahead =
        jumped.stream()
            .filter(GrokkingCourse::announced)
            .mapToDouble(GrokkingCourse::ahead)
            .sorted()
            .toArray();
    long falsely = others.stream().filter(GrokkingCourse::announced).count();
    String lead =
        ahead.length == 0
            ? ""
            : String.format(
                Locale.ROOT, "; %.0f … %.0f updates ahead", ahead[0], ahead[ahead.length - 1]);
    return List.of(
        new Claim(
            "At least 80 % of jumps of the test accuracy are announced before they come.",
            jumped.isEmpty()
                ? Verdict.UNDECIDED
                : ahead.length >= WANTED * jumped.size() ? Verdict.SUPPORTED : Verdict.REFUTED,
            share(ahead.length, jumped.size()) + lead),
        new Claim(
            "At most 10 % of the networks that do not generalise are announced to.",
            others.isEmpty()
                ? Verdict.UNDECIDED
                : falsely <= ALLOWED * others.size() ? Verdict.SUPPORTED : Verdict.REFUTED,
            share(falsely, others.size())));
  }

  /** With the interval of C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404. */
  private static String share(long k, long n) {
    double low = k == 0 ? 0 : BetaDistribution.of(k, n - k + 1).inverseCumulativeProbability(0.025);
    double high =
        k == n ? 1 : BetaDistribution.of(k + 1, n - k).inverseCumulativeProbability(0.975);
    return String.format(Locale.ROOT, "%d of %d (%.0f … %.0f %%)", k, n, 100 * low, 100 * high);
  }

  static Table conditions(List<GrokkingCourse> courses) {
    Table.Builder table =
        Table.of(
            "conditions",
            "Jumps and announcements",
            "condition",
            "networks",
            "jumped",
            "announced in time",
            "false alarms",
            "mean updates ahead");
    for (String condition : GrokkingConfig.conditions()) {
      List<GrokkingCourse> own =
          courses.stream().filter(c -> c.condition().equals(condition)).toList();
      double[] ahead =
          own.stream()
              .filter(c -> c.jumped() && c.announced())
              .mapToDouble(GrokkingCourse::ahead)
              .toArray();
      table.row(
          condition,
          own.size(),
          (int) own.stream().filter(GrokkingCourse::jumped).count(),
          ahead.length,
          (int) own.stream().filter(c -> !c.jumped() && c.announced()).count(),
          Arrays.stream(ahead).average().orElse(Double.NaN));
    }
    return table.build();
  }

  static Table networks(List<GrokkingCourse> courses) {
    Table.Builder table =
        Table.of(
            "courses",
            "Each network",
            "condition",
            "seed",
            "announced at",
            "test accuracy 50 % at",
            "test accuracy at the end");
    courses.forEach(c -> table.row(c.condition(), c.seed(), c.alarm(), c.jump(), c.last()));
    return table.build();
  }
}
