package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.sde.FrameMoments;
import java.util.Arrays;

/** Averages what the samples look like in the singular frame. */
final class FrameFit {

  private final NoiseSamples samples;
  private final int modes;
  private final int count;
  private final double freedom;
  private final Jackknife jackknife;
  private final double[][] squareSums;
  private final double[][] crossSums;

  FrameFit(NoiseSamples samples, int groups) {
    this.jackknife = new Jackknife(groups);
    this.samples = samples;
    this.modes = samples.leftSquares.width();
    this.count = samples.count;
    this.freedom = samples.centre.keptFreedom(count);
    this.squareSums = new double[modes * modes][jackknife.groups()];
    this.crossSums = new double[modes * modes][jackknife.groups()];
  }

  FrameStatistics statistics() {
    double[] diagonal = new double[modes * modes];
    for (int t = 0; t < count; t++) {
      addBlock(t, diagonal);
    }
    double[] squares = means(squareSums);
    return new FrameStatistics(
        new FrameMoments(
            squares,
            means(crossSums),
            diagonal,
            outside(samples.rightSquares, squares, true),
            outside(samples.leftSquares, squares, false)),
        errors(squareSums),
        errors(crossSums),
        jackknife.groups(),
        share(1, 0, 0, 0, (double) modes * modes),
        share(-1, 1, 0, 0, (double) modes * (samples.columns - modes)),
        share(-1, 0, 1, 0, (double) modes * (samples.rows - modes)),
        share(1, -1, -1, 1, (double) (samples.rows - modes) * (samples.columns - modes)),
        samples.options.confidence());
  }

  private void addBlock(int t, double[] diagonal) {
    SampleRows a = samples.singularBlocks;
    int group = jackknife.group(t, count);
    for (int j = 0; j < modes; j++) {
      for (int k = 0; k < modes; k++) {
        int jk = j * modes + k;
        squareSums[jk][group] += a.get(t, jk) * a.get(t, jk);
        crossSums[jk][group] += a.get(t, jk) * a.get(t, k * modes + j);
        diagonal[jk] += a.get(t, j * modes + j) * a.get(t, k * modes + k) / (count * freedom);
      }
    }
  }

  private double[] means(double[][] sums) {
    return Arrays.stream(sums)
        .mapToDouble(s -> Arrays.stream(s).sum() / (count * freedom))
        .toArray();
  }

  private double[] errors(double[][] sums) {
    double[] sizes = jackknife.sums(ones());
    return Arrays.stream(sums)
        .mapToDouble(
            s -> {
              double all = Arrays.stream(s).sum();
              return jackknife.error(g -> (all - s[g]) / (count - sizes[g])) / freedom;
            })
        .toArray();
  }

  private double[] ones() {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The strip's mean squares less the block's; rounding can make a zero rest negative. */
  private double[] outside(SampleRows strip, double[] squares, boolean columns) {
    double[] rest = strip.means();
    for (int k = 0; k < modes; k++) {
      rest[k] /= freedom;
      for (int i = 0; i < modes; i++) {
        rest[k] -= squares[columns ? i * modes + k : k * modes + i];
      }
      rest[k] = Math.max(0, rest[k]);
    }
    return rest;
  }

  /**
   * The mean over some directions of weighted squares of block, strips and the whole; 0 of none.
   */
  private Interval share(int block, int left, int right, int whole, double directions) {
    double[] values = new double[count];
    double[] all = samples.variance.meanSquares();
    double entries = (double) samples.rows * samples.columns;
    for (int t = 0; t < count && directions > 0; t++) {
      double sum =
          block * sum(samples.singularBlocks, t, true)
              + left * sum(samples.leftSquares, t, false)
              + right * sum(samples.rightSquares, t, false)
              + whole * all[t] * entries;
      values[t] = sum / directions;
    }
    return jackknife.mean(values, samples.options.confidence()).map(x -> Math.max(0, x / freedom));
  }

  private static double sum(SampleRows rows, int t, boolean squared) {
    double sum = 0;
    for (int j = 0; j < rows.width(); j++) {
      sum += squared ? rows.get(t, j) * rows.get(t, j) : rows.get(t, j);
    }
    return sum;
  }
}
