package io.spectracast.spectrum;

import java.util.List;

/**
 * The Marchenko–Pastur bulk fitted to one spectrum, and what lies above it.
 *
 * @param rows m, the long side
 * @param columns n ≤ m, the short side
 * @param entryVariance σ², the variance of one matrix element, estimated from the bulk alone
 * @param lowerEdge the lower bulk edge as a singular value, σ(√m′ − √n′), of the m′ × n′ noise
 *     matrix that is left without the spikes
 * @param upperEdge the upper bulk edge as a singular value, σ(√m′ + √n′)
 * @param detectionEdge the singular value that noise alone exceeds with probability {@code level}
 *     (Tracy–Widom, β = 1)
 * @param level the significance level of the spike count
 * @param spikes the singular values found outside the bulk, largest first
 * @param kolmogorovDistance the largest difference between the distribution of the bulk's
 *     eigenvalues and the fitted Marchenko–Pastur law, in [0, 1]
 */
public record BulkFit(
    int rows,
    int columns,
    double entryVariance,
    double lowerEdge,
    double upperEdge,
    double detectionEdge,
    double level,
    List<Spike> spikes,
    double kolmogorovDistance) {

  public BulkFit {
    spikes = List.copyOf(spikes);
  }

  /** m less the number of spikes: the long side of the noise matrix whose bulk this is. */
  public int bulkRows() {
    return rows - spikes.size();
  }

  /** n less the number of spikes: the number of singular values in the bulk. */
  public int bulkColumns() {
    return columns - spikes.size();
  }
}
