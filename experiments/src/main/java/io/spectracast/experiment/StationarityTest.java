package io.spectracast.experiment;

import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whether the singular values of a matrix have settled: the change of the logarithm of each
 * {@linkplain SpectralStatistic#SETTLING statistic} from its mean over the middle third of a run to
 * that over the last third, held against a tolerance. Intervals hold for all statistics together
 * (Bonferroni).
 *
 * <p>Over seeds, which are independent, the interval is Student's. Of one run alone it comes from
 * the means of blocks of time, which must be longer than the correlation time.
 *
 * @param tolerance largest change that still counts as standing still, in ln
 * @param level of all intervals together
 */
record StationarityTest(double tolerance, double level) {

  static final Stretch MIDDLE = new Stretch(1.0 / 3, 2.0 / 3);
  static final Stretch LAST = new Stretch(2.0 / 3, 1);

  /** Blocks in each third. */
  static final int BLOCKS = 4;

  /** Relaxation times that a run must last before it can be called stationary. */
  static final double RELAXATIONS = 10;

  /** What came out. */
  enum Finding {
    /** Every change is within the tolerance, and the start is forgotten. */
    STATIONARY("stationary"),
    /** A change is beyond the tolerance. */
    MOVING("moving"),
    /** Neither is shown. */
    OPEN("open");

    private final String word;

    Finding(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * The changes over seeds.
   *
   * @param relaxations relaxation times that the runs lasted
   * @param changes of ln, each with its interval
   * @param finding what follows
   */
  record Result(double relaxations, Map<SpectralStatistic, Interval> changes, Finding finding) {}

  /** Over all runs together. */
  Result overSeeds(WeightRuns weights, double restoring) {
    Map<SpectralStatistic, Interval> changes = new EnumMap<>(SpectralStatistic.class);
    for (SpectralStatistic statistic : SpectralStatistic.SETTLING) {
      changes.put(statistic, change(weights, statistic));
    }
    return result(changes, restoring * weights.updates());
  }

  /** The change of one statistic, over runs. */
  Interval change(WeightRuns weights, SpectralStatistic statistic) {
    double[] each =
        IntStream.range(0, weights.runs().size())
            .mapToDouble(run -> change(weights, run, statistic))
            .toArray();
    return Seeds.interval(each, one());
  }

  /** Of one run alone. */
  Result ofRun(WeightRuns weights, int run, double restoring) {
    Map<SpectralStatistic, Interval> changes = new EnumMap<>(SpectralStatistic.class);
    for (SpectralStatistic statistic : SpectralStatistic.SETTLING) {
      changes.put(
          statistic,
          byBlocks(
              series(weights.snapshots(run, MIDDLE), statistic),
              series(weights.snapshots(run, LAST), statistic)));
    }
    return result(changes, restoring * weights.updates());
  }

  private Result result(Map<SpectralStatistic, Interval> changes, double relaxations) {
    return new Result(relaxations, changes, finding(changes, relaxations));
  }

  Finding finding(Map<SpectralStatistic, Interval> changes, double relaxations) {
    if (changes.values().stream().anyMatch(c -> c.low() > tolerance || c.high() < -tolerance)) {
      return Finding.MOVING;
    }
    boolean still =
        changes.values().stream().allMatch(c -> c.low() > -tolerance && c.high() < tolerance);
    return still && relaxations >= RELAXATIONS ? Finding.STATIONARY : Finding.OPEN;
  }

  private static double change(WeightRuns weights, int run, SpectralStatistic statistic) {
    return mean(series(weights.snapshots(run, LAST), statistic))
        - mean(series(weights.snapshots(run, MIDDLE), statistic));
  }

  private static double[] series(List<LayerSnapshot> snapshots, SpectralStatistic statistic) {
    return snapshots.stream().mapToDouble(s -> statistic.logarithm(s.singularValues())).toArray();
  }

  /** The mean of the second less that of the first, with the error that block means show. */
  Interval byBlocks(double[] first, double[] second) {
    double error = Math.sqrt(meanSquareError(first) + meanSquareError(second));
    return Interval.student(mean(second) - mean(first), error, 2 * (BLOCKS - 1), one());
  }

  private static double meanSquareError(double[] series) {
    double[] means = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      int from = b * series.length / BLOCKS;
      int to = (b + 1) * series.length / BLOCKS;
      means[b] = mean(Arrays.copyOfRange(series, from, to));
    }
    double centre = mean(means);
    return Arrays.stream(means).map(x -> (x - centre) * (x - centre)).sum()
        / (BLOCKS * (BLOCKS - 1));
  }

  /** The level of one of the intervals. */
  private double one() {
    return 1 - (1 - level) / SpectralStatistic.SETTLING.size();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
