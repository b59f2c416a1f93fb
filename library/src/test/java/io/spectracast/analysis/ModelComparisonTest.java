package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelComparisonTest {

  private static final AnalysisOptions QUICK = AnalysisOptions.DEFAULT.parts(List.of());

  @TempDir private Path folder;

  @Test
  void layersAreMatchedByNameAndTheirDistanceIsTaken() throws IOException {
    float[] weights = gaussian(40 * 30, 1, 1);
    float[] moved = weights.clone();
    float[] step = gaussian(40 * 30, 2, 0.1);
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step[i];
    }
    Path first = folder.resolve("first.safetensors");
    new SafetensorsWriter()
        .floats("same", weights, 40, 30)
        .floats("moved", gaussian(40 * 30, 1, 1), 40, 30)
        .floats("gone", gaussian(40 * 30, 3, 1), 40, 30)
        .floats("reshaped", gaussian(40 * 30, 4, 1), 40, 30)
        .write(first);
    Path second = folder.resolve("second.safetensors");
    new SafetensorsWriter()
        .floats("new", gaussian(40 * 30, 5, 1), 40, 30)
        .floats("same", weights, 40, 30)
        .floats("moved", moved, 40, 30)
        .floats("reshaped", gaussian(40 * 30, 4, 1), 30, 40)
        .write(second);

    ModelComparison comparison = compared(first, second);

    assertThat(comparison.pairs())
        .extracting(ModelComparison.Pair::name)
        .containsExactly("same", "moved", "reshaped");
    assertThat(comparison.onlyFirst()).containsExactly("gone");
    assertThat(comparison.onlySecond()).containsExactly("new");
    assertThat(comparison.pairs().get(0).distance().get().relative()).isZero();
    assertThat(comparison.pairs().get(0).exponentsApart()).hasValue(0);
    assertThat(comparison.pairs().get(1).distance().get().relative()).isCloseTo(0.1, within(0.01));
    assertThat(comparison.pairs().get(1).distance().get().cosine()).isCloseTo(0.995, within(0.002));
    assertThat(comparison.pairs().get(2).distance().reason()).isEqualTo("the shapes differ");
    assertThat(String.join(" ", comparison.sentences()))
        .contains("3 layers of both models share their name.")
        .contains("at most (moved); 1 are the same.")
        .contains("Only in the first model: gone. Only in the second model: new.")
        .contains("Of another shape: reshaped.");
  }

  private static ModelComparison compared(Path first, Path second) throws IOException {
    List<LayerAnalysis> a = new ArrayList<>();
    List<LayerAnalysis> b = new ArrayList<>();
    try (Checkpoint one = Checkpoint.open(first);
        Checkpoint other = Checkpoint.open(second)) {
      CheckpointAnalysis.of(one, LayerOptions.DEFAULT, QUICK).run(a::add, () -> false);
      CheckpointAnalysis.besides(other, one, LayerOptions.DEFAULT, QUICK).run(b::add, () -> false);
    }
    return ModelComparison.of(a, b);
  }

  private static float[] gaussian(int size, long index, double scale) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(1).stream("w", index));
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (scale * normal.sample());
    }
    return values;
  }
}
