package io.spectracast.benchmarks;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Seconds of each route to singular values and vectors of float32 Gaussian matrices, one thread.
 *
 * <p>The seconds are processor time of the calling thread, the best of several runs, so that other
 * programs on the machine disturb them little; on an idle machine they are wall-clock seconds. The
 * argument {@code --large} adds 4096² and 50257 × 768 (values only, a minute or two). See {@code
 * numpy_svd.py} for the same table by NumPy and SciPy.
 */
public final class SvdBenchmarks {

  private static final List<int[]> SHAPES =
      List.of(
          new int[] {784, 256},
          new int[] {768, 768},
          new int[] {3072, 768},
          new int[] {2048, 2048});

  private static final List<int[]> LARGE_SHAPES =
      List.of(new int[] {4096, 4096}, new int[] {50257, 768});

  /** Entries above which only values are timed. */
  private static final int VECTORS_UP_TO = 3_000_000;

  /** Seconds after which a route is not run again. */
  private static final double PATIENCE = 3;

  private SvdBenchmarks() {}

  /** Prints the table in Markdown. */
  public static void main(String[] arguments) {
    System.out.println(Blas.description());
    System.out.printf("dgemm 1024: %.1f GFLOP/s%n%n", gemmRate(1024));
    System.out.println(
        "| shape | values | values, full | triplets | triplets, full | 16 leading | dgemm GFLOP/s |");
    System.out.println("|---|---|---|---|---|---|---|");
    SHAPES.forEach(SvdBenchmarks::printRow);
    if (Arrays.asList(arguments).contains("--large")) {
      LARGE_SHAPES.forEach(SvdBenchmarks::printRow);
    }
  }

  private static void printRow(int[] shape) {
    FloatMatrix matrix = gaussian(shape[0], shape[1]);
    boolean vectors = matrix.values().length < VECTORS_UP_TO;
    System.out.printf(
        "| %d × %d | %s | %s | %s | %s | %s | %.1f |%n",
        shape[0],
        shape[1],
        seconds(true, () -> Svd.values(matrix)),
        seconds(true, () -> Svd.values(matrix, Precision.FULL)),
        seconds(vectors, () -> Svd.triplets(matrix)),
        seconds(vectors, () -> Svd.triplets(matrix, Precision.FULL)),
        seconds(true, () -> Svd.leadingTriplets(matrix, 16)),
        gemmRate(1024));
  }

  private static String seconds(boolean wanted, Runnable work) {
    return wanted ? "%.4f".formatted(bestSeconds(work)) : "–";
  }

  private static double bestSeconds(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    double spent = 0;
    for (int run = 0; run < 20 && (run == 0 || spent < PATIENCE); run++) {
      long start = processorNanos();
      work.run();
      double seconds = (processorNanos() - start) / 1e9;
      best = Math.min(best, seconds);
      spent += seconds;
    }
    return best;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** 2n³ operations over the time of {@link Blas#gemm}, its copies of the arrays included. */
  private static double gemmRate(int n) {
    double[] a = new double[n * n];
    double[] c = new double[n * n];
    Arrays.fill(a, 0.5);
    double best = bestSeconds(() -> Blas.gemm(false, false, n, n, n, 1, a, a, 0, c));
    return 2e-9 * n * n * n / best;
  }

  private static FloatMatrix gaussian(int rows, int columns) {
    var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(1L));
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) normal.sample();
    }
    return new FloatMatrix(rows, columns, values);
  }
}
