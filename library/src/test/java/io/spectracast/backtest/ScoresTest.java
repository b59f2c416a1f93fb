package io.spectracast.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.forecast.FairCrps;
import io.spectracast.outlook.SpikeEvent;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private final ZigguratSampler.NormalizedGaussian normal =
      ZigguratSampler.NormalizedGaussian.of(new RandomStreams(7).stream("scores"));

  /** Of N(0, 1) for its own draws the CRPS is 1/√π = 0.5642 on average, whatever the members. */
  @Test
  void fairCrpsOfItsOwnLawIsTheClosedForm() {
    double sum = 0;
    int cases = 40_000;
    for (int c = 0; c < cases; c++) {
      sum += FairCrps.of(normal.samples(5).toArray(), normal.sample()) / cases;
    }
    assertThat(sum).isCloseTo(1 / Math.sqrt(Math.PI), within(0.012)); // 3 standard errors
  }

  /**
   * In n dimensions E‖x − y‖ of independent standard normals is 2Γ((n+1)/2)/Γ(n/2), and the score
   * of the law for its own draws half of it: 3√π/4·√… at n = 3, 4/√π·½.
   */
  @Test
  void fairEnergyScoreOfItsOwnLawIsTheClosedForm() {
    double exact = 2 / Math.sqrt(Math.PI) * 2 / 2; // n = 3: Γ(2)/Γ(3/2) = 2/√π
    for (int members : new int[] {4, 5, 60}) {
      double sum = 0;
      int cases = 240_000 / (members * members + 8);
      for (int c = 0; c < cases; c++) {
        sum += EnergyScore.of(vectors(3, members), normal.samples(3).toArray()) / cases;
      }
      assertThat(sum).as("%d members", members).isCloseTo(exact, within(2.5 / Math.sqrt(cases)));
    }
    double[][] point = {{3}, {4}};
    assertThat(EnergyScore.of(point, new double[] {0, 0})).isCloseTo(5, within(1e-12));
  }

  private double[][] vectors(int components, int members) {
    double[][] x = new double[components][];
    Arrays.setAll(x, k -> normal.samples(members).toArray());
    return x;
  }

  /** In one dimension the energy score is the CRPS. */
  @Test
  void energyScoreInOneDimensionIsTheCrps() {
    double[][] members = vectors(1, 12);
    assertThat(EnergyScore.of(members, new double[] {0.3}))
        .isCloseTo(FairCrps.of(members[0], 0.3), within(1e-12));
  }

  /** Shifting a spectrum by δ moves it by δ; two point spectra are as far apart as their points. */
  @Test
  void distanceOfShiftedSpectraIsTheShift() {
    double[][] members = {{3.5, 3.5}, {2.5, 2.5}, {1.5, 1.5}};
    assertThat(SpectrumDistance.of(members, new double[] {3, 2, 1})).isCloseTo(0.5, within(1e-12));
    assertThat(SpectrumDistance.of(new double[][] {{0, 2}}, new double[] {1}))
        .isCloseTo(1, within(1e-12));
  }

  /** Outcomes of the members' own law: flat, and nominal at every level, with only nine members. */
  @Test
  void calibrationOfTheTruthIsFlat() {
    double[] coverage = new double[4];
    double[] histogram = new double[Calibration.BINS];
    int cases = 20_000;
    for (int c = 0; c < cases; c++) {
      Calibration one = Calibration.of(vectors(1, 9), new double[] {normal.sample()});
      Arrays.setAll(coverage, i -> coverage[i] + one.coverage()[i] / cases);
      Arrays.setAll(histogram, i -> histogram[i] + one.histogram()[i] / cases);
    }
    for (int i = 0; i < coverage.length; i++) {
      assertThat(coverage[i]).isCloseTo(Calibration.LEVELS[i], within(0.012));
    }
    for (double bin : histogram) {
      assertThat(bin).isCloseTo(0.05, within(0.006));
    }
  }

  /** Members that all equal the outcome leave it anywhere in their ranks. */
  @Test
  void calibrationSpreadsTiesEvenly() {
    Calibration tied = Calibration.of(new double[][] {{2, 2, 2}}, new double[] {2});
    assertThat(tied.coverage()).containsExactly(Calibration.LEVELS, within(1e-12));
    Calibration outside = Calibration.of(new double[][] {{2, 2, 2}}, new double[] {9});
    assertThat(outside.coverage()[0]).isEqualTo(0);
    assertThat(Arrays.stream(outside.histogram()).sum()).isCloseTo(1, within(1e-12));
    assertThat(outside.histogram()[Calibration.BINS - 1]).isCloseTo(0.2, within(1e-12));
  }

  /** The bulk of a Gaussian matrix with one spike: the next to emerge is the second value. */
  @Test
  void theEventIsTheNextValueBeyondTheBulk() {
    Layer layer = new Layer("w", 60, 30);
    double[] s = new double[30];
    Arrays.setAll(s, k -> Math.sqrt(60) * (1 + Math.sqrt(0.5) * (1 - 2 * (k + 0.5) / 30)));
    s[0] = 30;
    SpikeEvent event = SpikeEvent.at(LayerSnapshot.of(layer, 0, s)).orElseThrow();
    assertThat(event.mode()).isEqualTo(1);
    assertThat(event.edge()).isBetween(s[1], 30.0);
    double[][] members = new double[30][];
    Arrays.setAll(members, k -> new double[] {s[k], s[k], s[k], s[k]});
    members[1] = new double[] {20, 20, 20, s[1]};
    EventForecast forecast = EventForecast.of(event, members, s);
    assertThat(forecast.probability()).isEqualTo(0.75);
    assertThat(forecast.happened()).isFalse();
    assertThat(forecast.brier()).isCloseTo(0.5625, within(1e-12));
    double[] few = Arrays.copyOf(s, 10);
    assertThat(SpikeEvent.at(LayerSnapshot.of(layer, 0, few))).isEmpty();
  }
}
