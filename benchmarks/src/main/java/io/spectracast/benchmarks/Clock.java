package io.spectracast.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Milliseconds per update, by the wall clock and by the calling thread's processor time. */
final class Clock {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long wall;
  private long processor;

  void start() {
    wall = System.nanoTime();
    processor = threads.getCurrentThreadCpuTime();
  }

  double[] stop(int updates) {
    return new double[] {
      (System.nanoTime() - wall) / 1e6 / updates,
      (threads.getCurrentThreadCpuTime() - processor) / 1e6 / updates
    };
  }
}
