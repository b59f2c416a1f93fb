package io.spectracast.tail;

import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The exponents that the fit gives where there is no tail: for Gaussian matrices of a layer's
 * shape, whose spectra are drawn exactly from the Laguerre ensemble.
 *
 * <p>The exponent does not depend on the eigenvalues' unit, so noise of unit variance serves for
 * every variance. The exponents of a shape are drawn once and kept; they depend on the seed and the
 * shape alone.
 *
 * <p>Safe for use by several threads; those that ask for the same shape draw its noise together.
 */
public final class GaussianNull {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private final PowerLawFitter fitter;
  private final RandomStreams streams;
  private final int draws;
  private final int threads;
  private final Map<NoiseShape, NoiseExponents> exponents = new ConcurrentHashMap<>();

  /**
   * A null with nothing drawn yet.
   *
   * @param fitter used for spectra and noise alike
   * @param seed any value
   * @param draws B, the noise spectra per shape, at least 1; 199 can reject at the level 0.01
   * @param threads on which they are drawn, at least 1; without effect on the results
   */
  public GaussianNull(PowerLawFitter fitter, long seed, int draws, int threads) {
    Replicates.require(draws, "draws", threads);
    this.fitter = fitter;
    this.streams = new RandomStreams(seed).substreams("gaussian null");
    this.draws = draws;
    this.threads = threads;
  }

  /**
   * Whether a spectrum's exponent is one of noise.
   *
   * @param eigenvalues all of the spectrum, in any order and unit, finite and at least 0
   * @param shape of the matrix or matrices it comes from
   * @param level of the verdict, in (0, 1)
   * @return empty if the spectrum, or noise of this shape, cannot be fitted
   * @throws IllegalArgumentException if the number of eigenvalues is not the shape's
   */
  public Outcome<NullVerdict> test(double[] eigenvalues, NoiseShape shape, double level) {
    if (eigenvalues.length != shape.size()) {
      throw new IllegalArgumentException(
          "eigenvalues must be %d for this shape, was %d"
              .formatted(shape.size(), eigenvalues.length));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), was " + level);
    }
    Outcome<PowerLawTail> fit = fitter.fit(eigenvalues);
    if (fit.value().isEmpty()) {
      return Outcome.empty(fit.reason());
    }
    Outcome<double[]> noise = noise(shape);
    return noise.value().isEmpty()
        ? Outcome.empty(noise.reason())
        : Outcome.of(verdict(fit.get(), noise.get(), level));
  }

  /**
   * The noise exponents of a shape, ascending; a new array.
   *
   * @return empty if noise of this shape cannot be fitted
   */
  public Outcome<double[]> exponents(NoiseShape shape) {
    Outcome<double[]> noise = noise(shape);
    return noise.value().isEmpty() ? noise : Outcome.of(noise.get().clone());
  }

  private Outcome<double[]> noise(NoiseShape shape) {
    NoiseExponents drawn =
        exponents.computeIfAbsent(
            shape, s -> new NoiseExponents(draws, (i, count) -> fits(s, i, count)));
    Replicates.run(threads, threads, worker -> drawn.drawWhatIsLeft());
    return drawn.await();
  }

  /** Of draws first … first + count − 1. */
  private List<Outcome<PowerLawTail>> fits(NoiseShape shape, int first, int count) {
    LaguerreEnsemble ensemble = new LaguerreEnsemble(shape.rows(), shape.columns(), 1, 1);
    double[][] pooled = new double[count][shape.size()];
    for (int copy = 0; copy < shape.copies(); copy++) {
      int of = copy;
      double[][] spectra =
          ensemble.sampleTogether(
              IntStream.range(first, first + count)
                  .mapToObj(draw -> stream(shape, of, draw))
                  .toList());
      for (int i = 0; i < count; i++) {
        System.arraycopy(spectra[i], 0, pooled[i], copy * shape.columns(), shape.columns());
      }
    }
    return Arrays.stream(pooled).map(fitter::fit).toList();
  }

  private UniformRandomProvider stream(NoiseShape shape, int copy, long draw) {
    return streams.stream("noise", shape.rows(), shape.columns(), copy, draw);
  }

  private static NullVerdict verdict(PowerLawTail tail, double[] noise, double level) {
    double alpha = tail.tailExponent();
    long below = Arrays.stream(noise).filter(a -> a <= alpha).count();
    long above = Arrays.stream(noise).filter(a -> a >= alpha).count();
    double p = Math.min(1, 2 * (Math.min(below, above) + 1.0) / (noise.length + 1.0));
    return new NullVerdict(
        tail,
        p,
        level,
        quantile(noise, 0.5),
        quantile(noise, LOW),
        quantile(noise, HIGH),
        noise.length);
  }

  /** Between the order statistics, linearly. */
  private static double quantile(double[] ascending, double p) {
    double position = p * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }
}
