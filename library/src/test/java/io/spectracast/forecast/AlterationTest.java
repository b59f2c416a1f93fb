package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Other futures of a random walk W ← W + 0.02 N of 16 × 10 entries, 81 matrices. */
class AlterationTest {

  private static final int ROWS = 16;
  private static final int COLUMNS = 10;
  private static final double NOISE = 0.02;
  private static final long[] LEAD = {40};

  private final LayerPast past = walk();

  @Test
  void noiseGrowsWithTheLearningRateAndFallsWithTheBatch() throws IOException {
    double asPlanned = spread(Alteration.NONE);

    assertThat(spread(new Alteration(2, 1, 0))).isCloseTo(2 * asPlanned, within(0.35 * asPlanned));
    assertThat(spread(new Alteration(1, 4, 0))).isCloseTo(asPlanned / 2, within(0.1 * asPlanned));
    assertThat(spread(new Alteration(2, 4, 0))).isCloseTo(asPlanned, within(0.1 * asPlanned));
  }

  @Test
  void decayShrinksEveryForecast() throws IOException {
    for (ForecastMethod method :
        List.of(new StackedForecast(Evidence.VALUES), new MatrixSdeForecast())) {
      double planned = middle(method, Alteration.NONE);
      double decayed = middle(method, new Alteration(1, 1, 0.01));
      assertThat(decayed / planned).as(method.name()).isBetween(0.6, 0.75);
    }
  }

  @Test
  void adviceTellsTheTemperatureAndSeesNoDriftInAWalk() throws IOException {
    Advice advice = Advice.of(past).orElseThrow();

    assertThat(advice.temperature()).isCloseTo(NOISE * NOISE, within(0.1 * NOISE * NOISE));
    assertThat(advice.upper()).isInfinite();
  }

  @Test
  void vectorsOfAWalkAreForecast() throws IOException {
    VectorForecast forecast = VectorForecast.of(past, LEAD, 3, new RandomStreams(1)).orElseThrow();

    assertThat(forecast.members()[0]).hasNumberOfRows(5);
    for (double[] overlap : forecast.members()[0]) {
      assertThat(Arrays.stream(overlap)).allMatch(x -> x >= 0 && x <= 1 + 1e-12);
    }
    assertThat(forecast.account()).contains("earlier origins");
    assertThat(VectorForecast.of(LayerPast.of(past.trajectory()), LEAD, 3, new RandomStreams(1)))
        .isEmpty();
  }

  @Test
  void changesThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Alteration(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Alteration(1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Alteration(1, 1, 1));
  }

  private double spread(Alteration alteration) throws IOException {
    double[] first = forecast(new MatrixSdeForecast(), alteration)[0];
    double[] q = Quantiles.of(first, 0.25, 0.75);
    return q[1] - q[0];
  }

  private double middle(ForecastMethod method, Alteration alteration) throws IOException {
    return Quantiles.of(forecast(method, alteration)[0], 0.5)[0];
  }

  private double[][] forecast(ForecastMethod method, Alteration alteration) throws IOException {
    return method.forecast(past.altered(alteration), LEAD, 400, new RandomStreams(5)).at(LEAD[0]);
  }

  private static LayerPast walk() {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(9).stream("walk"));
    Layer layer = new Layer("w", ROWS, COLUMNS);
    double[] w = new double[ROWS * COLUMNS];
    for (int e = 0; e < COLUMNS; e++) {
      w[e * COLUMNS + e] = 3 + e;
    }
    List<Matrix> matrices = new ArrayList<>();
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int step = 0; step <= 80; step++) {
      for (int e = 0; e < w.length; e++) {
        w[e] += NOISE * normal.sample();
      }
      DenseMatrix matrix = new DenseMatrix(ROWS, COLUMNS, w.clone());
      matrices.add(matrix);
      snapshots.add(LayerSnapshot.of(layer, step, Svd.values(matrix)));
    }
    WeightSequence weights =
        new WeightSequence() {
          @Override
          public Layer layer() {
            return layer;
          }

          @Override
          public long[] steps() {
            return LongStream.range(0, matrices.size()).toArray();
          }

          @Override
          public Matrix at(int i) {
            return matrices.get(i);
          }
        };
    return new LayerPast(new LayerTrajectory(layer, snapshots), Optional.of(weights), List.of());
  }
}
