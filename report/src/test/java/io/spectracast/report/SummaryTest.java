package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.forecast.Score;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.Spike;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Layer FC1 = new Layer("fc1.weight", 30, 20);

  private static LayerTrajectory trajectory(double first, double last) {
    return new LayerTrajectory(
        FC1,
        List.of(
            LayerSnapshot.of(FC1, 0, new double[] {first, 1}),
            LayerSnapshot.of(FC1, 2800, new double[] {last, 1})));
  }

  private static LabelledSpectrum spectrum(int spikes) {
    List<Spike> found =
        java.util.stream.IntStream.rangeClosed(1, spikes)
            .mapToObj(k -> new Spike(k, 5, 1e-6))
            .toList();
    BulkFit fit = new BulkFit(30, 20, 1, 0.1, 0.2, 2, 2.1, 0.01, found, 0.03);
    return new LabelledSpectrum("end", 2800, new double[] {5.2, 1}, Optional.of(fit));
  }

  private static Score score(long horizon, String method, double crps, double coverage) {
    return new Score("fc1.weight", 1400, horizon, method, crps, coverage, 0.02);
  }

  private static Forecast forecast(Score... scores) {
    Fan fan =
        new Fan(
            FC1, 1400, new long[] {100, 200}, new double[] {0.5}, new double[][][] {{{1}}, {{1}}});
    return new Forecast(
        1400,
        new long[] {100, 200},
        Map.of("method", "stacked"),
        List.of(fan),
        List.of(scores),
        SyntheticRun.PROVENANCE);
  }

  private static String text(Forecast forecast) {
    return String.join(" ", Summary.forecast(forecast, 1)).replace('\u202f', ' ');
  }

  @Test
  void aLayerIsSummedUpBySpikesAndGrowth() {
    assertThat(Summary.layer(trajectory(1.9, 5.2), List.of(spectrum(5))).replace('\u202f', ' '))
        .isEqualTo(
            "fc1.weight: 5 spikes above the Tracy–Widom 99 % edge at step 2 800;"
                + " its largest singular value grew from 1.90 to 5.20.");
  }

  @Test
  void noSpikeAndNoChangeAreSaidAsPlainly() {
    assertThat(Summary.layer(trajectory(1.9, 1.901), List.of(spectrum(0))).replace('\u202f', ' '))
        .isEqualTo(
            "fc1.weight: no spike above the Tracy–Widom 99 % edge at step 2 800;"
                + " its largest singular value stayed at 1.90.");
  }

  @Test
  void aForecastThatWinsEverywhereSaysSo() {
    assertThat(
            text(
                forecast(
                    score(100, "stacked", 0.6, 0.86),
                    score(100, "persistence", 1, 0.5),
                    score(200, "stacked", 0.9, 0.90),
                    score(200, "persistence", 2, 0.5))))
        .isEqualTo(
            "The forecast from step 1 400 beat persistence at every horizon: CRPS skill 0.40, 0.55 at 100, 200"
                + " updates; its 90 % intervals covered 88 % of the truth."
                + " No other of the 2 methods had a smaller CRPS at any horizon.");
  }

  @Test
  void aForecastThatLosesSaysSoToo() {
    assertThat(
            text(
                forecast(
                    score(100, "stacked", 1.5, 0.40),
                    score(100, "persistence", 1, 0.5),
                    score(100, "linear-trend", 0.8, 0.5))))
        .isEqualTo(
            "The forecast from step 1 400 did not beat persistence: CRPS skill −0.50 at 100 updates;"
                + " its 90 % intervals covered 40 % of the truth, so they were too narrow."
                + " Another method was better at 100 updates (linear-trend, CRPS 0.800 against 1.50).");
  }

  @Test
  void aForecastWithoutTruthHasNoScores() {
    assertThat(text(forecast()))
        .isEqualTo(
            "The forecast from step 1 400 reaches to step 1 600. It has no scores: what it forecast is not recorded"
                + " yet.");
  }

  @Test
  void layersCountAlikeInTheSkill() {
    Score other = new Score("fc2.weight", 1400, 100, "stacked", 3, 0.9, 0.1);
    Score otherReference = new Score("fc2.weight", 1400, 100, "persistence", 3, 0.9, 0.1);
    SkillTable table =
        SkillTable.of(
            forecast(
                score(100, "stacked", 0.5, 0.9),
                score(100, "persistence", 1, 0.9),
                other,
                otherReference));
    assertThat(table.shown().get(0).crps()).isEqualTo(1.75);
    assertThat(table.shown().get(0).skill()).hasValue(1 - 1.75 / 2);
  }

  @Test
  void anUnfinishedRunSaysHowFarItIs() {
    Snapshot first =
        SyntheticRun.snapshot(0, 0, List.of(LayerSnapshot.of(FC1, 0, new double[] {1})));
    RecordedRun run = new RecordedRun(SyntheticRun.description(500, FC1), List.of(first));
    assertThat(Summary.run(run))
        .isEqualTo("1 weight matrix recorded 1 time to step 0 of 500 planned.");
  }
}
