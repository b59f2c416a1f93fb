package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.inference.Interval;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationarityTestTest {

  private static final StationarityTest TEST = new StationarityTest(0.1, 0.95);
  private static final long UPDATES = 12_000;
  private static final int RUNS = 8;

  @Test
  void weightsThatDecayAreStationaryAfterManyRelaxationTimes() {
    WeightRuns weights = simulated(4e-3, 1);
    StationarityTest.Result result = TEST.overSeeds(weights, 4e-3);
    assertThat(result.finding()).isEqualTo(Finding.STATIONARY);
    assertThat(result.relaxations()).isCloseTo(48, within(1e-9));
    assertThat(TEST.ofRun(weights, 0, 4e-3).finding()).isNotEqualTo(Finding.MOVING);
  }

  @Test
  void weightsThatOnlyDiffuseMove() {
    WeightRuns weights = simulated(0, 0.01);
    assertThat(TEST.overSeeds(weights, 0).finding()).isEqualTo(Finding.MOVING);
  }

  @Test
  void standingStillIsNotEnoughBeforeTheStartIsForgotten() {
    Map<SpectralStatistic, Interval> still = changes(0.001);
    assertThat(TEST.finding(still, 9.9)).isEqualTo(Finding.OPEN);
    assertThat(TEST.finding(still, 10)).isEqualTo(Finding.STATIONARY);
    assertThat(TEST.finding(changes(0.09), 10)).isEqualTo(Finding.OPEN);
    assertThat(TEST.finding(changes(-0.2), 10)).isEqualTo(Finding.MOVING);
  }

  /** Of a series with one value to a block the error is that of a mean of four. */
  @Test
  void blockMeansGiveTheErrorOfADifference() {
    Interval interval = TEST.byBlocks(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8});
    assertThat(interval.estimate()).isCloseTo(4, within(1e-12));
    double error = Math.sqrt(2 * 5.0 / 12);
    assertThat(interval.high() - 4).isCloseTo(3.7074280 * error, within(1e-5)); // t₆ at .99
  }

  /** Forces are measured as planted: ν² = 1e-6 but for its bias, no drift beside the decay. */
  @Test
  void theForcesOfSimulatedWeightsAreThePlantedOnes() {
    MeasuredForces forces = simulated(4e-3, 1).forces(StationarityTest.LAST).orElseThrow();
    // at a lag of 0.2 relaxation times (1 − e^{−0.4})(3 − e^{−0.4}) − (1 − e^{−0.2})(3 − e^{−0.2})
    // = 0.3727 is left of 0.4
    assertThat(forces.volatilitySquare().estimate()).isCloseTo(0.9318e-6, within(0.02e-6));
    assertThat(forces.restoring()).isEqualTo(4e-3);
    assertThat(forces.rates().orElseThrow().entryVariance()).isCloseTo(1.25e-4, within(2e-5));
  }

  private static Map<SpectralStatistic, Interval> changes(double change) {
    Map<SpectralStatistic, Interval> changes = new EnumMap<>(SpectralStatistic.class);
    SpectralStatistic.SETTLING.forEach(
        s -> changes.put(s, new Interval(change, change - 0.02, change + 0.02, 0.99)));
    return changes;
  }

  private static WeightRuns simulated(double decay, double startShare) {
    Layer layer = new Layer("simulated", 24, 40);
    double start = startShare * 1e-6 / (2 * 4e-3);
    var simulated = new SimulatedWeights(layer, decay, 1e-3, start, UPDATES, 50, 10);
    List<LayerTrajectory> runs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      runs.add(simulated.run(run, new RandomStreams(3)));
    }
    return new WeightRuns("simulated", decay, UPDATES, runs);
  }
}
