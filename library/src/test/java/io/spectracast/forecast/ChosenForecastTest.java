package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.LongStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class ChosenForecastTest {

  private static final int ROWS = 16;
  private static final int COLUMNS = 10;
  private static final long[] LEADS = {20, 50};

  @Test
  void takesTheMatrixSdeWhereWeightsAreARandomWalk() throws IOException {
    LayerEnsemble ensemble =
        new ChosenForecast().forecast(walk(80, true), LEADS, 20, new RandomStreams(3));

    assertThat(ensemble.account())
        .contains("Kronecker noise", "from 8 earlier origins the matrix SDE scored 0.");
    assertThat(ensemble.at(50)).hasDimensions(COLUMNS, 20);
  }

  @Test
  void isTheStackedForecastWithoutWeightsOrWithFewOfThem() throws IOException {
    for (LayerPast past : List.of(walk(80, false), walk(30, true))) {
      LayerEnsemble chosen = new ChosenForecast().forecast(past, LEADS, 9, new RandomStreams(3));
      LayerEnsemble stacked =
          new StackedForecast(Evidence.MEASUREMENTS)
              .forecast(past, LEADS, 9, new RandomStreams(3).substreams("chosen"));

      assertThat(chosen.values()).isDeepEqualTo(stacked.values());
      assertThat(chosen.account()).isEqualTo(stacked.account());
    }
  }

  @Test
  void theSameSeedGivesTheSameForecast() throws IOException {
    LayerPast past = walk(60, true);

    double[][][] once =
        new ChosenForecast().forecast(past, LEADS, 9, new RandomStreams(4)).values();

    assertThat(new ChosenForecast().forecast(past, LEADS, 9, new RandomStreams(4)).values())
        .isDeepEqualTo(once);
  }

  @Test
  void theMatrixSdeSaysWhatItLacks() {
    assertThat(MatrixSdeForecast.refusal(walk(80, false)).orElseThrow())
        .isEqualTo("needs 7 kept weights, has 0");
    assertThat(MatrixSdeForecast.refusal(walk(80, true))).isEmpty();
  }

  private static LayerPast walk(int snapshots, boolean keepsWeights) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(9).stream("walk"));
    Layer layer = new Layer("w", ROWS, COLUMNS);
    List<LayerSnapshot> seen = new ArrayList<>();
    List<DenseMatrix> kept = new ArrayList<>();
    double[] w = new double[ROWS * COLUMNS];
    for (int i = 0; i < snapshots; i++) {
      for (int e = 0; e < w.length; e++) {
        w[e] += (i == 0 ? 0.1 : 0.03) * normal.sample();
      }
      kept.add(new DenseMatrix(ROWS, COLUMNS, w.clone()));
      seen.add(LayerSnapshot.of(layer, 10L * i, Svd.values(kept.get(i))));
    }
    WeightSequence weights =
        new WeightSequence() {
          @Override
          public Layer layer() {
            return layer;
          }

          @Override
          public long[] steps() {
            return LongStream.range(0, kept.size()).map(i -> 10 * i).toArray();
          }

          @Override
          public Matrix at(int i) {
            return kept.get(i);
          }
        };
    Optional<WeightSequence> optional = keepsWeights ? Optional.of(weights) : Optional.empty();
    return new LayerPast(new LayerTrajectory(layer, seen), optional, List.of());
  }
}
