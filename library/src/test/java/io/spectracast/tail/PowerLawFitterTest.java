package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLawFitterTest {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;

  @Test
  void aTailOfThreePointsIsFittedAsByHand() {
    PowerLawTail tail = new PowerLawFitter(3).fit(new double[] {Math.exp(3), 1, Math.E}).get();

    assertThat(tail.tailExponent()).isCloseTo(1 + 3.0 / 4, within(1e-15));
    assertThat(tail.standardError()).isCloseTo(0.75 / Math.sqrt(3), within(1e-15));
    assertThat(tail.xMin()).isEqualTo(1);
    assertThat(tail.xMax()).isEqualTo(Math.exp(3));
    assertThat(tail.tailSize()).isEqualTo(3);
    assertThat(tail.kolmogorovDistance())
        .isCloseTo(1 - Math.exp(-9.0 / 4) - 2.0 / 3, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 17, 64, 65, 300, 1000})
  void theSearchFindsWhatTryingEveryCandidateInFullFinds(int size) {
    for (int seed = 0; seed < 40; seed++) {
      double[] values = values(size, seed);
      for (int fewest : new int[] {2, Math.max(2, size / 4)}) {
        PowerLawTail tail = new PowerLawFitter(fewest).fit(values).get();
        NaiveSearch naive = new NaiveSearch(values, fewest);

        assertThat(tail.xMin()).isEqualTo(naive.xMin);
        assertThat(tail.tailExponent()).isCloseTo(naive.tailExponent, within(1e-9));
        assertThat(tail.kolmogorovDistance()).isCloseTo(naive.distance, within(1e-12));
      }
    }
  }

  @Test
  void repeatedEigenvaluesAreOneCandidate() {
    double[] values = {1, 1, 1, 2, 2, 3, 5, 5, 9, 9};
    NaiveSearch naive = new NaiveSearch(values, 2);

    assertThat(FITTER.fit(values).get().xMin()).isEqualTo(naive.xMin);
    assertThat(FITTER.fit(values).get().tailExponent())
        .isCloseTo(naive.tailExponent, within(1e-12));
  }

  @Test
  void zerosTakeNoPart() {
    double[] values = values(50, 1);

    assertThat(FITTER.fit(Arrays.copyOf(values, 80))).isEqualTo(FITTER.fit(values));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e6, 1e-290, 1e290})
  void anotherUnitGivesTheSameTail(double unit) {
    for (int seed = 0; seed < 20; seed++) {
      double[] values = values(200, seed);
      PowerLawTail tail = FITTER.fit(values).get();
      PowerLawTail scaled = FITTER.fit(times(values, unit)).get();

      assertThat(scaled.tailSize()).isEqualTo(tail.tailSize());
      assertThat(scaled.xMin()).isEqualTo(tail.xMin() * unit);
      assertThat(scaled.tailExponent()).isCloseTo(tail.tailExponent(), within(1e-12));
      assertThat(scaled.kolmogorovDistance()).isCloseTo(tail.kolmogorovDistance(), within(1e-13));
    }
  }

  @Test
  void aUnitThatIsAPowerOfTwoChangesNoBit() {
    double[] values = values(300, 3);
    PowerLawTail tail = FITTER.fit(values).get();
    PowerLawTail scaled = FITTER.fit(times(values, 0x1p-20)).get();

    assertThat(scaled.tailExponent()).isEqualTo(tail.tailExponent());
    assertThat(scaled.kolmogorovDistance()).isEqualTo(tail.kolmogorovDistance());
  }

  /** 1 000 planted tails each: the mean has a standard deviation of 0.004 · (α − 1). */
  @ParameterizedTest
  @ValueSource(doubles = {2, 2.5, 3, 4})
  void plantedTailsOf150PointsAreFoundNearlyWithoutBias(double alpha) {
    double[] pure = new double[1000];
    double[] aboveBody = new double[1000];
    for (int i = 0; i < pure.length; i++) {
      UniformRandomProvider rng = new RandomStreams(11).stream("planted", i);
      double[] planted = new double[500];
      for (int j = 0; j < planted.length; j++) {
        planted[j] = j < 150 ? Math.pow(1 - rng.nextDouble(), -1 / (alpha - 1)) : rng.nextDouble();
      }
      aboveBody[i] = FITTER.fit(planted).get().tailExponent();
      pure[i] = FITTER.fit(Arrays.copyOf(planted, 150)).get().tailExponent();
    }
    assertThat(mean(pure)).isCloseTo(alpha, within(0.1));
    assertThat(mean(pure)).isCloseTo(alpha + 0.03 * (alpha - 1), within(0.012 * (alpha - 1)));
    assertThat(mean(aboveBody)).isCloseTo(alpha, within(0.1));
    assertThat(deviation(pure)).isBetween(0.08 * (alpha - 1), 0.16 * (alpha - 1));
  }

  @Test
  void tooFewEigenvaluesGiveAReason() {
    assertThat(FITTER.fit(new double[0]).reason())
        .isEqualTo("at least 2 positive eigenvalues are needed, there were 0");
    assertThat(FITTER.fit(new double[] {0, 0, 3}).reason())
        .isEqualTo("at least 2 positive eigenvalues are needed, there were 1");
    assertThatThrownBy(() -> FITTER.fit(new double[1]).get())
        .hasMessageContaining("at least 2 positive eigenvalues");
  }

  @Test
  void equalEigenvaluesGiveAReason() {
    assertThat(FITTER.fit(new double[] {2, 2, 2}).reason())
        .isEqualTo("no 2 largest eigenvalues differ from each other");
  }

  @Test
  void eigenvaluesMustBeFiniteAndNotNegative() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> FITTER.fit(new double[] {1, bad, 2}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("eigenvalues must be finite and at least 0, was " + bad);
    }
    assertThatThrownBy(() -> new PowerLawFitter(1)).hasMessage("fewest must be at least 2, was 1");
  }

  @Test
  void theEigenvaluesAreNotModified() {
    double[] values = values(50, 4);
    double[] copy = values.clone();
    FITTER.fit(values);

    assertThat(values).isEqualTo(copy);
  }

  /** Alternately a pure power law, one above a body, a lognormal-like law, and tied values. */
  private static double[] values(int size, int seed) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("values", size);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double u = 1 - rng.nextDouble();
      values[i] =
          switch (seed % 4) {
            case 0 -> Math.pow(u, -0.7);
            case 1 -> i % 3 == 0 ? Math.pow(u, -0.5) : u;
            case 2 -> Math.exp(Math.sqrt(-2 * Math.log(u)) * Math.cos(7 * rng.nextDouble()));
            default -> size < 10 ? u : Math.ceil(20 * Math.pow(u, -0.6)) / 20;
          };
    }
    return values;
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().getAsDouble();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().getAsDouble());
  }

  /** The definition, candidate by candidate, in the eigenvalues themselves. */
  private static final class NaiveSearch {

    private double xMin;
    private double tailExponent;
    private double distance = Double.POSITIVE_INFINITY;

    NaiveSearch(double[] values, int fewest) {
      double[] x = values.clone();
      Arrays.sort(x);
      for (int i = 0; i <= x.length - fewest; i++) {
        if ((i == 0 || x[i] != x[i - 1]) && x[i] != x[x.length - 1]) {
          consider(Arrays.copyOfRange(x, i, x.length));
        }
      }
    }

    private void consider(double[] tail) {
      double alpha = 1 + tail.length / Arrays.stream(tail).map(v -> Math.log(v / tail[0])).sum();
      double largest = 0;
      for (int j = 0; j < tail.length; j++) {
        double fitted = 1 - Math.pow(tail[j] / tail[0], 1 - alpha);
        largest = Math.max(largest, Math.abs(fitted - (double) j / tail.length));
      }
      if (largest < distance - 1e-14) {
        distance = largest;
        xMin = tail[0];
        tailExponent = alpha;
      }
    }
  }
}
