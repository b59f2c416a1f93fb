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

class CheckpointAnalysisTest {

  @TempDir private Path folder;

  @Test
  void everyLayerIsPassedOnInTheCheckpointsOrderWhateverIsWrongWithOthers() throws IOException {
    float[] broken = gaussian(40 * 30, 2);
    broken[31] = Float.NaN;
    Path file = folder.resolve("model.safetensors");
    new SafetensorsWriter()
        .floats("a.weight", gaussian(60 * 40, 1), 60, 40)
        .floats("b.weight", broken, 40, 30)
        .floats("c.weight", new float[200], 20, 10)
        .floats("d.bias", new float[20], 20)
        .floats("e.weight", gaussian(40 * 60, 3), 40, 60)
        .write(file);

    ModelAnalysis model = analyse(file, AnalysisOptions.DEFAULT);

    assertThat(model.layers())
        .extracting(layer -> layer.layer().name())
        .containsExactly("a.weight", "b.weight", "c.weight", "e.weight");
    assertThat(model.skipped()).hasSize(1);
    assertThat(model.layers().get(0).metrics().get().numericalRank()).isEqualTo(40);
    assertThat(model.layers().get(1).findings().get(0)).contains("entry [1, 1] must be finite");
    assertThat(model.layers().get(1).tail().reason()).contains("finite");
    assertThat(model.layers().get(2).findings()).containsExactly("all entries are 0");
    assertThat(model.layers().get(3).layer().longSide()).isEqualTo(60);
  }

  @Test
  void noiseHasTheEntryVarianceItWasDrawnWith() throws IOException {
    Path file = folder.resolve("noise.safetensors");
    new SafetensorsWriter().floats("w", gaussian(300 * 200, 4), 300, 200).write(file);

    LayerAnalysis layer = analyse(file, AnalysisOptions.DEFAULT.parts(List.of())).layers().get(0);

    assertThat(layer.bulk().get().entryVariance()).isCloseTo(1, within(0.02));
    assertThat(layer.bulk().get().spikes()).isEmpty();
    assertThat(layer.noise().reason()).isEqualTo("not asked for");
  }

  @Test
  void anAnalysisStopsWhenItIsTold() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < 5; i++) {
      writer.floats("w" + i, gaussian(30 * 20, i), 30, 20);
    }
    writer.write(file);
    List<String> seen = new ArrayList<>();

    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, AnalysisOptions.DEFAULT)
          .only(name -> !name.equals("w1"))
          .run(layer -> seen.add(layer.layer().name()), () -> seen.size() == 2);
    }

    assertThat(seen).containsExactly("w0", "w2");
  }

  private static ModelAnalysis analyse(Path file, AnalysisOptions options) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, options).run("digest");
    }
  }

  private static float[] gaussian(int size, long index) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(1).stream("w", index));
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) normal.sample();
    }
    return values;
  }
}
