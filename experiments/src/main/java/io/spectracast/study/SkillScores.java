package io.spectracast.study;

import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.LinearTrend;
import io.spectracast.forecast.Persistence;
import io.spectracast.forecast.RandomWalk;
import io.spectracast.forecast.Score;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts of one matrix from the middle of its training, from its singular values alone, over a
 * tenth, a quarter and half of the training: the CRPS of the forecast and of each baseline, and the
 * coverage of the central 90 %.
 */
final class SkillScores {

  /** Parts of the training that are foreseen, as divisors. */
  static final List<Integer> PARTS = List.of(10, 4, 2);

  static final List<String> COLUMNS = columns();

  private static final int MEMBERS = 100;

  private SkillScores() {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int part : PARTS) {
      for (String number : List.of("forecast", "persistence", "random_walk", "linear_trend")) {
        columns.add(crps(number, part));
      }
      columns.add(coverage(part));
    }
    return List.copyOf(columns);
  }

  /** The column of a method's CRPS. */
  static String crps(String method, int part) {
    return "crps_%s_%d".formatted(method, part);
  }

  /** The column of the forecast's coverage. */
  static String coverage(int part) {
    return "coverage_" + part;
  }

  static double[] of(LayerTrajectory trajectory, GeneralitySettings settings) throws IOException {
    long origin = settings.updates() / 2;
    long[] horizons = PARTS.stream().mapToLong(part -> lead(settings, part)).toArray();
    List<Score> scores =
        new Forecaster(new ForecastRequest(origin, horizons, MEMBERS, settings.seed(), 1))
            .forecast(
                List.of(LayerPast.of(trajectory)),
                Provenance.ofThisProcess(settings.seed(), "", ""),
                layer -> {})
            .forecast()
            .scores();
    List<String> baselines =
        List.of(new Persistence().name(), new RandomWalk().name(), new LinearTrend().name());
    List<Double> numbers = new ArrayList<>();
    for (long horizon : horizons) {
      List<Score> own = scores.stream().filter(score -> score.horizon() == horizon).toList();
      Score forecast =
          own.stream().filter(s -> !baselines.contains(s.method())).findFirst().orElseThrow();
      numbers.add(forecast.crps());
      for (String baseline : baselines) {
        numbers.add(
            own.stream().filter(s -> s.method().equals(baseline)).findFirst().orElseThrow().crps());
      }
      numbers.add(forecast.coverage());
    }
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  /** The part in whole spectra. */
  private static long lead(GeneralitySettings settings, int part) {
    return (long) Math.max(1, settings.updates() / part / settings.every()) * settings.every();
  }
}
