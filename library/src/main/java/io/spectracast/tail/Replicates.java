package io.spectracast.tail;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Runs independent replicates, on the calling thread or on several others, and returns them in
 * their own order.
 */
final class Replicates {

  private Replicates() {}

  /**
   * The results of replicates 0 … count − 1.
   *
   * @param replicate by its index; must not depend on the others
   */
  static <T> List<T> run(int count, int threads, IntFunction<T> replicate) {
    if (threads == 1) {
      return IntStream.range(0, count).mapToObj(replicate).toList();
    }
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> IntStream.range(0, count).parallel().mapToObj(replicate).toList())
          .join();
    } finally {
      pool.shutdown();
    }
  }

  static void require(int count, String name, int threads) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + count);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
