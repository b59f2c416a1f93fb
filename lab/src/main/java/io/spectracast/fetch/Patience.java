package io.spectracast.fetch;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param timeout for a connection and for every read from it
 * @param tries before giving up on a server that answers badly or breaks off, positive; a try that
 *     received anything begins the count anew
 * @param pause before the second try; doubled before each further one
 */
public record Patience(Duration timeout, int tries, Duration pause) {

  /** 30 s, four tries, 1 s + 2 s + 4 s. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  public Patience {
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be positive, was " + tries);
    }
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("timeout must be 1 ms to 24 days, was " + timeout);
    }
  }

  /** Waits before the try of this number, from 1 for the second. */
  void pauseBefore(int number) {
    try {
      Thread.sleep(pause.multipliedBy(1L << (number - 1)).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
