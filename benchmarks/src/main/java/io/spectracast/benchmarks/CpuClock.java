package io.spectracast.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same work as the JMH benchmarks, timed by processor time (of the thread; of the process for
 * whole ensembles) instead of the clock on the wall: the least of many repetitions. Preemption by
 * other programs does not count, so that a busy machine gives nearly the figures of an idle one;
 * nor does idling, so that the figure for two threads is the work of both.
 */
final class CpuClock {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int MILLISECOND = 1_000_000;

  private final Map<String, Double> least = new LinkedHashMap<>();

  /** Nanoseconds (milliseconds for whole ensembles) by the names that JMH gives. */
  static Map<String, Double> run() {
    var clock = new CpuClock();
    clock.gemm();
    clock.kernels();
    clock.steps();
    clock.ensembles();
    return clock.least;
  }

  private void gemm() {
    var benchmark = new GemmBenchmark();
    benchmark.setUp();
    time("dgemm", 30, 1, benchmark::dgemm);
  }

  private void kernels() {
    for (int modes : new int[] {64, 512, 2048}) {
      var benchmark = new PairKernelBenchmark();
      benchmark.modes = modes;
      benchmark.setUp();
      int calls = Math.max(1, (2048 / modes) * (2048 / modes) / 4);
      time("pairs " + modes, 25, calls, benchmark::pairs);
    }
  }

  private void steps() {
    for (double stiffness : new double[] {0.01, 0.1, 1, 10, 100}) {
      var benchmark = new StepBenchmark();
      benchmark.stiffness = stiffness;
      benchmark.setUp();
      String name = stiffness < 1 ? Double.toString(stiffness) : Long.toString((long) stiffness);
      time("explicit " + name, 12, 20, benchmark::explicit);
      perUnit("orderPreserving " + name, 12, StepBenchmark.STEPS, benchmark::orderPreserving);
    }
  }

  private void ensembles() {
    for (int threads = 1; threads <= 2; threads++) {
      var benchmark = new EnsembleBenchmark();
      benchmark.threads = threads;
      perUnit("explicitEnsemble " + threads, 8, MILLISECOND, benchmark::explicitEnsemble);
      perUnit(
          "thousandPathsOfSixtyFourModes " + threads,
          4,
          MILLISECOND,
          benchmark::thousandPathsOfSixtyFourModes);
      perUnit("horizonOfALayer " + threads, 3, MILLISECOND, benchmark::horizonOfALayer);
    }
  }

  /** Records the least processor time of a repetition, which makes this many calls, per call. */
  private void time(String name, int repetitions, int calls, Runnable call) {
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int c = 0; c < calls; c++) {
        call.run();
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (double) calls);
    }
    least.put(name, best);
  }

  /** Records the least processor time of one repetition, in nanoseconds divided by the unit. */
  private void perUnit(String name, int repetitions, int unit, Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      long start = SYSTEM.getProcessCpuTime();
      work.run();
      best = Math.min(best, (SYSTEM.getProcessCpuTime() - start) / (double) unit);
    }
    least.put(name, best);
  }
}
