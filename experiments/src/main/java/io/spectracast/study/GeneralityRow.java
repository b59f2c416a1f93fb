package io.spectracast.study;

import io.spectracast.grid.GridResult.Done;
import io.spectracast.stationary.CandidateLaw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one network of the study of generality gave, over its watched matrices.
 *
 * @param settings of the network
 * @param loss at the end
 * @param skills 1 − CRPS/CRPS of persistence, for each of {@link SkillScores#PARTS}
 * @param gains 1 − CRPS/least CRPS of the three baselines, for each part
 * @param coverages of the central 90 %, for each part
 * @param distances Kolmogorov distance of each fitted law, by its ordinal; NaN where it has no fit
 * @param measured Kolmogorov distance of the Laguerre law at measured rates; NaN without rates
 * @param best the law of the largest likelihood for most matrices
 * @param moved mean |ln s′/s| over the last third
 */
record GeneralityRow(
    GeneralitySettings settings,
    double loss,
    double[] skills,
    double[] gains,
    double[] coverages,
    double[] distances,
    double measured,
    Optional<CandidateLaw> best,
    double moved) {

  /** Nothing of a network that diverged. */
  static Optional<GeneralityRow> of(Done<GeneralitySettings> unit) {
    if (value(unit, GeneralityWork.DIVERGED) != 0) {
      return Optional.empty();
    }
    int parts = SkillScores.PARTS.size();
    double[] skills = new double[parts];
    double[] gains = new double[parts];
    double[] coverages = new double[parts];
    for (int k = 0; k < parts; k++) {
      int part = SkillScores.PARTS.get(k);
      double own = value(unit, SkillScores.crps("forecast", part));
      double persistence = value(unit, SkillScores.crps("persistence", part));
      double least =
          Math.min(
              persistence,
              Math.min(
                  value(unit, SkillScores.crps("random_walk", part)),
                  value(unit, SkillScores.crps("linear_trend", part))));
      skills[k] = 1 - own / persistence;
      gains[k] = 1 - own / least;
      coverages[k] = value(unit, SkillScores.coverage(part));
    }
    double[] distances =
        Arrays.stream(CandidateLaw.values())
            .mapToDouble(law -> value(unit, LawScores.distance(law)))
            .toArray();
    return Optional.of(
        new GeneralityRow(
            unit.settings(),
            value(unit, GeneralityWork.TRAIN_LOSS),
            skills,
            gains,
            coverages,
            distances,
            value(unit, LawScores.MEASURED),
            best(unit.numbers().column(LawScores.BEST)),
            value(unit, LawScores.MOVED)));
  }

  /** The mean over the matrices that have the number. */
  private static double value(Done<GeneralitySettings> unit, String column) {
    return Arrays.stream(unit.numbers().column(column))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** The first of the laws that are best most often. */
  private static Optional<CandidateLaw> best(double[] ordinals) {
    List<CandidateLaw> laws =
        Arrays.stream(ordinals)
            .filter(Double::isFinite)
            .mapToObj(ordinal -> CandidateLaw.values()[(int) ordinal])
            .toList();
    return Arrays.stream(CandidateLaw.values())
        .filter(laws::contains)
        .max(
            (a, b) ->
                Long.compare(
                    laws.stream().filter(a::equals).count(),
                    laws.stream().filter(b::equals).count()));
  }

  /** The distance of a fitted law. */
  double distance(CandidateLaw law) {
    return distances[law.ordinal()];
  }
}
