package io.spectracast.tail;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * The exponents of one shape's noise spectra, drawn together by all threads that need them: each
 * takes the next spectrum until none is left.
 */
final class NoiseExponents {

  private final IntFunction<Outcome<PowerLawTail>> fitOfDraw;
  private final Outcome<PowerLawTail>[] fits;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch missing;
  private volatile Outcome<double[]> exponents;

  /**
   * Nothing drawn yet.
   *
   * @param fitOfDraw the fit of a noise spectrum by its index
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // generic array
  NoiseExponents(int draws, IntFunction<Outcome<PowerLawTail>> fitOfDraw) {
    this.fitOfDraw = fitOfDraw;
    this.fits = new Outcome[draws];
    this.missing = new CountDownLatch(draws);
  }

  /** Draws until no spectrum is left that no thread has begun; always true. */
  boolean drawWhatIsLeft() {
    for (int i = next.getAndIncrement(); i < fits.length; i = next.getAndIncrement()) {
      try {
        fits[i] = fitOfDraw.apply(i);
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
    java.util.Arrays.sort(all);
    return Outcome.of(all);
  }
}
