package io.spectracast.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.GammaBulkPowerTail;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LawFitterTest {

  private static final double[] EIGENVALUES = {
    0.065569742299, 0.111154336198, 0.134245380535, 0.1468775315, 0.16582352446, 0.201003745451,
    0.24458881018, 0.276841724312, 0.285535279214, 0.280496846625, 0.287340998512, 0.323897365459,
    0.381105927918, 0.428428510467, 0.441563701513, 0.427553401183, 0.421937706543, 0.457374531305,
    0.531311202207, 0.604417309424, 0.634891804851, 0.619209471469, 0.600281138804, 0.631372751821,
    0.725809643805, 0.839640733911, 0.90788222427, 0.905606876483, 0.877932026296, 0.906322606957,
    1.035779870025, 1.227837502996, 1.387848302894, 1.451083957888, 1.455410153883, 1.532562218953,
    1.818973316405, 2.368920660591, 3.202908892233, 5.011589439323
  };

  /** Golden values: scipy 1.17.1, Nelder–Mead on the log-likelihood to 1e-13. */
  @Test
  void bothFitsAreTheLikelihoodsMaximum() {
    LawFit gamma = LawFitter.fit(EIGENVALUES, BulkLaw.GAMMA).get();
    LawFit prime = LawFitter.fit(EIGENVALUES, BulkLaw.BETA_PRIME).get();

    assertThat(gamma.shape()).isCloseTo(1.32787508, within(2e-8));
    assertThat(gamma.scale()).isCloseTo(0.64687808, within(2e-8));
    assertThat(gamma.logLikelihood()).isCloseTo(-33.003192570813724, within(1e-9));
    assertThat(gamma.kolmogorovDistance()).isCloseTo(0.1131639254491516, within(1e-7));
    assertThat(gamma.tailExponent()).isEmpty();
    assertThat(prime.shape()).isCloseTo(2.76362599555476, within(1e-5));
    assertThat(prime.tailShape().getAsDouble()).isCloseTo(2.8146316437776546, within(1e-5));
    assertThat(prime.scale()).isCloseTo(0.5759818834287659, within(1e-5));
    assertThat(prime.logLikelihood()).isCloseTo(-30.711754755246073, within(1e-9));
    assertThat(prime.kolmogorovDistance()).isCloseTo(0.05288594091385712, within(1e-6));
  }

  /** 4 000 points: the scatter of the parameters is below 5 %. */
  @Test
  void aSampleOfTheLawGivesItsParametersBack() {
    var law = new GammaBulkPowerTail(2, 3, 1, 1.5);
    var sampler = law.createSampler(new RandomStreams(5).stream("law"));
    double[] values = new double[4000];
    Arrays.setAll(values, i -> sampler.sample());

    LawFit fit = LawFitter.fit(values, BulkLaw.BETA_PRIME).get();

    assertThat(fit.shape()).isCloseTo(2, withPercentage(10));
    assertThat(fit.tailExponent().getAsDouble()).isCloseTo(law.tailExponent(), withPercentage(10));
    assertThat(fit.kolmogorovDistance()).isLessThan(0.02);
  }

  @Test
  void aGammaSampleHasNoHeavierTail() {
    var sampler =
        new GammaBulkPowerTail(3, 2, 1, 0).createSampler(new RandomStreams(6).stream("law"));
    double[] values = new double[2000];
    Arrays.setAll(values, i -> sampler.sample());

    LawFit gamma = LawFitter.fit(values, BulkLaw.GAMMA).get();
    var prime = LawFitter.fit(values, BulkLaw.BETA_PRIME);

    assertThat(gamma.shape()).isCloseTo(3, withPercentage(10));
    prime
        .value()
        .ifPresentOrElse(
            fit -> assertThat(fit.tailExponent().getAsDouble()).isGreaterThan(15),
            () -> assertThat(prime.reason()).contains("gamma law"));
  }

  @Test
  void theUnitChangesTheScaleAlone() {
    double[] scaled = Arrays.stream(EIGENVALUES).map(value -> 0x1p-70 * value).toArray();
    for (BulkLaw law : BulkLaw.values()) {
      LawFit fit = LawFitter.fit(EIGENVALUES, law).get();
      LawFit other = LawFitter.fit(scaled, law).get();

      assertThat(other.shape()).isEqualTo(fit.shape());
      assertThat(other.tailShape()).isEqualTo(fit.tailShape());
      assertThat(other.kolmogorovDistance()).isEqualTo(fit.kolmogorovDistance());
      assertThat(other.scale()).isEqualTo(0x1p-70 * fit.scale());
    }
  }

  @Test
  void whatHasNoShapeHasAReason() {
    assertThat(LawFitter.fit(new double[] {1, 2, 3, 4}, BulkLaw.GAMMA).reason()).contains("five");
    double[] equal = new double[9];
    Arrays.fill(equal, 2);
    assertThat(LawFitter.fit(equal, BulkLaw.BETA_PRIME).reason()).contains("all but equal");
  }
}
