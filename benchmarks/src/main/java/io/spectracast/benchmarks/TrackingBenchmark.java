package io.spectracast.benchmarks;

import io.spectracast.linalg.Blas;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingComparison;
import io.spectracast.tracking.TrackingMethod;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Cost and accuracy of the streaming trackers on a 1024 × 1024 layer, 50 triplets tracked, against
 * a full singular value decomposition with vectors after every increment. The layer starts Gaussian
 * with entries of variance 1/1024, its bulk reaching to 2. Twelve spikes grow out of it one after
 * the other, to values from 3 to 8, while every increment also adds Gaussian noise.
 *
 * <p>Times are processor time of the calling thread, the least of several repetitions, all taken in
 * one run: other programs on the machine disturb their ratio little.
 */
public final class TrackingBenchmark {

  private static final int ORDER = 1024;
  private static final int MODES = 50;
  private static final int STEPS = 200;
  private static final int SPIKES = 12;
  private static final double NOISE = 3e-4; // s.d. of an entry per increment
  private static final int SCORED_EVERY = 10;

  private TrackingBenchmark() {}

  /** Prints two tables in Markdown, or with {@code --cost} or {@code --accuracy} one of them. */
  public static void main(String[] arguments) {
    System.out.println(Blas.description());
    if (!List.of(arguments).contains("--accuracy")) {
      printCost();
    }
    if (!List.of(arguments).contains("--cost")) {
      printAccuracy();
    }
  }

  private static void printCost() {
    DenseMatrix start = gaussian("start", 0, 1 / Math.sqrt(ORDER));
    DenseMatrix increment = gaussian("increment", 0, NOISE);
    FloatMatrix weights = rounded(start);
    double direct = leastMilliseconds(3, i -> Svd.triplets(start, Precision.FULL));
    double gram = leastMilliseconds(3, i -> Svd.triplets(weights));
    System.out.println(
        "| 1024 × 1024, k = 50 | processor ms | dgesdd / it | by the Gram matrix / it |");
    System.out.println("|---|---|---|---|");
    printRow("full SVD with vectors, dgesdd", direct, direct, gram);
    printRow("full SVD with vectors, by the Gram matrix (float32)", gram, direct, gram);
    for (TrackingMethod method : TrackingMethod.values()) {
      if (method != TrackingMethod.PERSISTENCE) {
        Tracker tracker = method.start(start, MODES);
        double cost =
            leastMilliseconds(
                8,
                i -> {
                  tracker.advance(increment);
                  return tracker.triplets();
                });
        printRow("one increment, " + method.label(), cost, direct, gram);
      }
    }
  }

  private static void printRow(String name, double cost, double direct, double gram) {
    System.out.printf("| %s | %.1f | %.1f | %.1f |%n", name, cost, direct / cost, gram / cost);
  }

  private static double leastMilliseconds(int repetitions, IntFunction<Object> work) {
    var threads = ManagementFactory.getThreadMXBean();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      long begin = threads.getCurrentThreadCpuTime();
      work.apply(i);
      least = Math.min(least, (threads.getCurrentThreadCpuTime() - begin) / 1e6);
    }
    return least;
  }

  private static void printAccuracy() {
    DenseMatrix start = gaussian("start", 0, 1 / Math.sqrt(ORDER));
    Map<String, Tracker> trackers = new LinkedHashMap<>();
    for (TrackingMethod method : TrackingMethod.values()) {
      trackers.put(method.label(), method.start(start, MODES));
    }
    var comparison = new TrackingComparison(start, trackers);
    Map<String, Double> worst = new LinkedHashMap<>();
    Map<String, Double> last = new LinkedHashMap<>();
    for (int step = 0; step < STEPS; step++) {
      comparison.advance(increment(step));
      if ((step + 1) % SCORED_EVERY == 0) {
        comparison
            .scores(8)
            .forEach(
                (name, score) -> {
                  worst.merge(name, score.largestValueError(), Math::max);
                  last.put(name, score.largestValueError());
                });
      }
    }
    System.out.printf("%n| error of the top 8 | largest in %d increments | at the end |%n", STEPS);
    System.out.println("|---|---|---|");
    worst.forEach(
        (name, error) -> System.out.printf("| %s | %.1e | %.1e |%n", name, error, last.get(name)));
  }

  /** Noise, and the spikes that grow at this step: spike i over increments 10 i … 10 i + 80. */
  private static DenseMatrix increment(int step) {
    DenseMatrix increment = gaussian("noise", step, NOISE);
    for (int i = 0; i < SPIKES; i++) {
      if (step >= 10 * i && step < 10 * i + 80) {
        double growth = (3 + 5.0 * i / (SPIKES - 1)) / 80;
        addSpike(increment, i, growth);
      }
    }
    return increment;
  }

  private static void addSpike(DenseMatrix matrix, int index, double value) {
    double[] u = unit("left", index);
    double[] v = unit("right", index);
    for (int i = 0; i < ORDER; i++) {
      for (int j = 0; j < ORDER; j++) {
        matrix.values()[i * ORDER + j] += value * u[i] * v[j];
      }
    }
  }

  private static double[] unit(String name, int index) {
    double[] x = samples(name, index, ORDER, 1);
    double square = 0;
    for (double entry : x) {
      square += entry * entry;
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= Math.sqrt(square);
    }
    return x;
  }

  private static DenseMatrix gaussian(String name, int index, double scale) {
    return new DenseMatrix(ORDER, ORDER, samples(name, index, ORDER * ORDER, scale));
  }

  private static double[] samples(String name, int index, int count, double scale) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(1).stream(name, index));
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = scale * normal.sample();
    }
    return values;
  }

  private static FloatMatrix rounded(DenseMatrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return new FloatMatrix(ORDER, ORDER, values);
  }
}
