package io.spectracast.stationary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.GammaBulkPowerTail;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.stationary.StationaryComparison.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Spectra of known origin, 40 × 24: each law must win where it is true. */
class StationaryComparisonTest {

  private static final int ROWS = 40;
  private static final int COLUMNS = 24;
  private static final MeasuredRates RATES = new MeasuredRates(0.2, 0.01, 0); // σ² = 2
  private static final StationaryComparison COMPARISON = new StationaryComparison(0.95, 300, 1);

  private static UniformRandomProvider rng(String name) {
    return new RandomStreams(9).stream(name);
  }

  private static List<double[]> spectra(int count, Supplier<double[]> draw) {
    return Stream.generate(draw).limit(count).toList();
  }

  private static List<double[]> wishart(int count) {
    var rng = rng("wishart");
    var ensemble = new LaguerreEnsemble(ROWS, COLUMNS, 1, RATES.entryVariance());
    return spectra(count, () -> ensemble.sampleSingularValues(rng));
  }

  private static double score(Result result, CandidateLaw law) {
    return result.fitted().get(law).get().logLikelihood();
  }

  @Test
  void theLaguerreLawWinsInTheStationaryStateOfIsotropicNoise() {
    Result result = COMPARISON.score(wishart(40), ROWS, COLUMNS, Optional.of(RATES));
    assertThat(result.best().get().law()).isEqualTo(CandidateLaw.LAGUERRE);
    LawScore laguerre = result.atMeasuredRates().get(CandidateLaw.LAGUERRE).get();
    assertThat(laguerre.kolmogorovDistance().low()).isLessThan(0.01);
    assertThat(laguerre.outside()).isZero();
    assertThat(laguerre.logLikelihood())
        .isCloseTo(score(result, CandidateLaw.LAGUERRE), within(0.01));
    for (CandidateLaw gamma : List.of(CandidateLaw.PUBLISHED_GAMMA, CandidateLaw.CORRECTED_GAMMA)) {
      LawScore atRates = result.atMeasuredRates().get(gamma).get();
      assertThat(atRates.insideLogLikelihood().get().high())
          .isLessThan(laguerre.insideLogLikelihood().get().low() - 0.3);
      assertThat(score(result, gamma)).isLessThan(laguerre.logLikelihood() - 0.3);
    }
  }

  /** About one spectrum in six has a value above the limit's edge, which then has no density. */
  @Test
  void sharpEdgesCostTheMarchenkoPasturLawEverything() {
    Result result = COMPARISON.score(wishart(40), ROWS, COLUMNS, Optional.of(RATES));
    LawScore law = result.atMeasuredRates().get(CandidateLaw.MARCHENKO_PASTUR).get();
    assertThat(law.outside()).isBetween(1, 20);
    assertThat(law.logLikelihood()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(law.insideLogLikelihood().get().estimate())
        .isCloseTo(score(result, CandidateLaw.LAGUERRE), within(0.1));
    assertThat(law.kolmogorovDistance().low()).isLessThan(0.02);
  }

  /** A rate a hundred times too large: densities below the least double, and said to be. */
  @Test
  void densitiesThatUnderflowAreCounted() {
    MeasuredRates wrong = new MeasuredRates(0.02, 1, 0);
    Result result = COMPARISON.score(wishart(10), ROWS, COLUMNS, Optional.of(wrong));
    LawScore published = result.atMeasuredRates().get(CandidateLaw.PUBLISHED_GAMMA).get();
    assertThat(published.underflowing()).isGreaterThan(100);
    assertThat(published.outside()).isZero();
    LawScore pastur = result.atMeasuredRates().get(CandidateLaw.MARCHENKO_PASTUR).get();
    assertThat(pastur.outside()).isEqualTo(5 * COLUMNS);
    assertThat(pastur.insideLogLikelihood().reason()).isEqualTo("no held-out value is inside");
  }

  /** Evenly spread λ have a lighter tail than any beta-prime law: only its limit is left. */
  @Test
  void theLimitOfTheBetaPrimeFamilyIsAGammaLaw() {
    UniformRandomProvider rng = rng("limit");
    List<double[]> spectra = spectra(6, () -> rng.doubles(COLUMNS).map(Math::sqrt).toArray());
    Result result = COMPARISON.score(spectra, ROWS, COLUMNS, Optional.empty());
    LawScore limit = result.fitted().get(CandidateLaw.BETA_PRIME).get();
    assertThat(limit.parameters()).contains("α = ∞");
    assertThat(limit.kolmogorovDistance().estimate()).isLessThan(0.2);
    assertThat(limit.logLikelihood())
        .isGreaterThan(score(result, CandidateLaw.CORRECTED_GAMMA) + 0.1);
  }

  /** Rates that make a = 17ν², b = 2κ − ρ², c = 2ν², d = 2ρ² the truth. */
  @Test
  void theBetaPrimeLawWinsWhereNoiseGrowsWithTheWeights() {
    MeasuredRates rates = new MeasuredRates(0.2, 0.01, 0.1);
    var law = new GammaBulkPowerTail(17 * 0.04, 0.01, 0.08, 0.02);
    var sampler = law.createSampler(rng("beta prime"));
    List<double[]> spectra =
        spectra(
            40,
            () ->
                Stream.generate(sampler::sample).limit(COLUMNS).mapToDouble(Math::sqrt).toArray());
    Result result = COMPARISON.score(spectra, ROWS, COLUMNS, Optional.of(rates));
    assertThat(result.best().get().law()).isEqualTo(CandidateLaw.BETA_PRIME);
    LawScore atRates = result.atMeasuredRates().get(CandidateLaw.BETA_PRIME).get();
    assertThat(atRates.parameters()).isEqualTo("tail exponent α = 2.500");
    assertThat(atRates.kolmogorovDistance().low()).isLessThan(0.01);
    assertThat(atRates.logLikelihood())
        .isCloseTo(score(result, CandidateLaw.BETA_PRIME), within(0.02));
  }

  @Test
  void spikesNeedTheirOwnLaw() {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng("spikes"));
    List<double[]> spectra =
        spectra(
            20,
            () -> {
              double[] w = new double[ROWS * COLUMNS];
              Arrays.setAll(w, i -> normal.sample());
              w[0] += 20;
              w[COLUMNS + 1] += 14;
              return Svd.values(new DenseMatrix(ROWS, COLUMNS, w));
            });
    Result result = COMPARISON.score(spectra, ROWS, COLUMNS, Optional.empty());
    assertThat(result.atMeasuredRates()).isEmpty();
    LawScore spiked = result.fitted().get(CandidateLaw.SPIKED_BULK).get();
    assertThat(spiked.parameters()).endsWith("20 spikes in 10 spectra");
    LawScore pastur = result.fitted().get(CandidateLaw.MARCHENKO_PASTUR).get();
    assertThat(pastur.outside()).isGreaterThanOrEqualTo(20);
    assertThat(spiked.insideLogLikelihood().get().estimate())
        .isGreaterThan(score(result, CandidateLaw.LAGUERRE) + 0.1);
    assertThat(spiked.outside()).isZero();
  }

