package io.spectracast.tail;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * The exponents of one shape's noise spectra, drawn together by all threads that need them: each
 * takes the next two spectra until none are left.
 */
final class NoiseExponents {

  private final IntFunction<List<Outcome<PowerLawTail>>> twoFits;
  private final Outcome<PowerLawTail>[] fits;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch missing;
  private volatile Outcome<double[]> exponents;

  /**
   * Nothing drawn yet.
   *
   * @param twoFits the fits of a noise spectrum, by its index, and of the next
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // generic array
  NoiseExponents(int draws, IntFunction<List<Outcome<PowerLawTail>>> twoFits) {
    this.twoFits = twoFits;
    this.fits = new Outcome[draws];
    this.missing = new CountDownLatch((draws + 1) / 2);
  }

  /** Draws until no spectrum is left that no thread has begun; always true. */
  boolean drawWhatIsLeft() {
    for (int i = next.getAndAdd(2); i < fits.length; i = next.getAndAdd(2)) {
      try {
        List<Outcome<PowerLawTail>> two = twoFits.apply(i);
        for (int j = 0; j < 2 && i + j < fits.length; j++) {
          fits[i + j] = two.get(j);
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
