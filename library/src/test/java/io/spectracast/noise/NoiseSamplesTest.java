package io.spectracast.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.inference.TestResult;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.random.RandomStreams;
import io.spectracast.sde.EmpiricalNoise;
import io.spectracast.sde.FrameMoments;
import io.spectracast.sde.KroneckerNoise;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoiseSamplesTest {

  private static final NoiseMeasurement MEASUREMENT =
      new NoiseMeasurement(NoiseOptions.DEFAULT.withReplicates(39));

  private static final Planted PLANTED = new Planted(9, 7, 64, 5);

  private static double[][] kronecker(Planted planted) {
    return Planted.kronecker().samples(planted, new RandomStreams(3).stream("noise"));
  }

  private static NoiseStatistics measured(Planted planted, double[][] samples, Centre centre) {
    NoiseSamples taken =
        MEASUREMENT.of(
            planted.rows(),
            planted.columns(),
            samples.length,
            centre,
            Optional.of(planted.frame().leading(4)));
    for (double[] sample : samples) {
      taken.add(sample);
    }
    return taken.statistics().get();
  }

  /** The same moments as the empirical noise class takes from samples it keeps. */
  @Test
  void momentsAreThoseOfTheEmpiricalNoiseClass() {
    double[][] samples = kronecker(PLANTED);
    FrameMoments found = measured(PLANTED, samples, Centre.ZERO).frame().get().moments();
    FrameMoments expected =
        new EmpiricalNoise(Arrays.stream(samples).map(x -> new DenseMatrix(9, 7, x)).toList(), 1)
            .inFrame(PLANTED.frame().leading(4));
    assertThat(found.squares()).containsExactly(expected.squares(), within(1e-9));
    assertThat(found.crosses()).containsExactly(expected.crosses(), within(1e-9));
    assertThat(found.diagonal()).containsExactly(expected.diagonal(), within(1e-9));
    assertThat(found.left()).containsExactly(expected.left(), within(1e-9));
    assertThat(found.right()).containsExactly(expected.right(), within(1e-9));
  }

  /** Blocks, strips and bulk weigh up to the whole. */
  @Test
  void averagesOfAllPartsMakeUpTheLevel() {
    NoiseStatistics noise = measured(PLANTED, kronecker(PLANTED), Centre.ZERO);
    FrameStatistics frame = noise.frame().get();
    double sum =
        16 * frame.block().estimate()
            + 4 * 3 * frame.leftStrip().estimate()
            + 5 * 4 * frame.rightStrip().estimate()
            + 5 * 3 * frame.bulk().estimate();
    assertThat(sum / 63).isCloseTo(noise.volatility().oneStep().estimate(), within(1e-9));
  }

  /** 4 000 samples: relative errors of single entries of A of about 3 %. */
  @Test
  void factorsReproduceTheKroneckerCovariance() {
    Planted planted = new Planted(5, 4, 4000, 8);
    KroneckerNoise fitted =
        measured(planted, kronecker(planted), Centre.ZERO).kronecker().get().noise();
    FrameMoments found = fitted.inFrame(planted.frame());
    FrameMoments exact = planted.kroneckerNoise().inFrame(planted.frame());
    for (int i = 0; i < found.squares().length; i++) {
      assertThat(found.squares()[i] / exact.squares()[i]).isCloseTo(1, within(0.2));
    }
  }

  /** A mean taken off costs one degree of freedom and nothing else. */
  @Test
  void theMeanOfTheSamplesDropsOut() {
    double[][] samples = kronecker(PLANTED);
    double[] shift = new RandomStreams(4).stream("shift").doubles(63).toArray();
    double[][] moved = new double[samples.length][];
    for (int t = 0; t < samples.length; t++) {
      moved[t] = samples[t].clone();
      for (int i = 0; i < 63; i++) {
        moved[t][i] += 5 * shift[i];
      }
    }
    double level = measured(PLANTED, samples, mean(samples)).volatility().oneStep().estimate();
    double same = measured(PLANTED, moved, mean(moved)).volatility().oneStep().estimate();
    assertThat(same).isCloseTo(level, within(1e-9 * level));
    double squares = 0;
    double[] mean = mean(samples).values();
    for (double[] sample : samples) {
      for (int i = 0; i < 63; i++) {
        squares += (sample[i] - mean[i]) * (sample[i] - mean[i]);
      }
    }
    assertThat(level).isCloseTo(squares / (63 * 63), within(1e-9 * level)); // (N − 1)·mn
  }

  private static Centre mean(double[][] samples) {
    double[] mean = new double[samples[0].length];
    for (double[] sample : samples) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sample[i] / samples.length;
      }
    }
    return Centre.ofSamples(mean);
  }

  @Test
  void singlePrecisionAndThreadsDoNotMatter() {
    double[][] samples = kronecker(PLANTED);
    NoiseSamples single =
        new NoiseMeasurement(NoiseOptions.DEFAULT.withReplicates(39))
            .of(9, 7, samples.length, Centre.ZERO, Optional.of(PLANTED.frame().leading(4)));
    for (double[] sample : samples) {
      float[] rounded = new float[sample.length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = (float) sample[i];
      }
      single.add(rounded);
    }
    NoiseStatistics again = measured(PLANTED, samples, Centre.ZERO);
    assertThat(single.statistics().get().verdict(Assumption.WHITE).pValue())
        .isEqualTo(again.verdict(Assumption.WHITE).pValue());
    assertThat(single.statistics().get().volatility().oneStep().estimate())
        .isCloseTo(again.volatility().oneStep().estimate(), within(1e-6));
  }

  /** Variance in proportion to the state over a range of 16: the exponent is 1. */
  @Test
  void growthInTimeIsSeenWhenStatesAreGiven() {
    NoiseSamples taken = MEASUREMENT.of(9, 7, 64, Centre.ZERO, Optional.empty());
    double[][] samples =
        Planted.isotropic(1).samples(PLANTED, new RandomStreams(6).stream("noise"));
    for (int t = 0; t < 64; t++) {
      double state = 1 + 15 * ((t * 37) % 64) / 63.0; // in no order of time
      double root = Math.sqrt(state);
      taken.add(Arrays.stream(samples[t]).map(x -> root * x).toArray(), state);
    }
    Verdict verdict = taken.statistics().get().verdict(Assumption.STATE_INDEPENDENT);
    assertThat(verdict.tests()).singleElement();
    assertThat(verdict.tests().get(0).statistic()).isCloseTo(1, within(0.2));
    assertThat(verdict.tests().get(0).pValue()).isEqualTo(1.0 / 40);
  }

  /** Twice the variance in the four directions of a 2 × 2 leading block, 256 samples. */
  @Test
  void noisierLeadingDirectionsAreSeenAgainstTheAverage() {
    Planted planted = new Planted(9, 7, 256, 11);
    SingularTriplets leading = planted.frame().leading(2);
    var rng = new RandomStreams(12).stream("noise");
    NoiseSamples taken = MEASUREMENT.of(9, 7, 256, Centre.ZERO, Optional.of(leading));
    for (int t = 0; t < 256; t++) {
      double[] sample = Planted.gaussians(63, rng);
      for (int jk = 0; jk < 4; jk++) {
        double extra = Planted.gaussian(rng);
        for (int i = 0; i < 63; i++) {
          double u = leading.left().values()[i / 7 * 2 + jk / 2];
          sample[i] += extra * u * leading.right().values()[i % 7 * 2 + jk % 2];
        }
      }
      taken.add(sample);
    }
    TestResult test =
        taken.statistics().get().verdict(Assumption.ISOTROPIC).tests().stream()
            .filter(t -> t.name().startsWith("leading singular directions against all"))
            .findFirst()
            .orElseThrow();
    assertThat(test.pValue()).isLessThan(1e-4);
    assertThat(test.statistic()).isCloseTo(2 * 63 / 67.0, within(0.3));
  }

  @Test
  void verdictsAreSentencesWithTheirEvidence() {
    NoiseStatistics noise = measured(PLANTED, kronecker(PLANTED), Centre.ZERO);
    assertThat(noise.verdict(Assumption.ISOTROPIC).sentence())
        .startsWith("The noise is not isotropic (p = ")
        .contains("level 0.01; strongest: ");
    assertThat(noise.verdict(Assumption.STATE_INDEPENDENT).sentence())
        .isEqualTo(
            "Whether the noise is independent of the weights stays open: no test could be made.");
  }

  @Test
  void noiseThatIsAbsentOrTooShortGivesAReason() {
    NoiseSamples zero = MEASUREMENT.of(3, 2, 32, Centre.ZERO, Optional.empty());
    for (int t = 0; t < 32; t++) {
      zero.add(new double[6]);
    }
    assertThat(zero.statistics().reason()).isEqualTo("all samples are zero");
    NoiseSamples few = MEASUREMENT.of(3, 2, 2, Centre.ZERO, Optional.empty());
    few.add(new double[6]);
    assertThatIllegalStateException()
        .isThrownBy(few::statistics)
        .withMessage("2 samples must come, 1 did");
    few.add(new double[6]);
    assertThat(few.statistics().reason()).isEqualTo("at least 32 samples are needed, there were 2");
    assertThatIllegalStateException().isThrownBy(() -> few.add(new double[6]));
  }

  /** Dead rows and columns, and one that lives: findings, never NaN. */
  @Test
  void deadDirectionsAreFindings() {
    NoiseSamples taken =
        MEASUREMENT.of(9, 7, 64, Centre.ZERO, Optional.of(PLANTED.frame().leading(6)));
    var rng = new RandomStreams(7).stream("noise");
    for (int t = 0; t < 64; t++) {
      double[] sample = new double[63];
      sample[10] = Planted.gaussian(rng);
      taken.add(sample);
    }
    NoiseStatistics noise = taken.statistics().get();
    assertThat(noise.verdict(Assumption.ISOTROPIC).rejected()).contains(true);
    assertThat(noise.kronecker().get().rowParticipation().estimate()).isCloseTo(1, within(1e-9));
    assertThat(noise.tails().get(0).get().dimension()).isEqualTo(1);
    assertThat(noise.verdict(Assumption.KRONECKER).sentence()).contains("stays open");
  }

  @Test
  void badInputIsRefusedInWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MEASUREMENT.of(0, 2, 40, Centre.ZERO, Optional.empty()))
        .withMessage("rows must be positive, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MEASUREMENT.of(3, 2, 40, Centre.known(new double[5]), Optional.empty()))
        .withMessage("centre must have 6 entries or none, was 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MEASUREMENT.of(3, 2, 40, Centre.ZERO, Optional.of(PLANTED.frame())))
        .withMessageStartingWith("frame must belong to a 3 x 2 matrix");
    NoiseSamples samples = MEASUREMENT.of(3, 2, 40, Centre.ZERO, Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> samples.add(new double[] {1, 2, 3, Double.NaN, 5, 6}))
        .withMessage("sample 0 must be finite, was NaN at (1, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> samples.add(new float[4]))
        .withMessage("sample must have 6 entries, was 4");
    assertThatIllegalArgumentException().isThrownBy(() -> samples.add(new double[6], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoiseOptions.DEFAULT.withLevel(Double.NaN))
        .withMessage("level must be in (0, 1), was NaN");
  }
}
