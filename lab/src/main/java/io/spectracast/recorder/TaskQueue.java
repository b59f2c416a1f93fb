package io.spectracast.recorder;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks one after another, in the order they came, on a thread of its own or on the caller's.
 * At most {@value #CAPACITY} wait; then the caller waits. After a failure the tasks that follow are
 * skipped, and the failure is thrown at the caller's next call.
 */
final class TaskQueue {

  static final int CAPACITY = 2;

  /** Something to be done in order. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  private final ThreadPoolExecutor thread; // null: the caller's
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private TaskQueue(ThreadPoolExecutor thread) {
    this.thread = thread;
  }

  /** Runs every task before {@link #submit} returns. */
  static TaskQueue onTheCallersThread() {
    return new TaskQueue(null);
  }

  /** Runs the tasks on a thread of its own. */
  static TaskQueue onItsOwnThread(String name) {
    RejectedExecutionHandler waiting =
        (task, pool) -> {
          try {
            pool.getQueue().put(task);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting to record", e);
          }
        };
    return new TaskQueue(
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(CAPACITY),
            task -> daemon(task, name),
            waiting));
  }

  /**
   * Runs a task, now or later.
   *
   * @throws IOException if it, or one before it, failed
   */
  void submit(Task task) throws IOException {
    throwFailure();
    if (thread == null) {
      task.run();
    } else {
      thread.execute(() -> runUnlessFailed(task));
    }
  }

  /**
   * Waits until all tasks have run and ends the thread.
   *
   * @throws IOException if a task failed
   */
  void finish() throws IOException {
    if (thread != null) {
      thread.shutdown();
      try {
        thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted before everything was recorded");
      }
    }
    throwFailure();
  }

  private void runUnlessFailed(Task task) {
    if (failure.get() == null) {
      try {
        task.run();
      } catch (IOException | RuntimeException | Error e) {
        failure.set(e);
      }
    }
  }

  private void throwFailure() throws IOException {
    Throwable thrown = failure.get();
    if (thrown instanceof IOException e) {
      throw e;
    }
    if (thrown != null) {
      throw new IllegalStateException("recording failed: " + thrown.getMessage(), thrown);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
