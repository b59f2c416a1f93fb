package io.spectracast.benchmarks;

import io.spectracast.sde.PairKernel;
import io.spectracast.sde.SingularValueEnsemble;
import io.spectracast.sde.SingularValueSde;
import io.spectracast.sde.TimeGrid;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** The pieces of work that are timed: the same numbers in the same layout for each of them. */
final class SdeWork {

  private SdeWork() {}

  /** A smooth descending spectrum like that of an m × n Gaussian matrix. */
  static double[] spectrum(int rows, int columns) {
    double low = Math.sqrt(rows) - Math.sqrt(columns);
    double high = Math.sqrt(rows) + Math.sqrt(columns);
    double[] s = new double[columns];
    for (int k = 0; k < columns; k++) {
      s[k] = high - (high - low) * (k + 0.5) / columns;
    }
    return s;
  }

  static double spacing(int rows, int columns) {
    return 2 * Math.sqrt(columns) / columns;
  }

  /** Explicit Euler–Maruyama steps of a block of paths, each from the same state. */
  static final class ExplicitBlock {

    private final double[][] state;
    private final double[][] lambda;
    private final double[][] sums;
    private final double[][] next;
    private final double excess;
    private final ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(1L));

    ExplicitBlock(int rows, int columns, int lanes) {
      double[] s = spectrum(rows, columns);
      excess = rows - columns;
      state = new double[columns][lanes];
      lambda = new double[columns][lanes];
      sums = new double[columns][lanes];
      next = new double[columns][lanes];
      for (int k = 0; k < columns; k++) {
        Arrays.fill(state[k], s[k]);
        Arrays.fill(lambda[k], s[k] * s[k]);
      }
    }

    void pairs() {
      PairKernel.sums(lambda, lambda.length, 0, sums);
    }

    double[][] step(double h) {
      pairs();
      double root = Math.sqrt(h);
      for (int k = 0; k < state.length; k++) {
        for (int p = 0; p < next[k].length; p++) {
          next[k][p] = root * normal.sample();
        }
        drift(state[k], sums[k], h, excess / 2, next[k]);
      }
      return next;
    }

    private static void drift(double[] s, double[] sum, double h, double half, double[] next) {
      for (int p = 0; p < s.length; p++) {
        next[p] += s[p] + h * (s[p] * sum[p] + half / s[p]);
      }
    }
  }

  /** Explicit steps of all members, in blocks of 125, each thread taking every so many blocks. */
  static double[][] explicitEnsemble(
      int rows, int columns, int members, int steps, double h, int threads) {
    return IntStream.range(0, threads)
        .mapToObj(
            first ->
                CompletableFuture.supplyAsync(
                    () -> explicitBlocks(rows, columns, members, steps, h, first, threads)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .reduce((x, y) -> y)
        .orElseThrow();
  }

  private static double[][] explicitBlocks(
      int rows, int columns, int members, int steps, double h, int first, int stride) {
    double[][] last = null;
    for (int block = first; block * 125 < members; block += stride) {
      var work = new ExplicitBlock(rows, columns, 125);
      for (int step = 0; step < steps; step++) {
        last = work.step(h);
      }
    }
    return last;
  }

  /** Order-preserving steps of an ensemble with isotropic noise, ν = 1. */
  static double[][][] ensemble(
      int rows, int columns, int members, int steps, double h, int threads) {
    var sde = SingularValueSde.dyson(rows, columns, 1);
    var grid = new TimeGrid(new double[] {0, steps * h}, h);
    return new SingularValueEnsemble(members, 1, threads).solve(sde, spectrum(rows, columns), grid);
  }
}