  @Test
  void thePowerLawIsHeldAgainstTheOthersInTheTailAlone() {
    var rng = rng("power law");
    List<double[]> spectra =
        spectra(40, () -> rng.doubles(COLUMNS).map(u -> Math.pow(1 - u, -1 / 3.0)).toArray());
    Result result = COMPARISON.score(spectra, ROWS, COLUMNS, Optional.empty());
    LawScore power = result.fitted().get(CandidateLaw.POWER_LAW).get();
    assertThat(power.tailValues()).isPositive();
    for (CandidateLaw other : List.of(CandidateLaw.LAGUERRE, CandidateLaw.CORRECTED_GAMMA)) {
      assertThat(power.tailLogLikelihood().get())
          .isGreaterThan(result.fitted().get(other).get().tailLogLikelihood().get() + 0.3);
    }
  }

  @Test
  void aPartingOfOnesOwnMayBeTheUsualOne() {
    List<double[]> spectra = wishart(4);
    List<double[]> training = List.of(spectra.get(0), spectra.get(2));
    List<double[]> heldOut = List.of(spectra.get(1), spectra.get(3));
    Result parted = COMPARISON.score(training, heldOut, ROWS, COLUMNS, Optional.of(RATES));
    Result usual = COMPARISON.score(spectra, ROWS, COLUMNS, Optional.of(RATES));
    assertThat(parted).isEqualTo(usual);
    Result turned = COMPARISON.score(heldOut, training, ROWS, COLUMNS, Optional.of(RATES));
    assertThat(turned).isNotEqualTo(usual);
  }

  @Test
  void aSingleSpectrumIsHeldOutByEverySecondValue() {
    var ensemble = new LaguerreEnsemble(120, 81, 1, 2);
    List<double[]> one = List.of(ensemble.sampleSingularValues(rng("one")));
    Result result = COMPARISON.score(one, 120, 81, Optional.empty());
    LawScore laguerre = result.fitted().get(CandidateLaw.LAGUERRE).get();
    assertThat(laguerre.values()).isEqualTo(40);
    assertThat(laguerre.kolmogorovDistance().estimate()).isLessThan(0.05);
    LawScore spiked = result.fitted().get(CandidateLaw.SPIKED_BULK).get();
    assertThat(spiked.parameters()).endsWith(", 0 spikes in 1 spectra");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COMPARISON.score(List.of(new double[3]), 5, 5, Optional.empty()))
        .withMessage("every spectrum must have 5 values, was 3");
    List<double[]> bad = new ArrayList<>(wishart(2));
    bad.get(0)[3] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COMPARISON.score(bad, ROWS, COLUMNS, Optional.empty()))
        .withMessage("singular values must be finite and not negative, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COMPARISON.score(List.of(), 5, 5, Optional.empty()))
        .withMessage("values must number at least 20, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeasuredRates(0, 1, 0))
        .withMessage("volatility must be positive and finite, was 0.0");
  }
}
