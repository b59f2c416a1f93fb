package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class TailBootstrapTest {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() {
    double[] values = pareto(1, 150);
    Outcome<Plausibility> one = new TailBootstrap(FITTER, 7, 200, 1).test(values);

    assertThat(new TailBootstrap(FITTER, 7, 200, 2).test(values)).isEqualTo(one);
    assertThat(new TailBootstrap(FITTER, 7, 200, 5).test(values)).isEqualTo(one);
    assertThat(new TailBootstrap(FITTER, 8, 200, 1).test(values)).isNotEqualTo(one);
  }

  /** 200 power laws: the share rejected at 0.1 has a standard deviation of 0.021. */
  @Test
  void powerLawsAreRejectedAsOftenAsTheLevelSays() {
    int rejected = 0;
    for (int i = 0; i < 200; i++) {
      if (new TailBootstrap(FITTER, i, 99, 2).test(pareto(i, 100)).get().pValue() <= 0.1) {
        rejected++;
      }
    }
    assertThat(rejected / 200.0).isCloseTo(0.1, within(0.065));
  }

  @Test
  void anExponentialBodyHeldForATailIsRejected() {
    ZigguratSampler.Exponential sampler =
        ZigguratSampler.Exponential.of(new RandomStreams(2).stream("exponential"));
    double[] values = new double[500];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + sampler.sample();
    }
    TailBootstrap bootstrap = new TailBootstrap(new PowerLawFitter(400), 3, 199, 2);

    assertThat(bootstrap.test(values).get().pValue()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void theMonteCarloErrorIsThatOfABinomialShare() {
    Plausibility result = new TailBootstrap(FITTER, 7, 100, 2).test(pareto(1, 100)).get();
    double p = result.pValue();

    assertThat(result.monteCarloError()).isCloseTo(Math.sqrt(p * (1 - p) / 100), within(1e-15));
    assertThat(result.tail()).isEqualTo(FITTER.fit(pareto(1, 100)).get());
  }

  @Test
  void aSpectrumWithoutFitGivesItsReason() {
    assertThat(new TailBootstrap(FITTER, 7, 10, 1).test(new double[] {1}).reason())
        .contains("at least 2 positive eigenvalues");
    assertThatThrownBy(() -> new TailBootstrap(FITTER, 7, 0, 1))
        .hasMessage("replicates must be at least 1, was 0");
    assertThatThrownBy(() -> new TailBootstrap(FITTER, 7, 1, 0))
        .hasMessage("threads must be at least 1, was 0");
  }

  private static double[] pareto(int seed, int size) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("pareto");
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.pow(1 - rng.nextDouble(), -1 / 1.5);
    }
    return values;
  }
}
