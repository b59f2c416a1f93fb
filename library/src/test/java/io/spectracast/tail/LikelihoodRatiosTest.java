package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/**
 * Golden values: scipy 1.17.1, Nelder–Mead on the log-likelihoods of the 60 midpoint quantiles
 * named below divided by the smallest, restarted until the fourth run moved nothing; normalisation
 * by {@code log_ndtr} and adaptive quadrature.
 */
class LikelihoodRatiosTest {

  private static final double[] BENT = quantiles(p -> 1 + Math.pow(-Math.log1p(-p), 1.4));
  private static final double[] PARETO = quantiles(p -> Math.pow(1 - p, -1 / 1.5));
  private static final double[] SHORT = quantiles(p -> Math.exp(0.9 * Math.sqrt(-Math.log1p(-p))));

  @Test
  void theExponentialAgreesWithScipy() {
    check(
        BENT,
        Alternative.EXPONENTIAL,
        3.8165892825387857,
        1.010360014730784,
        0.3123228375533652,
        Map.of("rate", 0.8179361114140783));
    check(
        PARETO,
        Alternative.EXPONENTIAL,
        14.623029865163875,
        1.7983407940851182,
        0.07212301885894251,
        Map.of("rate", 0.6180023213417837));
    check(
        SHORT,
        Alternative.EXPONENTIAL,
        -9.816726687583571,
        -4.481778523228172,
        7.402354342463117e-06,
        Map.of("rate", 0.8070607131004205));
  }

  @Test
  void theLognormalAgreesWithScipy() {
    check(
        BENT,
        Alternative.LOGNORMAL,
        -0.43240389517273714,
        -0.6022112289323999,
        0.5470335420895791,
        Map.of("mu", -2.5997178278696147, "sigma", 1.5146522837801146));
    check(
        PARETO,
        Alternative.LOGNORMAL,
        -0.009132077731923996,
        -0.0864594527233165,
        0.9311011873686408,
        Map.of("mu", -34.33246272237799, "sigma", 4.83881361878598));
    check(
        SHORT,
        Alternative.LOGNORMAL,
        -11.567112104966306,
        -3.0534338093466737,
        0.0022623862519035812,
        Map.of("mu", 0.611970036969981, "sigma", 0.49372662488683333));
  }

  @Test
  void theStretchedExponentialAgreesWithScipy() {
    check(
        BENT,
        Alternative.STRETCHED_EXPONENTIAL,
        -0.524224179177029,
        -0.6262516842502475,
        0.531149871730128,
        Map.of("exponent", 0.2726963742595344, "rate", 5.055214399620694));
    check(
        PARETO,
        Alternative.STRETCHED_EXPONENTIAL,
        -0.009918714452983368,
        -0.08721750670350942,
        0.9304986240458593,
        Map.of("exponent", 0.029522377503157365, "rate", 50.55528255680441));
    check(
        SHORT,
        Alternative.STRETCHED_EXPONENTIAL,
        -10.868270808212092,
        -3.171659271047418,
        0.0015157072794405922,
        Map.of("exponent", 1.4242719890451674, "rate", 0.42589166694695585));
  }

  @Test
  void theTruncatedPowerLawAgreesWithScipy() {
    check(
        BENT,
        Alternative.TRUNCATED_POWER_LAW,
        -0.7699313756749051,
        2 * 0.7699313756749051,
        0.10731911775061626,
        Map.of("tailExponent", 2.072246516589143, "rate", 0.14865602170171088));
    check(
        PARETO,
        Alternative.TRUNCATED_POWER_LAW,
        -0.058102757132988514,
        2 * 0.058102757132988514,
        0.3665934604535459,
        Map.of("tailExponent", 2.4517911141279356, "rate", 0.012403044004822037));
    check(
        SHORT,
        Alternative.TRUNCATED_POWER_LAW,
        -11.1597793519058,
        2 * 11.1597793519058,
        1.154217124686997e-06,
        Map.of("tailExponent", -1.8065612691976365, "rate", 1.4897543676090843));
  }

  @Test
  void anotherUnitChangesNothing() {
    double[] scaled = Arrays.stream(BENT).map(v -> v * 1e6).toArray();
    LikelihoodRatios.of(scaled, whole(scaled))
        .forEach(
            (alternative, outcome) -> {
              Comparison original = LikelihoodRatios.of(BENT, whole(BENT), alternative).get();
              assertThat(outcome.get().logLikelihoodRatio())
                  .isCloseTo(original.logLikelihoodRatio(), within(1e-10));
            });
  }

