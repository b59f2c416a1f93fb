package io.spectracast.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C as a request: asks the work to stop, and holds the process until it has put everything
 * away.
 */
final class StopSignal implements AutoCloseable {

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch putAway = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "stop");

  private StopSignal() {}

  /** From now on Ctrl-C (or a polite kill) only asks; until {@link #close}. */
  static StopSignal listening() {
    StopSignal signal = new StopSignal();
    try {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    } catch (IllegalStateException e) {
      signal.requested.set(true); // the process is ending already, and another signal holds it
    }
    return signal;
  }

  /** Work that may fail. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws IOException;
  }

  /** Does work that is short and must not be cut: Ctrl-C waits until it is done. */
  static <T> T holding(Work<T> work) throws IOException {
    StopSignal signal = listening();
    try {
      return work.done();
    } finally {
      signal.close();
    }
  }

  /** Whether the work should stop. */
  boolean requested() {
    return requested.get();
  }

  /** Everything is put away: a process that is being stopped may end. */
  @Override
  public void close() {
    putAway.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook is what holds it.
    }
  }

  private void stopAndWait() {
    requested.set(true);
    try {
      putAway.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
