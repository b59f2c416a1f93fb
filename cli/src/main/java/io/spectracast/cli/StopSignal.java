package io.spectracast.cli;

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
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
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
