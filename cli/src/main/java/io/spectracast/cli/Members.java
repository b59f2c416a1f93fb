package io.spectracast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Work on each member of an ensemble by itself, on a stated number of threads. */
final class Members {

  private Members() {}

  /** Does the work for 0 … count − 1; the first failure ends it and is thrown. */
  static void each(int count, int threads, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              work.accept(i);
            }
          } catch (RuntimeException | Error e) {
            next.set(count);
            throw e;
          }
        };
    int workers = Math.min(count, threads);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      futures.add(pool.submit(worker));
    }
    pool.shutdown();
    futures.forEach(Members::await);
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the members", e);
    }
  }
}
