package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import org.junit.jupiter.api.Test;

class ScoringTest {

  private static final Layer LAYER = new Layer("w", 4, 2);

  @Test
  void countsWhatTheIntervalCoversAndHowFarTheMedianIsOff() {
    double[][] modes = {members(3, 4), members(1, 2)};
    var ensemble = new LayerEnsemble(LAYER, 100, new long[] {50}, new double[][][] {modes}, "test");

    Score score =
        Scoring.of(ensemble, LayerSnapshot.of(LAYER, 150, new double[] {3.5, 0.5}), "method");

    assertThat(score.horizon()).isEqualTo(50);
    assertThat(score.coverage()).isEqualTo(0.5);
    assertThat(score.relativeError()).isCloseTo((0 + 1.0 / 0.5) / 2, within(1e-12));
    double first = FairCrps.of(modes[0], 3.5);
    double second = FairCrps.of(modes[1], 0.5);
    assertThat(score.crps()).isCloseTo((first + second) / 2, within(1e-15));
  }

  @Test
  void refusesATruthThatWasNotForecast() {
    double[][] modes = {members(3, 4), members(1, 2)};
    var ensemble = new LayerEnsemble(LAYER, 100, new long[] {50}, new double[][][] {modes}, "test");

    assertThatThrownBy(
            () -> Scoring.of(ensemble, LayerSnapshot.of(LAYER, 175, new double[] {3, 1}), "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lead must be one of [50], was 75");
    assertThatThrownBy(
            () -> Scoring.of(ensemble, LayerSnapshot.of(LAYER, 150, new double[] {3}), "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 modes, was 1");
  }

  /** Evenly spaced members from low to high. */
  private static double[] members(double low, double high) {
    double[] members = new double[101];
    for (int i = 0; i < members.length; i++) {
      members[i] = low + (high - low) * i / (members.length - 1);
    }
    return members;
  }
}
