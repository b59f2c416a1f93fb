package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.NoiseLevel;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseMeterTest {

  private static final int ROWS = 60;
  private static final int COLUMNS = 40;
  private static final Layer LAYER = new Layer("fc1.weight", ROWS, COLUMNS);
  private static final int LAG = 25;

  /**
   * Increments x_t = ρx_{t−1} + √(1−ρ²)ε_t per update have long-run variance (1+ρ)/(1−ρ). The mean
   * squares are averages over 2400 elements and 12 overlapping positions, whose relative standard
   * error is below √(2/(2400·3)) = 1.7 %, so that of the long-run ν below 3 %.
   */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1e-3", "0.5, 1e-3", "0.8, 1e-3", "-0.3, 1e-3"})
  void findsTheLongRunNoiseUnderCorrelationAndDrift(double correlation, double drift) {
    double deviation = 1e-4;
    RandomWalk walk = new RandomWalk(correlation, deviation, drift * 1e-2, 8);
    NoiseLevel level = measure(walk, 16);

    double longRun = deviation * Math.sqrt((1 + correlation) / (1 - correlation));
    assertThat(level.longRun()).isCloseTo(longRun, within(0.09 * longRun)); // 3 s.e.
    assertThat(level.blockwise())
        .isCloseTo(blockwise(correlation, deviation), within(1.7e-2 * 3 * longRun));
    assertThat(level.lag()).isEqualTo(LAG);
    assertThat(level.increments()).isEqualTo(15);
  }

  /**
   * √(V(L)/L) of the AR(1) increments: the variance of a block sum less the covariance of two
   * neighbouring ones, by summing the autocovariances ρ^|i−j| of all pairs.
   */
  private static double blockwise(double correlation, double deviation) {
    double variance = 0;
    double covariance = 0;
    for (int i = 0; i < LAG; i++) {
      for (int j = 0; j < LAG; j++) {
        variance += Math.pow(correlation, Math.abs(i - j));
        covariance += Math.pow(correlation, LAG + j - i);
      }
    }
    return deviation * Math.sqrt((variance - covariance) / LAG);
  }

  @Test
  void separatesTheNoiseOfSpikesFromThatOfTheBulk() {
    // Two spikes move with ten times the noise of the other directions.
    float[] base = rankTwo(30, 20);
    SingularTriplets spikes = Svd.leadingTriplets(new FloatMatrix(ROWS, COLUMNS, base), 2);
    UniformRandomProvider rng = new RandomStreams(5).stream("test", 0);
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    NoiseMeter meter = new NoiseMeter(LAYER, LAG);
    double[] w = new double[base.length];
    double spikeSquares = 0;
    int blocks = 400;
    double bulk = 0;
    int levels = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < w.length; i++) {
        w[i] += 1e-3 * normal.sample();
      }
      for (int k = 0; k < 2; k++) {
        double kick = 1e-2 * normal.sample();
        for (int i = 0; i < w.length; i++) {
          w[i] +=
              kick
                  * spikes.left().values()[i / COLUMNS * 2 + k]
                  * spikes.right().values()[i % COLUMNS * 2 + k];
        }
      }
      meter.add(sum(base, w));
      if (block % 4 == 0 && meter.level(spikes, 2).isPresent()) {
        NoiseLevel level = meter.level(spikes, 2).orElseThrow();
        bulk += level.bulk() * level.bulk() * LAG;
        spikeSquares += level.spike() * level.spike() * LAG;
        levels++;
      }
    }
    assertThat(bulk / levels).isCloseTo(1e-6, within(1e-8)); // 98 × 3 × 2204 values
    // About 98 × 3 × 2 partly dependent squares: relative s.e. below 10 %.
    assertThat(spikeSquares / levels).isCloseTo(1.01e-4, within(3e-5));
  }

  @Test
  void withoutSpikesBulkAndSpikeAreTheSame() {
    NoiseMeter meter = new NoiseMeter(LAYER, LAG);
    RandomWalk walk = new RandomWalk(0, 1e-3, 0, 3);
    for (int i = 0; i < 10; i++) {
      meter.add(walk.advance(LAG));
    }
    NoiseLevel level = meter.level(someTriplets(), 0).orElseThrow();

    assertThat(level.spike()).isEqualTo(level.bulk());
    assertThat(level.spikes()).isZero();
  }

  @Test
  void followsNoiseThatChanges() {
    NoiseMeter meter = new NoiseMeter(LAYER, LAG);
    RandomWalk loud = new RandomWalk(0, 1e-3, 0, 3);
    for (int i = 0; i < 20; i++) {
      meter.add(loud.advance(LAG));
    }
    for (int i = 0; i < NoiseMeter.WINDOW + 5; i++) {
      meter.add(loud.quieter().advance(LAG));
    }

    assertThat(meter.level(someTriplets(), 1).orElseThrow().blockwise())
        .isCloseTo(1e-4, within(6e-6));
  }

  @Test
  void constantDriftAloneIsNoNoise() {
    NoiseMeter meter = new NoiseMeter(LAYER, 10);
    float[] w = new float[ROWS * COLUMNS];
    for (int t = 0; t < 10; t++) {
      java.util.Arrays.fill(w, t * 0.125f); // exact in float32
      meter.add(w.clone());
    }
    NoiseLevel level = meter.level(someTriplets(), 1).orElseThrow();

    assertThat(level.longRun()).isZero();
    assertThat(level.blockwise()).isZero();
  }

  @Test
  void givesNothingBeforeItHasSeenEnough() {
    NoiseMeter meter = new NoiseMeter(LAYER, LAG);
    RandomWalk walk = new RandomWalk(0, 1e-3, 0, 3);
    for (int i = 0; i < 4 + NoiseMeter.LEAST; i++) {
      assertThat(meter.level(someTriplets(), 1)).isEmpty();
      meter.add(walk.advance(LAG));
    }
    assertThat(meter.level(someTriplets(), 1)).isPresent();
  }

  @Test
  void refusesAMatrixOfAnotherSize() {
    assertThatThrownBy(() -> new NoiseMeter(LAYER, LAG).add(new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be 2400, was 7");
  }

  private static NoiseLevel measure(RandomWalk walk, int blocks) {
    NoiseMeter meter = new NoiseMeter(LAYER, LAG);
    for (int i = 0; i < blocks; i++) {
      meter.add(walk.advance(LAG));
    }
    return meter.level(someTriplets(), 3).orElseThrow();
  }

  private static SingularTriplets someTriplets() {
    return Svd.triplets(new FloatMatrix(ROWS, COLUMNS, new RandomWalk(0, 1, 0, 99).advance(1)));
  }

  private static float[] rankTwo(double first, double second) {
    SingularTriplets frame = someTriplets();
    float[] w = new float[ROWS * COLUMNS];
    double[] s = {first, second};
    for (int i = 0; i < w.length; i++) {
      for (int k = 0; k < 2; k++) {
        w[i] +=
            (float)
                (s[k]
                    * frame.left().values()[i / COLUMNS * COLUMNS + k]
                    * frame.right().values()[i % COLUMNS * COLUMNS + k]);
      }
    }
    return w;
  }

  private static float[] sum(float[] base, double[] w) {
    float[] sum = new float[base.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (base[i] + w[i]);
    }
    return sum;
  }

  /** A matrix whose increments per update are AR(1) noise plus a constant drift. */
  private static final class RandomWalk {

    private final double correlation;
    private final double deviation;
    private final double drift;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final double[] w;
    private final double[] x;

    RandomWalk(double correlation, double deviation, double drift, long seed) {
      this(
          correlation,
          deviation,
          drift,
          ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).stream("walk", 0)),
          new double[ROWS * COLUMNS]);
    }

    private RandomWalk(
        double correlation,
        double deviation,
        double drift,
        ZigguratSampler.NormalizedGaussian normal,
        double[] w) {
      this.correlation = correlation;
      this.deviation = deviation;
      this.drift = drift;
      this.normal = normal;
      this.w = w;
      this.x = new double[w.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = normal.sample(); // stationary from the start
      }
    }

    /** A walk of the same matrix with a tenth of the noise. */
    RandomWalk quieter() {
      return new RandomWalk(correlation, deviation / 10, drift, normal, w);
    }

    float[] advance(int updates) {
      double fresh = Math.sqrt(1 - correlation * correlation);
      for (int t = 0; t < updates; t++) {
        for (int i = 0; i < w.length; i++) {
          x[i] = correlation * x[i] + fresh * normal.sample();
          w[i] += deviation * x[i] + drift;
        }
      }
      float[] values = new float[w.length];
      for (int i = 0; i < w.length; i++) {
        values[i] = (float) w[i];
      }
      return values;
    }
  }
}
