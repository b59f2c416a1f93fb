package io.spectracast.analysis;

import io.spectracast.linalg.Precision;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is computed of each layer, and with what.
 *
 * @param parts beyond singular values, metrics, bulk, spikes and tail
 * @param precision of the singular values
 * @param level of every verdict and of the spike count, in (0, 1)
 * @param noiseDraws Gaussian spectra drawn for each shape, at least 1
 * @param bootstrapReplicates synthetic spectra for each p-value of a power law, at least 1
 * @param seed of every random number; results depend on it and not on {@code threads}
 * @param threads that analyse layers at the same time, at least 1
 * @param memoryLimit bytes that all layers in work may take together, beside the JVM itself;
 *     positive
 */
public record AnalysisOptions(
    Set<Part> parts,
    Precision precision,
    double level,
    int noiseDraws,
    int bootstrapReplicates,
    long seed,
    int threads,
    long memoryLimit) {

  /** {@link Part#CUSTOMARY}, at level 0.01, on one thread, within 2 GiB. */
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(Part.CUSTOMARY, Precision.STANDARD, 0.01, 199, 100, 1, 1, 2L << 30);

  public AnalysisOptions {
    parts = parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts));
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1), was " + level);
    }
    requirePositive("noiseDraws", noiseDraws);
    requirePositive("bootstrapReplicates", bootstrapReplicates);
    requirePositive("threads", threads);
    requirePositive("memoryLimit", memoryLimit);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** Whether a part is wanted. */
  public boolean wants(Part part) {
    return parts.contains(part);
  }

  /** These with other parts. */
  public AnalysisOptions parts(Collection<Part> others) {
    return new AnalysisOptions(
        Set.copyOf(others),
        precision,
        level,
        noiseDraws,
        bootstrapReplicates,
        seed,
        threads,
        memoryLimit);
  }

  /** These with another precision. */
  public AnalysisOptions precision(Precision other) {
    return new AnalysisOptions(
        parts, other, level, noiseDraws, bootstrapReplicates, seed, threads, memoryLimit);
  }

  /** These with another seed. */
  public AnalysisOptions seed(long other) {
    return new AnalysisOptions(
        parts, precision, level, noiseDraws, bootstrapReplicates, other, threads, memoryLimit);
  }

  /** These on another number of threads. */
  public AnalysisOptions threads(int other) {
    return new AnalysisOptions(
        parts, precision, level, noiseDraws, bootstrapReplicates, seed, other, memoryLimit);
  }

  /** These within another limit, in bytes. */
  public AnalysisOptions memoryLimit(long bytes) {
    return new AnalysisOptions(
        parts, precision, level, noiseDraws, bootstrapReplicates, seed, threads, bytes);
  }
}
