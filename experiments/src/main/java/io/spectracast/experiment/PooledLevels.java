package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import io.spectracast.levels.LevelTest;
import io.spectracast.levels.LevelVerdict;
import java.util.Arrays;
import java.util.List;

/**
 * The levels of all runs of one stepping and start, put together and tested at one time.
 *
 * @param stepping its index
 * @param layer its index
 * @param independent whether levels were independent at the start
 * @param update when
 * @param moved the root mean square movement of an entry since the start
 * @param trained levels of the training
 * @param shaken levels of the same start moved as far by isotropic noise
 */
record PooledLevels(
    int stepping,
    int layer,
    boolean independent,
    int update,
    double moved,
    LevelVerdict trained,
    LevelVerdict shaken) {

  private static final int LEVELS_FROM = 4;

  /** From the numbers of {@link LevelRun}. */
  static PooledLevels of(
      int stepping,
      int layer,
      boolean independent,
      int update,
      List<Numbers> runs,
      LevelTest test) {
    return new PooledLevels(
        stepping,
        layer,
        independent,
        update,
        moved(runs, layer, update),
        test.test(spectra(runs, LevelRun.TRAINED, layer, update)),
        test.test(spectra(runs, LevelRun.SHAKEN, layer, update)));
  }

  /** The singular values of one layer at one time in all runs. */
  static List<double[]> spectra(List<Numbers> runs, int kind, int layer, int update) {
    return rows(runs, kind, layer, update).stream()
        .map(row -> Arrays.copyOfRange(row, LEVELS_FROM, row.length))
        .toList();
  }

  private static List<double[]> rows(List<Numbers> runs, int kind, int layer, int update) {
    return runs.stream()
        .flatMap(run -> run.rows().stream())
        .filter(row -> row[0] == kind && row[1] == layer && row[2] == update)
        .toList();
  }

  private static double moved(List<Numbers> runs, int layer, int update) {
    double square =
        rows(runs, LevelRun.TRAINED, layer, update).stream()
            .mapToDouble(row -> row[3] * row[3])
            .average()
            .orElseThrow();
    return Math.sqrt(square);
  }

  /** ⟨r⟩ of the training less ⟨r⟩ of isotropic noise; errors of both added in quadrature. */
  Interval behindIsotropic() {
    Interval a = trained.meanRatio();
    Interval b = shaken.meanRatio();
    double half = Math.hypot(a.high() - a.estimate(), b.high() - b.estimate());
    double difference = a.estimate() - b.estimate();
    return new Interval(difference, difference - half, difference + half, a.level());
  }
}
