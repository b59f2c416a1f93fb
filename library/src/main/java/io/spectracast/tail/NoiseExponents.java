package io.spectracast.tail;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The exponents of one shape's noise spectra, drawn together by all threads that need them: each
 * takes the next some fifty spectra until none are left.
 */
final class NoiseExponents {

  /** Spectra drawn together: as many as are fastest, and the same whatever the threads. */
  private static final int TOGETHER = 50;

  private final Fits some;
  private final Outcome<PowerLawTail>[] fits;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch missing;
  private volatile Outcome<double[]> exponents;

  /** The fits of noise spectra by their indices. */
  @FunctionalInterface
  interface Fits {

    /** Of spectra first … first + count − 1. */
    List<Outcome<PowerLawTail>> of(int first, int count);
  }

  /** Nothing drawn yet. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // generic array
  NoiseExponents(int draws, Fits some) {
    this.some = some;
    this.fits = new Outcome[draws];
    this.missing = new CountDownLatch((draws + TOGETHER - 1) / TOGETHER);
  }

  /** Draws until no spectrum is left that no thread has begun; always true. */
  boolean drawWhatIsLeft() {
    for (int i = next.getAndAdd(TOGETHER); i < fits.length; i = next.getAndAdd(TOGETHER)) {
      int count = Math.min(TOGETHER, fits.length - i);
      try {
        List<Outcome<PowerLawTail>> found = some.of(i, count);
        for (int j = 0; j < count; j++) {
          fits[i + j] = found.get(j);
        }
      } finally {
        missing.countDown();
      }
    }
    next.set(fits.length);
    return true;
  }

  /** All exponents, ascending, once every thread is done; not to be modified. */
  Outcome<double[]> await() {
    boolean interrupted = false;
    while (exponents == null) {
      try {
        missing.await();
        exponents = collect();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return exponents;
  }

  private Outcome<double[]> collect() {
    double[] all = new double[fits.length];
    for (int i = 0; i < all.length; i++) {
      if (fits[i] == null) {
        return Outcome.empty("noise of this shape: a spectrum could not be drawn");
      }
      if (fits[i].value().isEmpty()) {
        return Outcome.empty("noise of this shape: " + fits[i].reason());
      }
      all[i] = fits[i].get().tailExponent();
    }
    Arrays.sort(all);
    return Outcome.of(all);
  }
}
