package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.grid.Numbers;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.spectrum.SpectralMetrics;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetWorkTest {

  private static NetSettings settings(double learningRate, double weightDecay) {
    return new NetSettings("digits", 200, 200, 0.2, 24, 2, learningRate, 16, weightDecay, 80, 3);
  }

  @Test
  void theSameSettingsGiveTheSameNumbers() throws Exception {
    Numbers first = new NetWork().compute(settings(0.1, 1e-2), () -> false);
    Numbers second = new NetWork().compute(settings(0.1, 1e-2), () -> false);

    assertThat(first.columns()).isEqualTo(NetWork.COLUMNS);
    assertThat(second.rows().get(0)).isEqualTo(first.rows().get(0));
    assertThat(first.column(NetWork.TEST_ERROR)[0]).isBetween(0.0, 0.9);
    assertThat(first.column(NetWork.GAP)[0])
        .isEqualTo(first.column(NetWork.TEST_ERROR)[0] - first.column("train_error")[0]);
    assertThat(first.column(NetMeasure.TAIL_EXPONENT.column())[0]).isGreaterThan(1);
    assertThat(first.column(NetMeasure.STABLE_RANK.column())[0]).isBetween(1.0, 24.0);
  }

  @Test
  void aNetworkThatDivergesIsAResult() throws Exception {
    Numbers numbers = new NetWork().compute(settings(9e29, 0), () -> false);

    assertThat(numbers.column(NetWork.DIVERGED)).containsExactly(1);
    assertThat(numbers.column(NetWork.TEST_ERROR)[0]).isNaN();
  }

  /** Spectra of Gaussian matrices of the very variance that the rates give, and of ten times it. */
  @Test
  void aStationaryMatrixIsNearItsLaw() {
    double eta = 0.1;
    double gradientVariance = 4e-4;
    double restoring = 1e-4;
    double variance = eta * eta * gradientVariance / (2 * restoring);

    assertThat(NetMeasure.STATIONARY_DISTANCE.of(gaussian(variance, gradientVariance, restoring)))
        .isLessThan(0.02);
    assertThat(
            NetMeasure.STATIONARY_DISTANCE.of(gaussian(10 * variance, gradientVariance, restoring)))
        .isBetween(0.48, 0.52);
    assertThat(NetMeasure.STATIONARY_DISTANCE.of(gaussian(variance, gradientVariance, -restoring)))
        .isNaN();
  }

  private static HiddenMatrix gaussian(
      double entryVariance, double gradientVariance, double restoring) {
    double[] s =
        new LaguerreEnsemble(200, 60, 1, entryVariance)
            .sampleSingularValues(new RandomStreams(1).stream("gaussian"));
    return new HiddenMatrix(
        200,
        s,
        SpectralMetrics.of(s, 200, 60, 0x1p-24, 0),
        Optional.empty(),
        Optional.empty(),
        1,
        gradientVariance,
        0.1,
        restoring);
  }
}
