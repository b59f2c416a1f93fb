package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.tracking.Tracker;
import io.spectracast.tracking.TrackingMethod;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Processor time of one thread, each repetition a row: which work, and milliseconds. The only
 * numbers of the experiment that depend on the machine and on what else it does.
 */
final class TrackingCost {

  static final String WORK = "work";
  static final String MILLISECONDS = "milliseconds";

  /** What is timed, in the order of its numbers; the trackers by their labels come last. */
  static final List<String> WORKS = works();

  static final int DIRECT = 0;

  private static final double ENTRY = 3e-4; // s.d. of an entry of the increment

  private final int order;
  private final int modes;
  private final int repetitions;
  private final Bench bench;
  private final List<double[]> rows = new ArrayList<>();

  private TrackingCost(TrackingPlan plan, Bench bench) {
    this.order = plan.costOrder();
    this.modes = plan.modes();
    this.repetitions = plan.repetitions();
    this.bench = bench;
  }

  static Cell cell(TrackingPlan plan, Bench bench) {
    return new Cell(
        "cost-%d-%d-%d".formatted(plan.costOrder(), plan.modes(), plan.repetitions()),
        () -> new TrackingCost(plan, bench).measured());
  }

  private static List<String> works() {
    List<String> works = new ArrayList<>();
    works.add("all triplets, by dgesdd");
    works.add("all triplets, by the Gram matrix (float32 entries)");
    works.add("all values, by the Gram matrix (float32 entries)");
    timed().forEach(method -> works.add(method.label() + ", one increment"));
    return List.copyOf(works);
  }

  private static List<TrackingMethod> timed() {
    return List.of(
        TrackingMethod.AS_PUBLISHED,
        TrackingMethod.CORRECTED,
        TrackingMethod.SECOND_ORDER,
        TrackingMethod.SINGLE_PASS,
        TrackingMethod.STREAMING);
  }

  private Numbers measured() {
    DenseMatrix start = gaussian("cost/start", 1 / Math.sqrt(order));
    DenseMatrix increment = gaussian("cost/increment", ENTRY);
    FloatMatrix rounded = rounded(start);
    time(DIRECT, () -> Svd.triplets(start, Precision.FULL));
    time(1, () -> Svd.triplets(rounded));
    time(2, () -> Svd.values(rounded));
    int work = 3;
    for (TrackingMethod method : timed()) {
      Tracker tracker = method.start(start, modes);
      tracker.advance(increment); // compiled by now
      time(work++, () -> tracker.advance(increment));
    }
    return new Numbers(List.of(WORK, MILLISECONDS), rows);
  }

  private void time(int work, Runnable repeated) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < repetitions; i++) {
      bench.requireGoing();
      long begin = threads.getCurrentThreadCpuTime();
      repeated.run();
      rows.add(new double[] {work, (threads.getCurrentThreadCpuTime() - begin) / 1e6});
    }
  }

  private DenseMatrix gaussian(String name, double scale) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(new RandomStreams(bench.seed()).stream(name));
    double[] values = new double[order * order];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * normal.sample();
    }
    return new DenseMatrix(order, order, values);
  }

  private FloatMatrix rounded(DenseMatrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return new FloatMatrix(order, order, values);
  }
}
