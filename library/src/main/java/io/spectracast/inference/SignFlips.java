package io.spectracast.inference;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The sign-flip permutation test of paired differences: under the null hypothesis each of the G
 * independent differences is as likely as its opposite, so that the mean's distribution is known
 * from all 2^G choices of signs, or from a sample of them where there are too many.
 *
 * <p>R. A. Fisher, The Design of Experiments (1935), § 21; J. P. Romano, J. Am. Stat. Assoc. 85
 * (1990) 686.
 */
public final class SignFlips {

  /** Up to so many differences all choices are visited, and the p-value is exact. */
  private static final int MOST_EXACT = 14;

  private static final int DRAWS = 9999;

  /** Sums equal but for rounding count as equal. */
  private static final double ROUNDING = 1e-12;

  private SignFlips() {}

  /**
   * The two-sided test that the differences are symmetric around zero.
   *
   * @param differences of independent pairs, at least one; not modified
   * @param seed of the random signs, used where there are more than 14 differences
   * @return the mean difference and its p-value; at least 2^(1−G)
   */
  public static TestResult test(double[] differences, long seed) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("differences must not be empty");
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double p = differences.length <= MOST_EXACT ? exact(differences) : sampled(differences, seed);
    return new TestResult("sign flips over %d".formatted(differences.length), mean, p);
  }

  private static double exact(double[] d) {
    int choices = 1 << d.length;
    double[] sums = new double[choices];
    for (int signs = 0; signs < choices; signs++) {
      sums[signs] = Math.abs(sum(d, signs));
    }
    double limit = limit(d, sums[0]);
    return (double) Arrays.stream(sums).filter(s -> s >= limit).count() / choices;
  }

  private static double sum(double[] d, int signs) {
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += (signs >> i & 1) == 0 ? d[i] : -d[i];
    }
    return sum;
  }

  private static double sampled(double[] d, long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("signs");
    double[] draws = new double[DRAWS];
    for (int b = 0; b < DRAWS; b++) {
      double sum = 0;
      for (double difference : d) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      draws[b] = Math.abs(sum);
    }
    return MonteCarlo.upper(limit(d, Math.abs(Arrays.stream(d).sum())), draws);
  }

  private static double limit(double[] d, double observed) {
    return observed - ROUNDING * Arrays.stream(d).map(Math::abs).sum();
  }
}
