package io.spectracast.analysis;

import io.spectracast.tail.PowerLawTail;

/**
 * The power-law tail of square submatrices, so that layers of different aspect ratios compare.
 *
 * <p>Windows that hold all of the short side and as much of the long side lie at even distances
 * along the long side; the eigenvalues of all windows are pooled and fitted as one spectrum.
 *
 * <p>The idea of fixed-aspect-ratio matrix subsampling: arXiv 2506.06280.
 *
 * @param tail of the pooled eigenvalues
 * @param windowSide n: every window is n × n
 * @param windows how many
 */
public record FixedAspectTail(PowerLawTail tail, int windowSide, int windows) {}