  /** A tail with one point far out: every rival that has the power law as its limit goes there. */
  @Test
  void anAlternativeThatOnlyImitatesThePowerLawHasNoFitOfItsOwn() {
    double[] values = {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1e4};
    Map<Alternative, Outcome<Comparison>> all = LikelihoodRatios.of(values, whole(values));

    assertThat(all.get(Alternative.LOGNORMAL).reason()).contains("this is the power law itself");
    assertThat(all.get(Alternative.STRETCHED_EXPONENTIAL).reason())
        .contains("at exponent 0, where this is the power law itself");
    assertThat(all.get(Alternative.EXPONENTIAL).get().logLikelihoodRatio()).isPositive();
  }

  @Test
  void aTruncatedPowerLawWithoutTruncationHasNoFitOfItsOwn() {
    double[] values = {1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 3};

    assertThat(LikelihoodRatios.of(values, whole(values), Alternative.TRUNCATED_POWER_LAW).reason())
        .contains("at rate 0, where this is the power law itself");
  }

  @Test
  void everyOutcomeIsANumberOrAReason() {
    for (int seed = 0; seed < 300; seed++) {
      int number = seed;
      double[] values = wild(seed);
      LikelihoodRatios.of(values, whole(values))
          .forEach(
              (alternative, outcome) ->
                  outcome
                      .value()
                      .ifPresentOrElse(
                          c -> {
                            assertThat(c.logLikelihoodRatio()).isFinite();
                            assertThat(c.pValue()).isBetween(0.0, 1.0);
                            assertThat(c.parameters().values()).allMatch(Double::isFinite);
                          },
                          () ->
                              assertThat(outcome.reason())
                                  .as(alternative + ", seed " + number)
                                  .doesNotContain("stalled")
                                  .doesNotContain("no maximum")));
    }
  }

  @Test
  void theTruncatedPowerLawNeverFitsWorseThanThePowerLaw() {
    for (int seed = 0; seed < 100; seed++) {
      double[] values = wild(seed);
      LikelihoodRatios.of(values, whole(values), Alternative.TRUNCATED_POWER_LAW)
          .value()
          .ifPresent(c -> assertThat(c.logLikelihoodRatio()).isLessThan(1e-9));
    }
  }

  @Test
  void theTrueLawWins() {
    RandomStreams streams = new RandomStreams(5);
    UniformRandomProvider rng = streams.stream("exponential");
    ZigguratSampler.Exponential sampler = ZigguratSampler.Exponential.of(rng);
    double[] exponential = new double[1000];
    double[] pareto = new double[1000];
    for (int i = 0; i < 1000; i++) {
      exponential[i] = 1 + sampler.sample();
      pareto[i] = Math.exp(sampler.sample());
    }
    assertThat(
            LikelihoodRatios.of(exponential, whole(exponential), Alternative.EXPONENTIAL)
                .get()
                .favoursAlternative(1e-6))
        .isTrue();
    assertThat(
            LikelihoodRatios.of(pareto, whole(pareto), Alternative.EXPONENTIAL)
                .get()
                .favoursPowerLaw(1e-6))
        .isTrue();
  }

  @Test
  void theTailMustBeOfTheseEigenvalues() {
    assertThatThrownBy(() -> LikelihoodRatios.of(new double[] {1, 2}, whole(BENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eigenvalues must be those of the tail, at least 60 positive ones, was 2");
  }

  private static void check(
      double[] values,
      Alternative alternative,
      double ratio,
      double statistic,
      double p,
      Map<String, Double> parameters) {
    Comparison comparison = LikelihoodRatios.of(values, whole(values), alternative).get();

    assertThat(comparison.logLikelihoodRatio()).isCloseTo(ratio, within(1e-8));
    assertThat(comparison.statistic()).isCloseTo(statistic, within(1e-5));
    assertThat(comparison.pValue()).isCloseTo(p, within(1e-5 * p + 1e-12));
    parameters.forEach(
        (name, value) ->
            assertThat(comparison.parameters().get(name))
                .as(name)
                .isCloseTo(value, within(1e-5 * Math.abs(value))));
  }

  /** All values taken as the tail. */
  private static PowerLawTail whole(double[] values) {
    return new PowerLawFitter(values.length).fit(values).get();
  }

  private static double[] quantiles(DoubleUnaryOperator quantile) {
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantile.applyAsDouble((i + 0.5) / values.length);
    }
    return values;
  }

  /** Tails of 2 to 201 points, from needle-narrow to astronomically wide. */
  private static double[] wild(int seed) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("wild");
    double width = Math.exp(rng.nextDouble(-8, 4));
    double power = rng.nextDouble(0.3, 3);
    double[] values = new double[2 + rng.nextInt(200)];
    for (int i = 0; i < values.length; i++) {
      double log = width * Math.pow(-Math.log(1 - rng.nextDouble()), power);
      values[i] = Math.exp(Math.min(300, log)) * (1 + i * 1e-9);
    }
    return values;
  }
}
