package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaEnsembleTest {

  @Test
  void oneEigenvalueIsGammaOrNormal() {
    var gamma = GammaDistribution.of(2.5 * 7 / 2, 2 * 0.3);
    var normal = NormalDistribution.of(0, Math.sqrt(0.6));
    for (double x = 0.5; x < 9; x += 0.5) {
      double[] spectrum = {x};
      assertThat(new LaguerreEnsemble(7, 1, 2.5, 0.3).logDensity(spectrum))
          .isCloseTo(gamma.logDensity(x), within(1e-12));
      assertThat(new HermiteEnsemble(1, 4, 0.3).logDensity(spectrum))
          .isCloseTo(normal.logDensity(x), within(1e-12));
    }
  }

  @Test
  void eigenvaluesAreTheSquaresOfSingularValuesAloneOrTogether() {
    var ensemble = new LaguerreEnsemble(30, 20, 1, 0.5);
    double[] s = ensemble.sampleSingularValues(RandomSource.L64_X128_MIX.create(3));
    double[] alone = ensemble.sampleEigenvalues(RandomSource.L64_X128_MIX.create(3));
    double[][] two =
        ensemble.sampleTogether(
            List.of(RandomSource.L64_X128_MIX.create(4), RandomSource.L64_X128_MIX.create(3)));

    for (int k = 0; k < 20; k++) {
      assertThat(alone[k]).isCloseTo(s[k] * s[k], within(1e-13));
      assertThat(two[1][k]).isCloseTo(alone[k], within(1e-13));
    }
    assertThat(two[0]).isNotEqualTo(two[1]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3.5, 4})
  void jointDensitiesOfTwoEigenvaluesIntegrateToOne(double beta) {
    assertThat(mass(new LaguerreEnsemble(4, 2, beta, 0.5), 0)).isCloseTo(1, within(1e-7));
    assertThat(mass(new HermiteEnsemble(2, beta, 0.5), -30)).isCloseTo(1, within(1e-7));
  }

  @Test
  void spectraOutsideTheChamberHaveNoDensity() {
    var laguerre = new LaguerreEnsemble(5, 2, 1, 1);
    assertThat(laguerre.logDensity(new double[] {1, 2})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(laguerre.logDensity(new double[] {1, 1})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(laguerre.logDensity(new double[] {1, -1})).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatIllegalArgumentException().isThrownBy(() -> laguerre.logDensity(new double[3]));
  }

  /** Two-sample Kolmogorov at level 1e-4, 3 000 draws each: shifts of 0.15 s.d. would be seen. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void realSamplesFollowTheSingularValuesOfGaussianMatrices(int which) {
    var rng = RandomSource.L64_X128_MIX.create(31);
    var ensemble = new LaguerreEnsemble(8, 5, 1, 0.25);
    int draws = 3000;
    double[] tridiagonal = new double[draws];
    double[] dense = new double[draws];
    for (int i = 0; i < draws; i++) {
      tridiagonal[i] = ensemble.sampleSingularValues(rng)[which];
      dense[i] = GaussianMatrix.singularValues(8, 5, 0.5, rng)[which];
    }
    assertThat(twoSampleDistance(tridiagonal, dense)).isLessThan(2.23 * Math.sqrt(2.0 / draws));
  }

  /** Every bin within five Poisson errors; 40 bins, 4 000 spectra, error about 2 % a bin. */
  @Test
  void complexSamplesFollowTheExactOnePointDensity() {
    double[] edges = new double[41];
    Arrays.setAll(edges, i -> 0.35 * i);
    compare(new LaguerreEnsemble(7, 5, 2, 0.2), new LaguerreOnePoint(7, 5, 0.2), edges);
    Arrays.setAll(edges, i -> -4 + 0.2 * i);
    compare(new HermiteEnsemble(6, 2, 0.2), new HermiteOnePoint(6, 0.2), edges);
  }

  @Test
  void anyBetaKeepsTheMeanTrace() {
    var rng = RandomSource.L64_X128_MIX.create(5);
    var ensemble = new LaguerreEnsemble(30, 20, 0.7, 2);
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      sum += Arrays.stream(ensemble.sampleEigenvalues(rng)).sum();
    }
    assertThat(sum / 500).isCloseTo(0.7 * 30 * 20 * 2, within(0.01 * 840)); // s.d. of it 0.2 %
  }

  /** The edge of the β = 4 ensemble pins the scale of F₄; over twenty seeds at most .083. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void hermiteEdgesFollowTracyAndWidom(int beta) {
    var rng = RandomSource.L64_X128_MIX.create(11);
    int n = 100;
    var ensemble = new HermiteEnsemble(n, beta, 1);
    double[] edge = new double[1000];
    for (int i = 0; i < edge.length; i++) {
      double scaled =
          (ensemble.sampleEigenvalues(rng)[0] - 2 * Math.sqrt(beta * n))
              * Math.pow(n, 1.0 / 6)
              / Math.sqrt(beta);
      edge[i] = beta == 4 ? Math.pow(2, 1.0 / 6) * scaled : scaled;
    }
    assertThat(Kolmogorov.distance(edge, new TracyWidom(beta))).isLessThan(0.1);
  }

  @Test
  void parametersOutsideTheirDomainAreRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LaguerreEnsemble(2, 3, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LaguerreEnsemble(3, 3, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HermiteEnsemble(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HermiteEnsemble(1, 1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HermiteEnsemble(3, 1, 1)
                    .simulateOnePoint(new double[] {1, 0}, 9, RandomSource.SPLIT_MIX_64.create()));
  }

  private static void compare(BetaEnsemble ensemble, ContinuousDistribution law, double[] edges) {
    UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(17);
    OnePointHistogram histogram = ensemble.simulateOnePoint(edges, 4000, rng);
    for (int i = 0; i < edges.length - 1; i++) {
      double expected = law.probability(edges[i], edges[i + 1]) / (edges[i + 1] - edges[i]);
      double unit = 4000 * ensemble.size() * (edges[i + 1] - edges[i]);
      double error = Math.sqrt(expected / unit); // of independent eigenvalues: an upper bound
      assertThat(histogram.standardError()[i]).isLessThan(1.2 * error + 1 / unit);
      assertThat(histogram.density()[i]).isCloseTo(expected, within(5 * error + 1 / unit));
    }
  }

  /** ∫∫ over λ₂ from the lower bound and the gap λ₁ − λ₂, which is mapped by u⁴. */
  private static double mass(BetaEnsemble ensemble, double lower) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(160, 0, 1);
    return rule.integrate(
        u ->
            rule.integrate(
                v -> {
                  double second = lower + 60 * Math.pow(u, lower < 0 ? 1 : 4);
                  double gap = 60 * Math.pow(v, 4);
                  double jacobian = (lower < 0 ? 60 : 240 * u * u * u) * 240 * v * v * v;
                  return Math.exp(ensemble.logDensity(new double[] {second + gap, second}))
                      * jacobian;
                }));
  }

  private static double twoSampleDistance(double[] a, double[] b) {
    Arrays.sort(a);
    Arrays.sort(b);
    double distance = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      while (j < b.length && b[j] <= a[i]) {
        j++;
      }
      distance = Math.max(distance, Math.abs((i + 1.0) / a.length - (double) j / b.length));
    }
    return distance;
  }
}
