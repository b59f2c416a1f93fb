package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The correlation in time of noise seen in some directions together: r_ℓ = Σ x_t·x_{t+ℓ}/Σ x_t·x_t,
 * where x_t holds the sample's components, and the integrated time τ = 1 + 2Σ_{ℓ≤L} r_ℓ, in
 * samples, 1 for white noise. Long-run variance is τ times one-step variance.
 *
 * <p>L is the smallest lag that is at least 5τ, or a quarter of the samples, at most 250: A. Sokal,
 * in Functional Integration (1997) 131–192. Intervals are by the jackknife over stretches of time.
 *
 * @param time τ
 * @param lagOne r₁
 * @param window L
 * @param decorrelation samples that are this far apart count as uncorrelated: 1.25τ, and at least
 *     the lag from which on |r_ℓ| stays below 0.2
 * @param whitenessPValue the share of random orders of the samples with Σ_{ℓ≤5} r_ℓ² as large as in
 *     theirs: exact, whatever the law of a sample, if samples are exchangeable
 */
public record Autocorrelation(
    Interval time, Interval lagOne, int window, int decorrelation, double whitenessPValue) {

  /** The most stretches of time that intervals come from, and the fewest. */
  static final int MOST_GROUPS = 20;

  private static final int FEWEST_GROUPS = 5;

  /** A stretch of time is at least this many correlation times long, where there are enough. */
  private static final double GROUP_LENGTH = 2;

  private static final double WINDOW = 5;
  private static final double SMALL = 0.2;
  private static final double STRIDE_OVER_TIME = 1.25;
  private static final int TESTED_LAGS = 5;

  /** Lags beyond this one are not looked at. */
  private static final int LONGEST = 250;

  /** Samples beyond this number take no part in the test of whiteness. */
  private static final int MOST_TESTED = 2048;

  /**
   * @param rows at least 32
   */
  static Autocorrelation of(
      SampleRows rows, NoiseOptions options, RandomStreams streams, String name) {
    double[] r = correlations(sums(rows, 1), Jackknife.NONE);
    int window = window(r);
    int groups = groups(rows.count(), window);
    Jackknife jackknife = new Jackknife(groups);
    double[][] sums = sums(rows, groups);
    return new Autocorrelation(
        jackknife.interval(g -> time(correlations(sums, g), window), options.confidence()),
        jackknife.interval(g -> correlations(sums, g)[1], options.confidence()),
        window,
        decorrelation(r, window),
        whiteness(rows.first(MOST_TESTED), options.replicates(), streams, name));
  }

  /** How many stretches of time N samples give, each 2τ long if that leaves enough. */
  static int groups(int samples, int window) {
    int groups = (int) (samples * WINDOW / (GROUP_LENGTH * window));
    return Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, groups));
  }

  /** Σ x_t·x_{t+ℓ} by lag and by the stretch of time that t is in. */
  private static double[][] sums(SampleRows rows, int groups) {
    int n = rows.count();
    int longest = Math.min(n / 4, LONGEST);
    double[][] sums = new double[longest + 1][groups];
    for (int t = 0; t < n; t++) {
      int group = (int) ((long) t * groups / n);
      for (int lag = 0; lag <= longest && t + lag < n; lag++) {
        sums[lag][group] += rows.dot(t, t + lag) * n / (n - lag); // as many terms at every lag
      }
    }
    return sums;
  }

  private static double[] correlations(double[][] sums, int without) {
    double[] r = new double[sums.length];
    for (int lag = 0; lag < r.length; lag++) {
      for (int g = 0; g < sums[lag].length; g++) {
        r[lag] += g == without ? 0 : sums[lag][g];
      }
    }
    double variance = r[0];
    Arrays.setAll(r, lag -> r[lag] / variance);
    return r;
  }

  private static double time(double[] r, int window) {
    double time = 1;
    for (int lag = 1; lag <= window; lag++) {
      time += 2 * r[lag];
    }
    return time;
  }

  private static int window(double[] r) {
    int window = 1;
    while (window < r.length - 1 && window < WINDOW * time(r, window)) {
      window++;
    }
    return window;
  }

  private static int decorrelation(double[] r, int window) {
    int longest = (int) Math.ceil(STRIDE_OVER_TIME * time(r, window));
    return Math.max(Math.min(longest, r.length), lastLargeLag(r, window) + 1);
  }

  private static int lastLargeLag(double[] r, int window) {
    int lag = window;
    while (lag > 0 && Math.abs(r[lag]) < SMALL) {
      lag--;
    }
    return lag;
  }

  private static double whiteness(
      SampleRows rows, int replicates, RandomStreams streams, String name) {
    int[] order = new int[rows.count()];
    Arrays.setAll(order, t -> t);
    double[] products = rows.products();
    double observed = squares(products, order);
    UniformRandomProvider rng = streams.stream("whiteness " + name);
    int larger = 0;
    for (int i = 0; i < replicates; i++) {
      shuffle(order, rng);
      larger += squares(products, order) >= observed ? 1 : 0;
    }
    return (1.0 + larger) / (1.0 + replicates);
  }

  private static double squares(double[] products, int[] order) {
    int n = order.length;
    double sum = 0;
    for (int lag = 1; lag <= TESTED_LAGS; lag++) {
      double product = 0;
      for (int t = 0; t + lag < n; t++) {
        product += products[order[t] * n + order[t + lag]];
      }
      sum += product * product;
    }
    return sum;
  }

  static void shuffle(int[] order, UniformRandomProvider rng) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = rng.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
