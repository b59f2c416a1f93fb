package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorGrowthTest {

  private static final double[] LEADS = {1, 2, 4, 8};

  @Test
  void tellsDiffusionFromAnUnknownRate() {
    double[] growth = ErrorGrowth.fit(LEADS, errors(0.3, 0.02), 0.1);

    assertThat(growth[0]).isCloseTo(0.3, within(1e-12));
    assertThat(growth[1]).isCloseTo(0.02, within(1e-12));
  }

  @Test
  void doesNotCountKnownDiffusionTwice() {
    double[] growth = ErrorGrowth.fit(LEADS, errors(0, 0.1), 0.3);

    assertThat(growth[0]).isEqualTo(0.3);
    assertThat(growth[1]).isBetween(0.0, 0.1);
    assertThat(ErrorGrowth.fit(LEADS, errors(0.2, 0), 0.3)).containsExactly(0.3, 0);
  }

  @Test
  void neverLeavesANegativePart() {
    assertThat(ErrorGrowth.fit(LEADS, errors(0.3, -0.02), 0))
        .satisfies(g -> assertThat(g[1]).isZero());
    assertThat(ErrorGrowth.fit(LEADS, errors(-0.01, 0.2), 0))
        .satisfies(g -> assertThat(g[0]).isZero());
    assertThat(ErrorGrowth.fit(LEADS, new double[4], 0)).containsExactly(0, 0);
  }

  private static double[] errors(double a, double b) {
    double[] y = new double[LEADS.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = a * LEADS[i] + b * LEADS[i] * LEADS[i];
    }
    return y;
  }
}
