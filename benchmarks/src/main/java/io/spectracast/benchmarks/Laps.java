package io.spectracast.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Milliseconds of single updates, by the wall clock and by the calling thread's processor time. */
final class Laps {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double MILLISECOND = 1e6; // in nanoseconds

  private final List<Double> walls = new ArrayList<>();
  private final List<Double> processors = new ArrayList<>();
  private long wall;
  private long processor;

  void start() {
    wall = System.nanoTime();
    processor = THREADS.getCurrentThreadCpuTime();
  }

  /** The update since the start is done; it may be left out. */
  void stop(boolean counts) {
    if (counts) {
      walls.add((System.nanoTime() - wall) / MILLISECOND);
      processors.add((THREADS.getCurrentThreadCpuTime() - processor) / MILLISECOND);
    }
  }

  /** The median by the wall clock. */
  double wall() {
    return median(walls);
  }

  /** The median of the processor time. */
  double processor() {
    return median(processors);
  }

  /** The median of i-th to i-th update of another, by the wall clock. */
  double wallOver(Laps other) {
    return median(ratios(walls, other.walls));
  }

  /** The same of the processor time. */
  double processorOver(Laps other) {
    return median(ratios(processors, other.processors));
  }

  private static List<Double> ratios(List<Double> over, List<Double> under) {
    return IntStream.range(0, over.size()).mapToObj(i -> over.get(i) / under.get(i)).toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
