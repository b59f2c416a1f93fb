package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelStatisticsTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(
        new WignerSurmise(1),
        new WignerSurmise(2),
        new WignerSurmise(4),
        new SpacingRatioLaw(1),
        new SpacingRatioLaw(2),
        new SpacingRatioLaw(4));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new WignerSurmise(0),
        () -> new WignerSurmise(Double.NaN),
        () -> new SpacingRatioLaw(3));
  }

  /** Golden: the textbook constants of the three surmises. */
  @Test
  void surmisesAreTheTextbookFormulas() {
    double s = 1.3;
    assertThat(new WignerSurmise(1).density(s))
        .isCloseTo(Math.PI / 2 * s * Math.exp(-Math.PI * s * s / 4), within(1e-14));
    assertThat(new WignerSurmise(2).density(s))
        .isCloseTo(
            32 / (Math.PI * Math.PI) * s * s * Math.exp(-4 * s * s / Math.PI), within(1e-14));
    assertThat(new WignerSurmise(4).density(s))
        .isCloseTo(
            (1 << 18)
                / (729 * Math.pow(Math.PI, 3))
                * Math.pow(s, 4)
                * Math.exp(-64 * s * s / (9 * Math.PI)),
            within(1e-14));
  }

  /** Golden: exact for 2 × 2 and 3 × 3 Gaussian matrices; 4 000 draws, level 1e-4. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void surmisesAreExactForTheSmallestMatrices(int beta) {
    var rng = RandomSource.L64_X128_MIX.create(19);
    int draws = 4000;
    double[] gaps = new double[draws];
    double[] ratios = new double[draws];
    for (int i = 0; i < draws; i++) {
      gaps[i] = LevelStatistics.spacings(new HermiteEnsemble(2, beta, 1).sampleEigenvalues(rng))[0];
      ratios[i] =
          LevelStatistics.meanSpacingRatio(new HermiteEnsemble(3, beta, 1).sampleEigenvalues(rng));
    }
    double mean = Arrays.stream(gaps).average().orElseThrow();
    Arrays.setAll(gaps, i -> gaps[i] / mean);
    double critical = 2.23 / Math.sqrt(draws);
    assertThat(Kolmogorov.distance(gaps, new WignerSurmise(beta))).isLessThan(critical);
    assertThat(Kolmogorov.distance(ratios, new SpacingRatioLaw(beta))).isLessThan(critical);
  }

  /** 100 spectra of 100 levels: the mean ratio has a standard error of about .003. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void largeMatricesHaveThePublishedMeanRatio(int beta) {
    var rng = RandomSource.L64_X128_MIX.create(37);
    double sum = 0;
    for (int i = 0; i < 100; i++) {
      sum +=
          LevelStatistics.meanSpacingRatio(
              new LaguerreEnsemble(150, 100, beta, 1).sampleSingularValues(rng));
    }
    assertThat(sum / 100).isCloseTo(new SpacingRatioLaw(beta).largeMatrixMean(), within(0.01));
  }

  @Test
  void independentLevelsHaveThePoissonMeanRatio() {
    double[] levels = RandomSource.L64_X128_MIX.create(43).doubles(20_000).toArray();
    assertThat(LevelStatistics.meanSpacingRatio(levels))
        .isCloseTo(SpacingRatioLaw.POISSON_MEAN, within(0.01));
  }

  @Test
  void unfoldedSpacingsOfRealMatricesFollowTheSurmise() {
    var ensemble = new LaguerreEnsemble(400, 400, 1, 1);
    double[] s = ensemble.sampleSingularValues(RandomSource.L64_X128_MIX.create(47));
    double[] levels = LevelStatistics.unfold(s, new MarchenkoPasturSingularValues(400, 400, 1));
    double[] spacings = LevelStatistics.spacings(levels);
    assertThat(Arrays.stream(spacings).average().orElseThrow()).isCloseTo(1, within(0.01));
    assertThat(Kolmogorov.distance(spacings, new WignerSurmise(1))).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5359", "2, 0.6027", "4, 0.6762"})
  void meansOfTheSurmiseAreThePublishedOnes(int beta, double mean) {
    assertThat(new SpacingRatioLaw(beta).getMean()).isCloseTo(mean, within(5e-5));
  }

  @Test
  void degenerateLevelsDoNotRepel() {
    assertThat(LevelStatistics.spacingRatios(new double[] {1, 1, 1, 2})).containsExactly(0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LevelStatistics.spacingRatios(new double[2]));
    assertThatIllegalArgumentException().isThrownBy(() -> LevelStatistics.spacings(new double[1]));
  }
}
