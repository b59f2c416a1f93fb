package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.NoiseLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredForcesTest {

  private static final Layer LAYER = new Layer("planted", 8, 6);
  private static final double[] VALUES = {5, 3, 2, 1.5, 1, 0.5};
  private static final Stretch WHOLE = new Stretch(0, 1);

  /** The loss pulls the spike outwards and the bulk inwards. */
  @Test
  void aLinearPullIsReadOffTheDriftInTheBulkAndInAllModes() {
    MeasuredForces forces = runs(1e-3, -0.002).forces(WHOLE).orElseThrow();
    assertThat(forces.lossOfBulk().estimate()).isCloseTo(0.002, within(1e-12));
    double bulk = 9 + 4 + 2.25 + 1 + 0.25;
    assertThat(forces.lossOfAll().estimate())
        .isCloseTo((0.002 * bulk - 0.01 * 25) / (bulk + 25), within(1e-12));
    assertThat(forces.restoring()).isCloseTo(0.003, within(1e-12));
    assertThat(forces.spikes()).isEqualTo(1);
    assertThat(forces.rates().orElseThrow().decay()).isCloseTo(0.003, within(1e-12));
  }

  @Test
  void noiseThatGrowsWithTheWeightsShowsAlongTheSpikes() {
    MeasuredForces forces = runs(1e-3, 0).forces(WHOLE).orElseThrow();
    // E a² = 0.04² along s = 5, 0.02² in the bulk: ρ² = n(0.04² − 0.02²)/s²
    assertThat(forces.relativeSquare()).isCloseTo(6 * 0.0012 / 25, within(1e-12));
    assertThat(forces.volatilitySquare().estimate()).isCloseTo(9e-4, within(1e-12));
  }

  @Test
  void whereTheLossDrivesOutwardsThereAreNoRates() {
    assertThat(runs(1e-3, 0.002).forces(WHOLE).orElseThrow().rates()).isEmpty();
  }

  @Test
  void withoutNoiseNothingIsMeasured() {
    assertThat(runs(1e-3, 0).forces(new Stretch(0.9, 1))).isEmpty();
  }

  /** Two equal runs, probed at the first of two snapshots. */
  private static WeightRuns runs(double decay, double bulkDrift) {
    double[] drift = Arrays.stream(VALUES).map(s -> bulkDrift * s).toArray();
    drift[0] = 0.01 * VALUES[0];
    NoiseLevel noise = new NoiseLevel(0.03, 0.03, 0.02, 0.04, 1, 10, 5);
    LayerTrajectory run =
        new LayerTrajectory(
            LAYER,
            List.of(
                new LayerSnapshot(LAYER, 5, VALUES, Optional.of(drift), Optional.of(noise)),
                LayerSnapshot.of(LAYER, 10, VALUES)));
    return new WeightRuns("planted", decay, 10, List.of(run, run));
  }
}
