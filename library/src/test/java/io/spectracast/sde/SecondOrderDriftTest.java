package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The second-order Itô drift against simulation of the matrix: the mean of ½(s(W + εM) + s(W − εM))
 * − s(W) over draws of M, divided by ε². Antithetic pairs remove the first order exactly; the
 * fourth order is below 1e-4 of the result at ε = 1e-3.
 *
 * <p>Power: the standard error is about 1/√draws of the drift, so that at 20 000 draws an error of
 * 4 % in one coefficient is found in most of the twenty covariances. With 160 comparisons the
 * chance that one correct drift strays beyond 4 standard errors is 1 %.
 */
class SecondOrderDriftTest {

  private static final double EPSILON = 1e-3;
  private static final double[] S = {5.1, 4.4, 3.5, 3.1, 2.2, 1.7, 1.1, 0.6};

  @Test
  void kroneckerDriftAgreesWithSimulationOnThreeCovariances() {
    for (int c = 0; c < 3; c++) {
      compare(kronecker(c), c, 3000);
    }
  }

  @Test
  void empiricalDriftAgreesWithSimulationOnThreeCovariances() {
    for (int c = 0; c < 3; c++) {
      compare(empirical(c), c, 3000);
    }
  }

  @Tag("slow")
  @Test
  void driftsAgreeWithSimulationOnTwentyCovariancesEach() {
    for (int c = 0; c < 20; c++) {
      compare(kronecker(c), c, 20_000);
      compare(empirical(c), c, 20_000);
    }
  }

  @Test
  void multiplicativeDriftAgreesWithSimulation() {
    compare(new MultiplicativeNoise(0.5, 1.5), 0, 3000);
  }

  @Test
  void isotropicMomentsGiveTheDysonRepulsion() {
    double[] drift = FrameMoments.isotropic(14, 8, 8, 0.7).drift(S);

    for (int k = 0; k < 8; k++) {
      double sum = (14 - 8) / (2 * S[k]);
      for (int j = 0; j < 8; j++) {
        sum += j == k ? 0 : S[k] / (S[k] * S[k] - S[j] * S[j]);
      }
      assertThat(drift[k]).isCloseTo(0.49 * sum, within(1e-12));
    }
  }

  @Test
  void aTruncatedFrameCountsTheRestAsZero() {
    UniformRandomProvider rng = TestMatrices.rng("truncated", 0);
    double[] s = {5, 4, 3, 1e-4, 5e-5};
    SingularTriplets full = Svd.triplets(TestMatrices.withSingularValues(9, s, rng));
    List<DenseMatrix> samples = new ArrayList<>();
    for (int r = 0; r < 40; r++) {
      samples.add(TestMatrices.gaussian(9, 5, 1, rng));
    }
    var noises =
        List.of(
            new IsotropicNoise(0.4),
            new EmpiricalNoise(samples, 1),
            new KroneckerNoise(
                TestMatrices.gaussian(9, 9, 1, rng), TestMatrices.gaussian(5, 5, 1, rng)));

    for (MatrixNoise noise : noises) {
      double[] exact = noise.inFrame(full).drift(full.singularValues());
      double[] top = noise.inFrame(full.leading(3)).drift(full.leading(3).singularValues());
      for (int k = 0; k < 3; k++) {
        assertThat(top[k]).isCloseTo(exact[k], within(1e-3 * Math.abs(exact[k]) + 1e-3));
      }
    }
  }

  /**
   * A citing paper prints (m − n + 1)/2s and a minus sign before the sum. For s₁ it misses by over
   * 15 errors.
   */
  @Test
  void thePublishedSignsAreRefutedBySimulation() {
    double[] minus = new double[8];
    for (int k = 0; k < 8; k++) {
      minus[k] = (14 - 8 + 1) / (2 * S[k]);
      for (int j = 0; j < 8; j++) {
        minus[k] -= j == k ? 0 : S[k] / (S[k] * S[k] - S[j] * S[j]);
      }
    }
    var simulated = simulate(new IsotropicNoise(1), 0, 2000);

    double[] right = FrameMoments.isotropic(14, 8, 8, 1).drift(S);
    for (int k = 0; k < 8; k++) {
      assertThat(simulated.mean[k]).isCloseTo(right[k], within(4 * simulated.error[k]));
    }
    assertThat(Math.abs(simulated.mean[0] - minus[0])).isGreaterThan(15 * simulated.error[0]);
  }

  private static MatrixNoise kronecker(int index) {
    UniformRandomProvider rng = TestMatrices.rng("kronecker", index);
    return new KroneckerNoise(
        TestMatrices.gaussian(14, 14, 0.3, rng), TestMatrices.gaussian(8, 8, 0.3, rng));
  }

  /** Thirty samples of low rank, so that the moments are far from isotropic. */
  private static MatrixNoise empirical(int index) {
    UniformRandomProvider rng = TestMatrices.rng("empirical", index);
    DenseMatrix common = TestMatrices.gaussian(14, 8, 0.5, rng);
    List<DenseMatrix> samples = new ArrayList<>();
    for (int r = 0; r < 30; r++) {
      double weight = ZigguratSampler.NormalizedGaussian.of(rng).sample();
      samples.add(TestMatrices.sum(TestMatrices.gaussian(14, 8, 0.3, rng), weight, common));
    }
    return new EmpiricalNoise(samples, 1);
  }

  private static void compare(MatrixNoise noise, int index, int draws) {
    var simulated = simulate(noise, index, draws);
    for (int k = 0; k < 8; k++) {
      assertThat(simulated.mean[k]).isCloseTo(simulated.formula[k], within(4 * simulated.error[k]));
    }
  }

  private record Drift(double[] mean, double[] error, double[] formula) {}

  private static Drift simulate(MatrixNoise noise, int index, int draws) {
    UniformRandomProvider rng = TestMatrices.rng("compare", index);
    DenseMatrix w = TestMatrices.withSingularValues(14, S, rng);
    double[] formula = noise.inFrame(Svd.triplets(w)).drift(S);
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] increment = new double[noise.noises(14, 8)];
    double[] m = new double[14 * 8];
    double[] mean = new double[8];
    double[] square = new double[8];
    for (int d = 0; d < draws; d++) {
      for (int i = 0; i < increment.length; i++) {
        increment[i] = normal.sample();
      }
      noise.diffuse(14, 8, w.values(), increment, m);
      var noiseMatrix = new DenseMatrix(14, 8, m);
      double[] plus = Svd.values(TestMatrices.sum(w, EPSILON, noiseMatrix));
      double[] minus = Svd.values(TestMatrices.sum(w, -EPSILON, noiseMatrix));
      for (int k = 0; k < 8; k++) {
        double change = (0.5 * (plus[k] + minus[k]) - S[k]) / (EPSILON * EPSILON);
        mean[k] += change / draws;
        square[k] += change * change / draws;
      }
    }
    double[] error = new double[8];
    for (int k = 0; k < 8; k++) {
      error[k] = Math.sqrt((square[k] - mean[k] * mean[k]) / draws);
    }
    return new Drift(mean, error, formula);
  }
}
