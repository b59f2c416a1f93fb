package io.spectracast.inference;

import java.util.Locale;

/**
 * The outcome of a test of a null hypothesis.
 *
 * @param name what was tested, in a few words
 * @param statistic the test's statistic
 * @param pValue the probability under the null hypothesis of a statistic at least as extreme, in
 *     [0, 1]
 */
public record TestResult(String name, double statistic, double pValue) {

  public TestResult {
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
    }
  }

  /** Whether the null hypothesis is rejected at a level. */
  public boolean rejects(double level) {
    return pValue <= level;
  }

  /** In words, such as {@code rows: 1.43, p = 0.012}. */
  public String inWords() {
    return String.format(Locale.ROOT, "%s: %.3g, p = %.2g", name, statistic, pValue);
  }
}
