package io.spectracast.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on several threads within a common limit of memory, its results passed on by the thread that
 * hands it out, in the order in which it was handed out.
 *
 * @param <T> a result
 */
final class OrderedWork<T> implements AutoCloseable {

  private final int threads;
  private final long memory;
  private final Consumer<T> results;
  private final ExecutorService pool;
  private final Deque<Task> inOrder = new ArrayDeque<>();

  // guarded by this, as are the tasks
  private int running;
  private long taken;

  OrderedWork(int threads, long memory, Consumer<T> results) {
    this.threads = threads;
    this.memory = memory;
    this.results = results;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "analysis");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Waits until a thread and the memory are free; passes on results meanwhile. */
  void awaitRoom(long bytes) throws InterruptedException {
    passOnWhatIsDone();
    while (waitedForRoom(bytes)) {
      passOnWhatIsDone();
    }
  }

  private synchronized boolean waitedForRoom(long bytes) throws InterruptedException {
    boolean full = running == threads || running > 0 && taken + bytes > memory;
    if (full) {
      wait();
    }
    return full;
  }

  /** Hands out work for which there is room. */
  void begin(long bytes, Supplier<T> work) {
    Task task = new Task(bytes, work);
    synchronized (this) {
      running++;
      taken += bytes;
    }
    inOrder.add(task);
    pool.execute(task);
  }

  /** Waits for everything and passes it on. */
  void finish() throws InterruptedException {
    while (!inOrder.isEmpty()) {
      passOnWhatIsDone();
      waitForTheFirst();
    }
  }

  private synchronized void waitForTheFirst() throws InterruptedException {
    while (!inOrder.isEmpty() && !inOrder.peek().done) {
      wait();
    }
  }

  private void passOnWhatIsDone() {
    while (!inOrder.isEmpty() && isDone(inOrder.peek())) {
      results.accept(inOrder.remove().result());
    }
  }

  private synchronized boolean isDone(Task task) {
    return task.done;
  }

  /** Begins nothing more; what is in work ends by itself. */
  @Override
  public void close() {
    pool.shutdown();
  }

  private final class Task implements Runnable {

    private final long bytes;
    private final Supplier<T> work;
    private T result;
    private RuntimeException fault;
    private Error error;
    private boolean done;

    Task(long bytes, Supplier<T> work) {
      this.bytes = bytes;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        result = work.get();
      } catch (RuntimeException e) {
        fault = e;
      } catch (Error e) {
        error = e;
      }
      synchronized (OrderedWork.this) {
        done = true;
        running--;
        taken -= bytes;
        OrderedWork.this.notifyAll();
      }
    }

    private T result() {
      if (error != null) {
        throw error;
      }
      if (fault != null) {
        throw fault;
      }
      return result;
    }
  }
}
