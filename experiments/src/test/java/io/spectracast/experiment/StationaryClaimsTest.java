package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.grid.Numbers;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationaryClaimsTest {

  private static final int SPECTRA = 6;
  private static final StationarityTest TEST = new StationarityTest(0.1, 0.95);
  private static final StationaryClaims CLAIMS =
      new StationaryClaims(new LawRules(0.05, 0.06, SPECTRA), 0.1);

  @Test
  void whereTheTheoryHoldsItIsSupportedAndThePublishedLawRefuted() {
    StationaryCase decaying = simulated(2e-3, 20_000);
    List<Claim> claims = CLAIMS.of(List.of(decaying), decaying);
    assertThat(verdict(claims, "a run with weight decay becomes")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Laguerre law")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Marchenko–Pastur at the measured")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "published: at stationarity")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "published, its scale")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "corrected one-mode gamma")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "a run without")).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void whereNothingRestoresTheWeightsNoLawIsJudged() {
    StationaryCase free = simulated(0, 20_000);
    List<Claim> claims = CLAIMS.of(List.of(free), simulated(2e-3, 2_000));
    assertThat(verdict(claims, "a run without")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "a run with weight decay becomes")).isEqualTo(Verdict.UNDECIDED);
    assertThat(claims.stream().skip(2).map(Claim::verdict)).containsOnly(Verdict.UNDECIDED);
  }

  private static Verdict verdict(List<Claim> claims, String start) {
    return claims.stream()
        .filter(claim -> claim.statement().startsWith(start))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static StationaryCase simulated(double decay, long updates) {
    Layer layer = new Layer("simulated", 24, 40);
    var simulated = new SimulatedWeights(layer, decay, 1e-3, 1e-5, updates, 50, 10);
    List<LayerTrajectory> runs = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      runs.add(simulated.run(run, new RandomStreams(5)));
    }
    WeightRuns weights = new WeightRuns("simulated", decay, updates, runs);
    var forces = weights.forces(StationarityTest.LAST);
    Numbers scores =
        LawContest.compute(
            weights,
            StationarityTest.LAST,
            SPECTRA,
            forces.flatMap(MeasuredForces::rates),
            1,
            () -> {});
    return new StationaryCase(
        weights,
        TEST.overSeeds(weights, decay),
        TEST.change(weights, SpectralStatistic.SMALLEST),
        List.of(),
        forces,
        Map.of(StationarityTest.LAST, new LawContest(scores)));
  }
}
