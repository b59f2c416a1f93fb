package io.spectracast.levels;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Estimates the repulsion of singular values from recorded increments, in the order of time: the
 * least-squares slope of the displacements Δsₖ beyond the known drift in those of the theory,
 *
 * <pre>  lag · ½ [ wₖ/sₖ + Σ_{j≠k} ( p⁻ₖⱼ/(sₖ − sⱼ) + p⁺ₖⱼ/(sₖ + sⱼ) ) ],</pre>
 *
 * for isotropic noise ν²·lag·[(m − n)/(2sₖ) + Σ sₖ/(sₖ² − sⱼ²)], if wanted beside a restoring drift
 * −κsₖ·lag of unknown rate. Intervals come from the jackknife over stretches of time.
 *
 * <p>The theory's displacement is of first order in the lag. It holds while gaps are wide against
 * their change in one lag, and only values whose gaps on both sides are, at the start, are used: a
 * choice by the start does not bias the slope.
 */
public final class RepulsionRegression {

  private static final int GROUPS = 20;

  private final double separation;
  private final boolean restoring;
  private final double confidence;
  private final List<double[]> equations = new ArrayList<>();
  private final List<double[]> gaps = new ArrayList<>();
  private int points;

  /**
   * @param separation the least gap over its root mean square change in one lag; 3 leaves a bias of
   *     a few per cent of the slope
   * @param restoring whether a restoring drift is fitted too
   * @param confidence of the intervals, in (0, 1)
   */
  public RepulsionRegression(double separation, boolean restoring, double confidence) {
    if (!(separation > 0 && separation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "separation must be positive and finite, was " + separation);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
    }
    this.separation = separation;
    this.restoring = restoring;
    this.confidence = confidence;
  }

  /** Takes in the next increment. */
  public void add(LevelIncrement increment) {
    double[] moved = increment.displacements();
    double[] repelled = increment.repelled();
    double[] sums = new double[5];
    int last = moved.length - 1;
    for (int k = 0; k <= last; k++) {
      if (increment.resolves(k - 1, separation)
          && increment.resolves(k, separation)
          && awayFromZero(increment, k)) {
        double pull = -increment.before()[k] * increment.lag();
        sums[0] += repelled[k] * repelled[k];
        sums[1] += repelled[k] * pull;
        sums[2] += pull * pull;
        sums[3] += repelled[k] * moved[k];
        sums[4] += pull * moved[k];
        points++;
      }
    }
    equations.add(sums);
    addGaps(increment, moved, repelled);
  }

  /** The lowest value has its mirror image for a neighbour. */
  private boolean awayFromZero(LevelIncrement increment, int k) {
    int last = increment.before().length - 1;
    return k < last || 2 * increment.before()[last] >= separation * increment.blur(last - 1);
  }

  /** Gaps whose outer neighbours are far enough, whatever their own width. */
  private void addGaps(LevelIncrement increment, double[] moved, double[] repelled) {
    int modes = moved.length;
    int time = equations.size() - 1;
    for (int k = 0; k + 1 < modes; k++) {
      if (increment.resolves(k - 1, separation)
          && increment.resolves(k + 1, separation)
          && awayFromZero(increment, k + 1)) {
        double gap = increment.before()[k] - increment.before()[k + 1];
        double pair = increment.weights().gap()[k * modes + k + 1] * increment.lag() / gap;
        gaps.add(
            new double[] {gap, time, moved[k] - moved[k + 1], repelled[k] - repelled[k + 1], pair});
      }
    }
  }

  /**
   * The estimate from all increments.
   *
   * @param bins of gaps, of equal numbers, at least 1
   * @return empty with fewer than 20 increments, or where no gap was wide enough
   */
  public Outcome<RepulsionEstimate> estimate(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be at least 1, was " + bins);
    }
    if (equations.size() < GROUPS) {
      return Outcome.empty(
          "at least %d increments are needed, there were %d".formatted(GROUPS, equations.size()));
    }
    double[][] sums = groupSums();
    if (points < GROUPS || !(determinant(total(sums, Jackknife.NONE)) > 0)) {
      return Outcome.empty("hardly any gap was wide against its change in one lag");
    }
    Jackknife jackknife = new Jackknife(GROUPS);
    Interval slope = jackknife.interval(g -> solve(total(sums, g))[0], confidence);
    Outcome<Interval> rate =
        restoring
            ? Outcome.of(jackknife.interval(g -> solve(total(sums, g))[1], confidence))
            : Outcome.empty("no restoring drift was fitted");
    double squares = total(sums, Jackknife.NONE)[0];
    return Outcome.of(
        new RepulsionEstimate(equations.size(), points, slope, squares, rate, gapBins(bins)));
  }

  private double[][] groupSums() {
    Jackknife jackknife = new Jackknife(GROUPS);
    double[][] sums = new double[GROUPS][5];
    for (int t = 0; t < equations.size(); t++) {
      double[] into = sums[jackknife.group(t, equations.size())];
      for (int i = 0; i < into.length; i++) {
        into[i] += equations.get(t)[i];
      }
    }
    return sums;
  }

  private static double[] total(double[][] sums, int without) {
    double[] total = new double[5];
    for (int g = 0; g < sums.length; g++) {
      for (int i = 0; i < total.length && g != without; i++) {
        total[i] += sums[g][i];
      }
    }
    return total;
  }

  private double determinant(double[] s) {
    return restoring ? s[0] * s[2] - s[1] * s[1] : s[0];
  }

  /** Slope and rate; the rate is 0 where none is fitted. */
  private double[] solve(double[] s) {
    if (!restoring) {
      return new double[] {s[3] / s[0], 0};
    }
    double determinant = determinant(s);
    return new double[] {
      (s[3] * s[2] - s[4] * s[1]) / determinant, (s[4] * s[0] - s[3] * s[1]) / determinant
    };
  }

  private List<GapBin> gapBins(int bins) {
    List<double[]> byWidth = new ArrayList<>(gaps);
    byWidth.sort(Comparator.comparingDouble(gap -> gap[0]));
    List<GapBin> result = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      int from = (int) ((long) b * byWidth.size() / bins);
      int to = (int) ((long) (b + 1) * byWidth.size() / bins);
      if (to - from >= GROUPS) {
        result.add(bin(new ArrayList<>(byWidth.subList(from, to))));
      }
    }
    return result;
  }

  private GapBin bin(List<double[]> members) {
    members.sort(Comparator.comparingDouble(gap -> gap[1])); // by time, for the jackknife
    return new GapBin(
        mean(members, 0),
        members.size(),
        new Jackknife(GROUPS)
            .mean(members.stream().mapToDouble(gap -> gap[2]).toArray(), confidence),
        mean(members, 3),
        mean(members, 4));
  }

  private static double mean(List<double[]> members, int index) {
    return members.stream().mapToDouble(gap -> gap[index]).average().orElseThrow();
  }
}
