package io.spectracast.study;

import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.stationary.CandidateLaw;
import io.spectracast.stationary.LawScore;
import io.spectracast.stationary.MeasuredRates;
import io.spectracast.stationary.StationaryComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Laws held against the singular values of the last third of a training: the Kolmogorov distance of
 * each law fitted to every second spectrum from the others, which law has the largest likelihood,
 * the distance of the Laguerre law at measured rates, and how far the spectrum still moved.
 */
final class LawScores {

  static final String BEST = "best_law";
  static final String MEASURED = "ks_measured_rates";
  static final String MOVED = "moved";
  static final List<String> COLUMNS = columns();

  private static final double CONFIDENCE = 0.9;
  private static final int REPLICATES = 10; // intervals are taken over networks, not from here
  private static final int SPECTRA = 8;

  private LawScores() {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>();
    Arrays.stream(CandidateLaw.values()).map(LawScores::distance).forEach(columns::add);
    columns.addAll(List.of(BEST, MEASURED, MOVED));
    return List.copyOf(columns);
  }

  /** The column of a fitted law's Kolmogorov distance. */
  static String distance(CandidateLaw law) {
    return "ks_" + law.name().toLowerCase(Locale.ROOT);
  }

  static double[] of(LayerTrajectory trajectory, HiddenMatrix matrix, long seed) {
    List<LayerSnapshot> all = trajectory.snapshots();
    int first = 2 * all.size() / 3;
    List<double[]> spectra = new ArrayList<>();
    for (int k = 0; k < SPECTRA; k++) {
      int at = first + k * (all.size() - 1 - first) / (SPECTRA - 1);
      spectra.add(all.get(at).singularValues());
    }
    StationaryComparison.Result result =
        new StationaryComparison(CONFIDENCE, REPLICATES, seed)
            .score(spectra, matrix.rows(), matrix.singularValues().length, rates(matrix));
    double[] numbers = new double[COLUMNS.size()];
    for (CandidateLaw law : CandidateLaw.values()) {
      numbers[law.ordinal()] =
          result.fitted().get(law).value().map(LawScores::distance).orElse(Double.NaN);
    }
    int next = CandidateLaw.values().length;
    numbers[next] = result.best().map(score -> (double) score.law().ordinal()).orElse(Double.NaN);
    numbers[next + 1] =
        Optional.ofNullable(result.atMeasuredRates().get(CandidateLaw.LAGUERRE))
            .flatMap(outcome -> outcome.value())
            .map(LawScores::distance)
            .orElse(Double.NaN);
    numbers[next + 2] = moved(all.get(first).singularValues(), matrix.singularValues());
    return numbers;
  }

  private static double distance(LawScore score) {
    return score.kolmogorovDistance().estimate();
  }

  /** At the weights of the end; none where nothing holds the matrix back. */
  private static Optional<MeasuredRates> rates(HiddenMatrix matrix) {
    double volatility = matrix.learningRate() * Math.sqrt(matrix.gradientVariance());
    return matrix.restoring() > 0 && volatility > 0
        ? Optional.of(new MeasuredRates(volatility, matrix.restoring(), 0))
        : Optional.empty();
  }

  /** Mean |ln s′/s| over the modes. */
  private static double moved(double[] before, double[] after) {
    double sum = 0;
    for (int k = 0; k < before.length; k++) {
      sum += Math.abs(Math.log(after[k] / before[k]));
    }
    return sum / before.length;
  }
}
