package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class StackedForecastTest {

  private static final Layer LAYER = new Layer("w", 40, 24);
  private static final int SNAPSHOTS = 61;

  /**
   * Drift and noise that the weights show: they must help, by about five percent of the score here.
   */
  @Test
  void forecastsBetterWhereWeightsWereKept() throws IOException {
    double alone = 0;
    double withWeights = 0;
    for (int run = 0; run < 6; run++) {
      Walk walk = new Walk(run);
      alone += crps(new StackedForecast(Evidence.VALUES), walk);
      withWeights += crps(new StackedForecast(Evidence.WEIGHTS), walk);
    }

    assertThat(withWeights).isLessThan(0.98 * alone);
  }

  @Test
  void leavesTheHistoryBeforeALargeDiscreteStepAlone() {
    double[] times = new double[30];
    double[][] values = new double[30][];
    for (int i = 0; i < 30; i++) {
      times[i] = 10 * i;
      values[i] = new double[] {2 + 0.01 * i + (i > 12 ? 5 : 0), 1 + 0.01 * Math.sin(i)};
    }

    Course settled = new Course(40, values[0].length, times, values).settled();

    assertThat(settled.times()[0]).isEqualTo(130);
  }

  @Test
  void countsTimeInLearningRateSpent() {
    List<TrainingPoint> training = new ArrayList<>();
    for (long step = 0; step <= 200; step += 10) {
      training.add(
          new TrainingPoint(
              step,
              OptionalDouble.of(step <= 100 ? 0.1 : 0.05),
              OptionalDouble.empty(),
              Optional.empty(),
              Optional.empty()));
    }

    TrainingClock clock = TrainingClock.of(training, 100);

    assertThat(clock.at(100)).isCloseTo(100, within(1e-9));
    assertThat(clock.at(200) - clock.at(110)).isCloseTo(45, within(1e-9));
  }

  @Test
  void warnsOfIncrementsWithHeavyTails() {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("tails"));
    assertThat(Signature.of(walk(normal, 1))).isEmpty();
    assertThat(Signature.of(walk(normal, 40)).orElseThrow().text()).containsAnyOf("tails", "step");
  }

  /** A random walk of eight modes, one increment of which is so many times too large. */
  private static Course walk(ZigguratSampler.NormalizedGaussian normal, double outlier) {
    double[] times = new double[40];
    double[][] values = new double[40][8];
    for (int i = 0; i < 40; i++) {
      times[i] = 10 * (i + 1);
      for (int k = 0; k < 8; k++) {
        double before = i == 0 ? 10 - k : values[i - 1][k];
        values[i][k] = before + 0.01 * (i == 20 ? outlier : 1) * normal.sample();
      }
    }
    return new Course(40, values[0].length, times, values);
  }

  private static double crps(ForecastMethod method, Walk walk) throws IOException {
    LayerPast past = walk.past().upTo(400);
    LayerEnsemble ensemble = method.forecast(past, new long[] {200}, 50, new RandomStreams(1));
    return Scoring.of(ensemble, walk.past().trajectory().at(600).orElseThrow(), "").crps();
  }

  /**
   * Growth of rank two fading as √t, and noise along few directions; a snapshot every 10 updates.
   */
  private static final class Walk implements WeightSequence {

    private final double[][] weights = new double[SNAPSHOTS][];

    Walk(int run) {
      var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(3).stream("walk", run));
      int size = LAYER.rows() * LAYER.columns();
      double[] start = draw(size, 0.1, normal);
      double[] drift = product(draw(80, 0.3, normal), draw(48, 0.3, normal), 2);
      double[] left = draw(40 * 4, 0.02, normal);
      double[] noise = new double[size];
      for (int i = 0; i < SNAPSHOTS; i++) {
        weights[i] = new double[size];
        for (int e = 0; e < size; e++) {
          weights[i][e] = start[e] + 0.02 * Math.sqrt(10 * i) * drift[e] + noise[e];
        }
        double[] kick = product(left, draw(24 * 4, 1, normal), 4);
        for (int e = 0; e < size; e++) {
          noise[e] += 0.1 * kick[e];
        }
      }
    }

    LayerPast past() {
      List<LayerSnapshot> snapshots = new ArrayList<>();
      for (int i = 0; i < SNAPSHOTS; i++) {
        snapshots.add(LayerSnapshot.of(LAYER, 10L * i, Svd.values(at(i))));
      }
      return new LayerPast(new LayerTrajectory(LAYER, snapshots), Optional.of(this), List.of());
    }

    @Override
    public Layer layer() {
      return LAYER;
    }

    @Override
    public long[] steps() {
      long[] steps = new long[SNAPSHOTS];
      for (int i = 0; i < SNAPSHOTS; i++) {
        steps[i] = 10L * i;
      }
      return steps;
    }

    @Override
    public Matrix at(int i) {
      return new DenseMatrix(LAYER.rows(), LAYER.columns(), weights[i]);
    }

    private static double[] draw(
        int count, double scale, ZigguratSampler.NormalizedGaussian normal) {
      double[] result = new double[count];
      for (int i = 0; i < count; i++) {
        result[i] = scale * normal.sample();
      }
      return result;
    }

    private static double[] product(double[] left, double[] right, int rank) {
      double[] result = new double[LAYER.rows() * LAYER.columns()];
      for (int i = 0; i < LAYER.rows(); i++) {
        for (int j = 0; j < LAYER.columns(); j++) {
          for (int r = 0; r < rank; r++) {
            result[i * LAYER.columns() + j] += left[i * rank + r] * right[j * rank + r];
          }
        }
      }
      return result;
    }
  }
}
