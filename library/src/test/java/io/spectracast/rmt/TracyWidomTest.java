package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracyWidomTest extends LawContract {

  @Override
  List<ContinuousDistribution> laws() {
    return List.of(new TracyWidom(1), new TracyWidom(2), new TracyWidom(4), new TracyWidom(1, 40));
  }

  @Override
  List<Runnable> rejected() {
    return List.of(
        () -> new TracyWidom(3), () -> new TracyWidom(1, 23), () -> new TracyWidom(1, 257));
  }

  /** Reached by β = 4 where the series of the left tail takes over. */
  @Override
  double cdfTolerance() {
    return 5e-13;
  }

  @Override
  double momentTolerance() {
    return 1e-9;
  }

  /**
   * Golden: the determinants at 90 digits with 76 nodes, mpmath 1.3
   * (src/test/golden/tracy_widom.py), from 10⁻²⁷ in the left tail to 10⁻⁶⁴ in the right. Below s =
   * −6 the series holds to 2e-8 of itself.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "tracy-widom.csv", useHeadersInDisplayName = true)
  void matchesNinetyDigitDeterminants(int beta, double s, double cdf, double sf, double pdf) {
    var law = new TracyWidom(beta);

    assertThat(law.cumulativeProbability(s)).isCloseTo(cdf, within(1e-12));
    assertThat(law.cumulativeProbability(s)).isCloseTo(cdf, within(2e-8 * cdf));
    assertThat(law.survivalProbability(s)).isCloseTo(sf, within((beta == 4 ? 1e-11 : 1e-13) * sf));
    assertThat(law.density(s)).isCloseTo(pdf, within(1e-12));
    assertThat(law.density(s)).isCloseTo(pdf, within((s < -4 ? 2e-8 : 5e-12) * pdf));
  }

  /** Golden: Bornemann's published moments and our own quantiles of F₁ from 20-digit arithmetic. */
  @Test
  void momentsAndQuantilesOfTheRealLawMatchEveryPublishedDigit() {
    var law = new TracyWidom(1);
    double mean = integral(x -> x * law.density(x));
    double variance = central(law, mean, 2);

    assertThat(mean).isCloseTo(-1.2065335745820, within(6e-14));
    assertThat(variance).isCloseTo(1.607781034581, within(6e-13));
    assertThat(central(law, mean, 3) / Math.pow(variance, 1.5))
        .isCloseTo(0.29346452408, within(1e-11));
    assertThat(central(law, mean, 4) / (variance * variance) - 3)
        .isCloseTo(0.1652429384, within(1e-10));
  }

  /** Golden: quantiles of F₁ found with 20-digit arithmetic outside this code. */
  @ParameterizedTest
  @CsvSource({
    "0.01, -3.8954326731", "0.05, -3.1803799769", "0.50, -1.2685746166",
    "0.90, 0.4501432891", "0.95, 0.9793160535", "0.99, 2.0234492814"
  })
  void quantilesOfTheRealLawMatch(double p, double x) {
    assertThat(new TracyWidom(1).inverseCumulativeProbability(p)).isCloseTo(x, within(6e-11));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void meanAndVarianceAreThoseOfTheDensity(int beta) {
    var law = new TracyWidom(beta);
    double mean = integral(x -> x * law.density(x));

    assertThat(law.getMean()).isCloseTo(mean, within(2e-12));
    assertThat(law.getVariance()).isCloseTo(central(law, mean, 2), within(5e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void survivalQuantilesReachFarIntoTheTail(int beta) {
    var law = new TracyWidom(beta);
    for (double p = 1e-3; p > 1e-290; p *= 1e-7) {
      assertThat(law.survivalProbability(law.inverseSurvivalProbability(p)))
          .isCloseTo(p, within(1e-12 * p));
    }
  }

  /** Interpolation against the determinants themselves, off the nodes and at every seam. */
  @Test
  void interpolantsAgreeWithTheDeterminants() {
    var functions = HastingsMcLeod.withNodes(64);
    var determinant = new AiryDeterminant(64);
    for (double s = -4; s < 120; s += s < 4 ? 0.0625 : 0.71) {
      double[] direct = determinant.at(s);
      for (int which = 0; which < 4; which++) {
        double scale =
            s < AiryDeterminant.SCALED_FROM ? 1 : Math.exp((which < 2 ? -2 : -1) * Airy.zeta(s));
        double expected = direct[which] * scale;
        assertThat(functions.value(which, s))
            .isCloseTo(expected, within(1e-12 * Math.abs(expected) + 1e-300));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 24, 1e-6",
    "1, 32, 1e-10",
    "1, 40, 1e-13",
    "4, 24, 1e-4",
    "4, 32, 1e-8",
    "4, 40, 1e-12"
  })
  void accuracyGrowsWithTheNodes(int beta, int nodes, double accuracy) {
    double worst = worst(new TracyWidom(beta, nodes), new TracyWidom(beta, 64));
    assertThat(worst).isBetween(nodes < 40 ? accuracy / 1e5 : 0, accuracy);
  }

  @Test
  void agreesWithTheSharedReferenceTable() throws IOException {
    Path table = sharedReference("tracy_widom.csv");
    for (String line : Files.readAllLines(table).subList(1, 42)) {
      double[] v = java.util.Arrays.stream(line.split(",")).mapToDouble(Double::valueOf).toArray();
      for (int beta = 1; beta <= 2; beta++) {
        var law = new TracyWidom(beta);
        assertThat(law.cumulativeProbability(v[0])).isCloseTo(v[2 * beta - 1], within(1e-12));
        assertThat(law.density(v[0])).isCloseTo(v[2 * beta], within(6e-12));
      }
    }
  }

  /** Looks for shared/reference in the directories above; skips the test where there is none. */
  private static Path sharedReference(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("shared/reference/" + name))) {
      directory = directory.getParent();
    }
    assumeTrue(directory != null, "no shared/reference/" + name + " above the working directory");
    return directory.resolve("shared/reference/" + name);
  }

  private static double worst(TracyWidom law, TracyWidom reference) {
    double worst = 0;
    for (double s = law.beta() == 4 ? -4.2 : -5.9; s < 3; s += 0.1) {
      double error = law.cumulativeProbability(s) - reference.cumulativeProbability(s);
      worst = Math.max(worst, Math.abs(error));
    }
    return worst;
  }

  private static double central(TracyWidom law, double mean, int power) {
    return integral(x -> Math.pow(x - mean, power) * law.density(x));
  }

  private static double integral(UnivariateFunction function) {
    var factory = new GaussIntegratorFactory();
    double sum = 0;
    for (int k = -14; k < 24; k++) {
      sum += factory.legendre(40, k, k + 1).integrate(function);
    }
    return sum;
  }
}
