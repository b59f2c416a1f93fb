package io.spectracast.tail;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The semi-parametric bootstrap of the Kolmogorov distance: each synthetic spectrum takes n
 * independent values, with probability N/n from the fitted power law and otherwise from the
 * eigenvalues below x_min with replacement, and is fitted anew with its own x_min.
 *
 * <p>Eigenvalues repel each other and lie closer to their law than independent values do, so that
 * for eigenvalues the p-value errs towards the power law.
 *
 * <p>A. Clauset, C. R. Shalizi and M. E. J. Newman, SIAM Rev. 51 (2009) 661–703, section 4.1.
 *
 * @param fitter used for the spectrum and for every replicate
 * @param seed any value; results depend on it alone, not on {@code threads}
 * @param replicates B, at least 1; 2 500 give two decimal digits
 * @param threads at least 1
 */
public record TailBootstrap(PowerLawFitter fitter, long seed, int replicates, int threads) {

  public TailBootstrap {
    Replicates.require(replicates, "replicates", threads);
  }

  /**
   * Fits and tests one spectrum.
   *
   * @param eigenvalues in any order, finite and at least 0; not modified
   * @return empty where the spectrum or a replicate cannot be fitted
   */
  public Outcome<Plausibility> test(double[] eigenvalues) {
    Outcome<PowerLawTail> fit = fitter.fit(eigenvalues);
    if (fit.value().isEmpty()) {
      return Outcome.empty(fit.reason());
    }
    PowerLawTail tail = fit.get();
    double[] logs = LogSpectrum.of(eigenvalues).logs();
    RandomStreams streams = new RandomStreams(seed);
    List<OptionalDouble> distances =
        Replicates.run(
            replicates, threads, i -> distance(logs, tail, streams.stream("tail bootstrap", i)));
    if (distances.stream().anyMatch(OptionalDouble::isEmpty)) {
      return Outcome.empty("a synthetic spectrum of %d values had no tail".formatted(logs.length));
    }
    long farther =
        distances.stream().filter(d -> d.getAsDouble() >= tail.kolmogorovDistance()).count();
    double p = (1.0 + farther) / (1.0 + replicates);
    return Outcome.of(new Plausibility(tail, p, Math.sqrt(p * (1 - p) / replicates), replicates));
  }

  /** Of one synthetic spectrum from its fit. */
  private OptionalDouble distance(double[] y, PowerLawTail tail, UniformRandomProvider rng) {
    ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(rng);
    int body = y.length - tail.tailSize();
    double slope = tail.tailExponent() - 1;
    double[] synthetic = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int drawn = rng.nextInt(y.length);
      synthetic[i] = drawn < body ? y[drawn] : y[body] + exponential.sample() / slope;
    }
    Arrays.sort(synthetic);
    CutoffSearch search = new CutoffSearch(synthetic, fitter.fewest());
    return search.found() ? OptionalDouble.of(search.distance()) : OptionalDouble.empty();
  }
}
