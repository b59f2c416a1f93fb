package io.spectracast.analysis;

import io.spectracast.checkpoint.DType;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;

/**
 * What a layer's analysis takes, in bytes: one matrix at a time, its singular values first and its
 * shuffled entries later.
 *
 * @param values at least, for the singular values
 * @param exactly where float64 entries make the matrix itself be reduced
 * @param shuffled for the shuffled entries and their singular values
 * @param limit of the whole analysis
 */
record LayerMemory(long values, long exactly, long shuffled, long limit) {

  /** Arrays on the heap for reading, and what fits no formula. */
  private static final long OTHER = 4L << 20;

  static LayerMemory of(LayerDescription layer, AnalysisOptions options) {
    int m = layer.rows();
    int n = layer.columns();
    boolean exact = layer.dtype() == DType.F64 && options.precision() == Precision.STANDARD;
    long shuffled = ShuffledEntries.bytes(m, n) + Svd.memoryForValues(m, n, Precision.FAST);
    return new LayerMemory(
        OTHER + Svd.memoryForValues(m, n, options.precision()),
        exact ? OTHER + Svd.memoryForValues(m, n, Precision.FULL) : 0,
        options.wants(Part.RANDOMISED) ? OTHER + shuffled : 0,
        options.memoryLimit());
  }

  boolean valuesFit() {
    return values <= limit;
  }

  boolean shuffledFit() {
    return shuffled <= limit;
  }

  /** What to set aside: for all that fits by itself. */
  long reserved() {
    return Math.max(fitting(values), Math.max(fitting(exactly), fitting(shuffled)));
  }

  private long fitting(long bytes) {
    return bytes <= limit ? bytes : 0;
  }

  /** In words. */
  static String mebibytes(long bytes) {
    return (bytes + (1L << 20) - 1 >> 20) + " MiB";
  }
}
