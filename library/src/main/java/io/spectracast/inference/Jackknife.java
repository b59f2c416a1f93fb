package io.spectracast.inference;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The delete-a-group jackknife: with θ₍g₎ the estimate without group g of G,
 *
 * <pre>  error² = (G − 1)/G Σ_g (θ₍g₎ − θ̄)²</pre>
 *
 * <p>Groups that are stretches of time much longer than the correlation time make the error right
 * for correlated data. M. H. Quenouille; J. W. Tukey; H. R. Künsch, Ann. Stat. 17 (1989) 1217.
 *
 * @param groups G, at least 2
 */
public record Jackknife(int groups) {

  /** The argument that means no group is left out. */
  public static final int NONE = -1;

  public Jackknife {
    if (groups < 2) {
      throw new IllegalArgumentException("groups must be at least 2, was " + groups);
    }
  }

  /**
   * The group that observation {@code index} of {@code count} belongs to: contiguous stretches of
   * nearly equal length.
   */
  public int group(int index, int count) {
    return (int) ((long) index * groups / count);
  }

  /** The first observation of a group; the number of observations for the group G. */
  public int start(int group, int count) {
    return (int) (((long) group * count + groups - 1) / groups);
  }

  /**
   * The estimate's standard error.
   *
   * @param without the estimate without a group, 0 … G − 1
   */
  public double error(IntToDoubleFunction without) {
    double[] estimates = new double[groups];
    Arrays.setAll(estimates, without::applyAsDouble);
    double mean = Arrays.stream(estimates).sum() / groups;
    double squares = Arrays.stream(estimates).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares * (groups - 1) / groups);
  }

  /**
   * Student's interval with G − 1 degrees of freedom.
   *
   * @param without the estimate without a group, or from all for {@link #NONE}
   */
  public Interval interval(IntToDoubleFunction without, double level) {
    return Interval.student(without.applyAsDouble(NONE), error(without), groups - 1, level);
  }

  /** The same on the logarithm of a positive estimate. */
  public Interval logInterval(IntToDoubleFunction without, double level) {
    return interval(g -> Math.log(without.applyAsDouble(g)), level).map(Math::exp);
  }

  /**
   * The interval of a ratio of sums Σaᵢ/Σbᵢ over observations in the order of time.
   *
   * @param numerators a
   * @param denominators b, of the same length, at least G
   */
  public Interval ratio(double[] numerators, double[] denominators, double level) {
    double[] a = sums(numerators);
    double[] b = sums(denominators);
    double totalA = Arrays.stream(a).sum();
    double totalB = Arrays.stream(b).sum();
    return interval(g -> g == NONE ? totalA / totalB : (totalA - a[g]) / (totalB - b[g]), level);
  }

  /** The interval of the mean of observations in the order of time, at least G. */
  public Interval mean(double[] values, double level) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return ratio(values, ones, level);
  }

  /** The sum of the observations in each group. */
  public double[] sums(double[] values) {
    double[] sums = new double[groups];
    for (int i = 0; i < values.length; i++) {
      sums[group(i, values.length)] += values[i];
    }
    return sums;
  }
}
