package io.spectracast.study;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.MonteCarlo;
import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far a predicted distribution of singular values is from the observed one of one layer at one
 * horizon: with W₁ the mean distance of ordered samples and s⁰ the singular values at the start,
 *
 * <pre>  D = Σ_k W₁(observed s_k, predicted s_k) / Σ_k E|s_k − s⁰_k|,</pre>
 *
 * the error of the law in units of what happened. Sampling alone gives the D of one half of the
 * observed paths against the other.
 *
 * @param distance D, of the first half of the observed paths against the predicted ones, with its
 *     jackknife interval over paths
 * @param sampling mean D of two halves of the observed paths
 * @param pValue of D among those of random halves; empty where the observed paths are the same
 * @param displacement Σ_k E|s_k − s⁰_k|
 * @param spreadRatio Σ_k Var s_k predicted over observed, with its jackknife interval; empty where
 *     one of them is 0
 */
record SpectralDistance(
    Interval distance,
    double sampling,
    OptionalDouble pValue,
    double displacement,
    Optional<Interval> spreadRatio) {

  private static final int SPLITS = 199;
  private static final int GROUPS = 8;
  private static final double LEVEL = 0.95;

  /**
   * Compares.
   *
   * @param start s⁰
   * @param observed singular values of an even number of paths, at least 16, or of one where all
   *     are the same
   * @param reference what is compared: the observed paths, of which the first half is taken, or
   *     others, half as many
   * @param predicted of half as many, or of one where all are the same
   * @param streams for the halves
   */
  static SpectralDistance of(
      double[] start,
      List<double[]> observed,
      List<double[]> reference,
      List<double[]> predicted,
      RandomStreams streams) {
    double displacement = displacement(start, observed);
    List<double[]> first = reference.subList(0, Math.min(reference.size(), half(observed)));
    Jackknife jackknife = new Jackknife(GROUPS);
    IntToDoubleFunction distance =
        g ->
            transport(without(g, first, jackknife), without(g, predicted, jackknife))
                / displacement;
    double estimate = distance.applyAsDouble(Jackknife.NONE);
    double[] halves = halves(observed, streams);
    return new SpectralDistance(
        jackknife.interval(distance, LEVEL),
        Arrays.stream(halves).average().orElse(0) / displacement,
        halves.length == 0 ? OptionalDouble.empty() : pValue(estimate * displacement, halves),
        displacement,
        spreads(reference, predicted, jackknife));
  }

  private static OptionalDouble pValue(double transported, double[] halves) {
    return OptionalDouble.of(MonteCarlo.upper(transported, halves));
  }

  private static int half(List<double[]> observed) {
    return (observed.size() + 1) / 2;
  }

  /** Adds all of it to a row, or that it is missing. */
  static Row put(Row row, Optional<SpectralDistance> distance) {
    return row.put("distance", distance.map(SpectralDistance::distance))
        .put("sampling", distance.map(SpectralDistance::sampling).orElse(Double.NaN))
        .put("p", distance.map(d -> d.pValue().orElse(Double.NaN)).orElse(Double.NaN))
        .put("displacement", distance.map(SpectralDistance::displacement).orElse(Double.NaN))
        .put("spread_ratio", distance.flatMap(SpectralDistance::spreadRatio));
  }

  private static double displacement(double[] start, List<double[]> observed) {
    double sum = 0;
    for (double[] s : observed) {
      for (int k = 0; k < s.length; k++) {
        sum += Math.abs(s[k] - start[k]) / observed.size();
      }
    }
    return sum;
  }

  private static List<double[]> without(int group, List<double[]> paths, Jackknife jackknife) {
    if (group == Jackknife.NONE || paths.size() < GROUPS) {
      return paths;
    }
    return IntStream.range(0, paths.size())
        .filter(i -> jackknife.group(i, paths.size()) != group)
        .mapToObj(paths::get)
        .toList();
  }

  /** Σ_k W₁; one path stands for any number of equal ones. */
  static double transport(List<double[]> a, List<double[]> b) {
    double sum = 0;
    for (int k = 0; k < a.get(0).length; k++) {
      double[] x = ordered(a, k);
      double[] y = ordered(b, k);
      int count = Math.max(x.length, y.length);
      for (int i = 0; i < count; i++) {
        sum += Math.abs(x[i * x.length / count] - y[i * y.length / count]) / count;
      }
    }
    return sum;
  }

  private static double[] ordered(List<double[]> paths, int k) {
    return paths.stream().mapToDouble(s -> s[k]).sorted().toArray();
  }

  private static double[] halves(List<double[]> observed, RandomStreams streams) {
    int half = observed.size() / 2;
    double[] distances = new double[half == 0 ? 0 : SPLITS];
    for (int split = 0; split < distances.length; split++) {
      int[] order = streams.permutation("halves", split, observed.size());
      distances[split] =
          transport(
              Arrays.stream(order, 0, half).mapToObj(observed::get).toList(),
              Arrays.stream(order, half, 2 * half).mapToObj(observed::get).toList());
    }
    return distances;
  }

  private static Optional<Interval> spreads(
      List<double[]> observed, List<double[]> predicted, Jackknife jackknife) {
    if (!(spread(observed) > 0 && spread(predicted) > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        jackknife.logInterval(
            g -> spread(without(g, predicted, jackknife)) / spread(without(g, observed, jackknife)),
            LEVEL));
  }

  /** Σ_k Var s_k. */
  static double spread(List<double[]> paths) {
    double sum = 0;
    for (int k = 0; paths.size() > 1 && k < paths.get(0).length; k++) {
      int mode = k;
      double mean = paths.stream().mapToDouble(s -> s[mode]).average().orElseThrow();
      for (double[] s : paths) {
        sum += (s[k] - mean) * (s[k] - mean) / (paths.size() - 1);
      }
    }
    return sum;
  }
}
