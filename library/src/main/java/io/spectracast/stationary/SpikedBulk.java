package io.spectracast.stationary;

import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.MarchenkoPastur;
import io.spectracast.rmt.RectangularSpike;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A Marchenko–Pastur bulk of the matrix that is left without the spikes, and a normal peak for each
 * spike of the training values, at its own place and as wide as the theory of spikes says ({@link
 * RectangularSpike#fluctuation}), but at least as the Tracy–Widom law of the edge. Between and
 * beyond the peaks the density falls off like a normal one.
 */
final class SpikedBulk implements SpectralLaw {

  /** Standard deviation of the Tracy–Widom law, β = 1. */
  private static final double EDGE_DEVIATION = Math.sqrt(1.607781034581);

  private final double scale;
  private final MarchenkoPastur bulk;
  private final double spikeWeight;
  private final NormalDistribution[] peaks;

  /**
   * @param rows m
   * @param columns n
   * @param entryVariance σ² of the bulk
   * @param spikes above the bulk, of all training spectra
   * @param values how many training values there were
   */
  SpikedBulk(int rows, int columns, double entryVariance, double[] spikes, int values) {
    int each = (int) Math.round((double) spikes.length * columns / values); // of one matrix
    this.scale = rows - each;
    this.bulk = new MarchenkoPastur((columns - each) / scale, entryVariance);
    this.spikeWeight = (double) spikes.length / values;
    this.peaks =
        Arrays.stream(spikes)
            .mapToObj(s -> NormalDistribution.of(s, width(s, rows, columns, entryVariance)))
            .toArray(NormalDistribution[]::new);
  }

  private static double width(double s, int rows, int columns, double entryVariance) {
    double ofEdge =
        EDGE_DEVIATION * entryVariance * new EdgeTest(rows, columns, 1).scale() / (2 * s);
    double ofSpike =
        RectangularSpike.behind(s, rows, columns, entryVariance)
            .map(spike -> spike.fluctuation().orElse(0))
            .orElse(0.0);
    return Math.max(ofEdge, ofSpike);
  }

  @Override
  public double logDensity(double s) {
    double logBulk = Math.log((1 - spikeWeight) * 2 * s / scale) + bulk.logDensity(s * s / scale);
    double[] logs = new double[peaks.length + 1];
    logs[peaks.length] = logBulk;
    for (int i = 0; i < peaks.length; i++) {
      logs[i] = Math.log(spikeWeight / peaks.length) + peaks[i].logDensity(s);
    }
    return logSum(logs);
  }

  private static double logSum(double[] logs) {
    double largest = Arrays.stream(logs).max().orElseThrow();
    return largest == Double.NEGATIVE_INFINITY
        ? largest
        : largest + Math.log(Arrays.stream(logs).map(x -> Math.exp(x - largest)).sum());
  }

  @Override
  public double cumulativeProbability(double s) {
    double ofPeaks = Arrays.stream(peaks).mapToDouble(p -> p.cumulativeProbability(s)).sum();
    return (1 - spikeWeight) * bulk.cumulativeProbability(s * s / scale)
        + (peaks.length == 0 ? 0 : spikeWeight * ofPeaks / peaks.length);
  }

  @Override
  public double logSurvival(double s) {
    double ofPeaks = Arrays.stream(peaks).mapToDouble(p -> p.survivalProbability(s)).sum();
    return Math.log(
        (1 - spikeWeight) * bulk.survivalProbability(s * s / scale)
            + (peaks.length == 0 ? 0 : spikeWeight * ofPeaks / peaks.length));
  }
}
