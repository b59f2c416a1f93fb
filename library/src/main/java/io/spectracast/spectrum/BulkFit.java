package io.spectracast.spectrum;

import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.RectangularSpike;
import java.util.List;
import java.util.Optional;

/**
 * The Marchenko–Pastur bulk fitted to one spectrum, and what lies above it.
 *
 * @param rows m, the long side
 * @param columns n ≤ m, the short side
 * @param copies how many such matrices have their singular values pooled
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
    int copies,
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

  /** m less the spikes of one matrix: the long side of the noise matrix whose bulk this is. */
  public int bulkRows() {
    return rows - spikes.size() / copies;
  }

  /** n less the spikes of one matrix: the short side of that noise matrix. */
  public int bulkColumns() {
    return columns - spikes.size() / copies;
  }

  /**
   * The probability that one of the {@code copies} noise matrices left without the spikes has a
   * singular value as large as this one (Tracy–Widom, β = 1).
   *
   * @param singularValue at least 0
   */
  public double pValue(double singularValue) {
    double one = new EdgeTest(bulkRows(), bulkColumns(), entryVariance).pValue(singularValue);
    return copies == 1 ? one : -Math.expm1(copies * Math.log1p(-one));
  }

  /**
   * What is behind a spike, by the limit law of spikes: its strength θ before the noise was added
   * and how far its singular vectors agree with the true ones, the left ones being those of the
   * long side.
   *
   * @return empty if the spike does not lie above {@code upperEdge}, where nothing can be inferred
   */
  public Optional<RectangularSpike> origin(Spike spike) {
    return RectangularSpike.behind(spike.singularValue(), bulkRows(), bulkColumns(), entryVariance);
  }
}
