package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementTest {

  private static final Layer LAYER = new Layer("w", 20, 10);

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 0.75, 1})
  void aPowerTrendCarriesOnItsOwnPowerLaw(double p) {
    History history = history(t -> 2 + 0.1 * Math.pow(t, p));

    double moved = new PowerTrend(p, 0.6).displacement(history, 300)[0];

    assertThat(moved).isCloseTo(0.1 * (Math.pow(800, p) - Math.pow(500, p)), within(1e-10));
  }

  @Test
  void gradientFlowMovesWithDriftAndRepulsion() {
    double[] s = {3, 2};
    double[] drift = {0.001, -0.002};
    var snapshot = new LayerSnapshot(LAYER, 100, s, Optional.of(drift), Optional.empty());
    var earlier = LayerSnapshot.of(LAYER, 50, s);
    var first = LayerSnapshot.of(LAYER, 0, s);
    History history = History.of(new LayerTrajectory(LAYER, List.of(first, earlier, snapshot)));

    // Without noise (nothing moved) there is no repulsion: the drift alone remains.
    assertThat(new GradientFlow(1).displacement(history, 10)).containsExactly(0.01, -0.02);
  }

  @Test
  void volatilityIgnoresASteadyTrendAndPersistenceDoesNot() {
    History straight = history(t -> 1 + 0.01 * t);

    assertThat(Volatility.aroundTrend(straight)[0]).isCloseTo(0, within(1e-12));
    assertThat(Volatility.aroundPersistence(straight)[0])
        .isCloseTo(0.01 * Math.sqrt(25), within(1e-12));
  }

  private static History history(LongToDoubleFunction value) {
    LayerSnapshot[] snapshots =
        LongStream.rangeClosed(0, 20)
            .map(i -> 25 * i)
            .mapToObj(t -> LayerSnapshot.of(LAYER, t, new double[] {value.applyAsDouble(t), 0.5}))
            .toArray(LayerSnapshot[]::new);
    return History.of(new LayerTrajectory(LAYER, Arrays.asList(snapshots)));
  }
}
