package io.spectracast.noise;

import io.spectracast.inference.TestResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an assumption stands, by one or more tests whose smallest p-value is multiplied by their
 * number (Bonferroni).
 *
 * @param assumption the null hypothesis
 * @param tests those that could be made
 * @param level of the verdict
 * @param undecided why there is no verdict; empty if there is one
 */
public record Verdict(
    Assumption assumption, List<TestResult> tests, double level, String undecided) {

  public Verdict {
    tests = List.copyOf(tests);
    if (tests.isEmpty() == undecided.isEmpty()) {
      throw new IllegalArgumentException(
          "undecided must be given if and only if there are no tests, was '" + undecided + "'");
    }
  }

  static Verdict of(Assumption assumption, List<TestResult> tests, double level, String reason) {
    return new Verdict(assumption, tests, level, tests.isEmpty() ? reason : "");
  }

  /** The p-value of all tests together; empty if there is none. */
  public Optional<Double> pValue() {
    return strongest().map(test -> Math.min(1, tests.size() * test.pValue()));
  }

  /** Whether the assumption is rejected; empty if undecided. */
  public Optional<Boolean> rejected() {
    return pValue().map(p -> p <= level);
  }

  private Optional<TestResult> strongest() {
    return tests.stream().min(Comparator.comparingDouble(TestResult::pValue));
  }

  /** The verdict in a sentence, with its evidence. */
  public String sentence() {
    return strongest().map(this::decided).orElseGet(this::open);
  }

  private String decided(TestResult strongest) {
    boolean rejected = rejected().orElseThrow();
    return String.format(
        Locale.ROOT,
        rejected
            ? "The noise is not %s (p = %.2g by %d tests, level %s; strongest: %s)."
            : "Nothing speaks against noise that is %s (p = %.2g by %d tests, level %s; strongest:"
                + " %s).",
        assumption.words(),
        pValue().orElseThrow(),
        tests.size(),
        level,
        strongest.inWords());
  }

  private String open() {
    return "Whether the noise is %s stays open: %s.".formatted(assumption.words(), undecided);
  }
}
