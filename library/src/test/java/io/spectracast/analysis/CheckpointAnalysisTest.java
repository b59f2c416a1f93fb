package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.ConvolutionView;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointAnalysisTest {

  private static final AnalysisOptions ALL =
      AnalysisOptions.DEFAULT.parts(EnumSet.allOf(Part.class));

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

    ModelAnalysis model = analyse(file, ALL);

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
      CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, ALL)
          .only(name -> !name.equals("w1"))
          .run(layer -> seen.add(layer.layer().name()), () -> seen.size() == 2);
    }

    assertThat(seen).containsExactly("w0", "w2");
  }

  @Test
  void nothingDependsOnTheThreadsOrTheMemoryLimit() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < 7; i++) {
      writer.floats("w" + i, gaussian((90 - 10 * i) * 30, i), 90 - 10 * i, 30);
    }
    writer.write(file);
    AnalysisOptions one = ALL;

    List<LayerAnalysis> alone = analyse(file, one).layers();
    List<LayerAnalysis> together = analyse(file, one.threads(3)).layers();
    List<LayerAnalysis> narrow = analyse(file, one.threads(3).memoryLimit(6L << 20)).layers();

    for (int i = 0; i < 7; i++) {
      assertThat(told(together.get(i))).isEqualTo(told(alone.get(i)));
      assertThat(told(narrow.get(i))).isEqualTo(told(alone.get(i)));
    }
  }

  private static List<Object> told(LayerAnalysis layer) {
    return List.of(
        layer.layer().name(),
        layer.verdicts(),
        layer.tail(),
        layer.noise(),
        layer.plausibility(),
        layer.randomised().get().distance());
  }

  @Test
  void aLayerBeyondTheMemoryLimitIsRefusedInWords() throws IOException {
    Path file = folder.resolve("large.safetensors");
    new SafetensorsWriter()
        .floats("large", gaussian(700 * 700, 1), 700, 700)
        .floats("small", gaussian(70 * 70, 2), 70, 70)
        .write(file);

    List<LayerAnalysis> layers = analyse(file, ALL.memoryLimit(8L << 20)).layers();

    assertThat(layers.get(0).findings().get(0))
        .matches("its singular values need \\d+ MiB, the limit is 8 MiB");
    assertThat(layers.get(1).metrics().value()).isPresent();
  }

  @Test
  void whatIsWrongWithALayersDataIsFound() throws IOException {
    float[] equal = new float[900];
    Arrays.fill(equal, 0.5f);
    float[] dead = gaussian(40 * 30, 5);
    Arrays.fill(dead, 0, 15 * 30, 0);
    Path file = folder.resolve("model.safetensors");
    new SafetensorsWriter()
        .floats("equal", equal, 30, 30)
        .floats("tiny", gaussian(24, 6), 6, 4)
        .floats("dead", dead, 40, 30)
        .floats("vector", gaussian(9, 7), 9, 1)
        .write(file);

    List<LayerAnalysis> layers = analyse(file, ALL).layers();

    assertThat(layers.get(0).findings()).anyMatch(f -> f.equals("all entries are equal: 0.500"));
    assertThat(layers.get(0).bulk().reason()).isEqualTo("the middle of the spectrum is 0");
    assertThat(layers.get(1).findings()).anyMatch(f -> f.startsWith("only 4 singular values"));
    assertThat(layers.get(2).findings()).anyMatch(f -> f.startsWith("numerical rank 25 of 30"));
    assertThat(layers.get(3).tail().reason()).contains("at least 2 positive eigenvalues");
  }

  @Test
  void pooledSlicesAreComparedWithNoiseOfTheirOwnShape() throws IOException {
    Path file = folder.resolve("conv.safetensors");
    new SafetensorsWriter()
        .floats("conv.weight", gaussian(24 * 16 * 9, 8), 24, 16, 3, 3)
        .write(file);
    AnalysisOptions options = ALL;

    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      LayerAnalysis layer =
          CheckpointAnalysis.of(
                  checkpoint, LayerOptions.DEFAULT.convolution(ConvolutionView.POOLED), options)
              .run("digest")
              .layers()
              .get(0);

      assertThat(layer.layer().copies()).isEqualTo(9);
      assertThat(layer.singularValues()).hasSize(144);
      assertThat(layer.bulk().get().entryVariance()).isCloseTo(1, within(0.05));
      assertThat(layer.bulk().get().spikes()).isEmpty();
      assertThat(layer.noise().get().differs()).isFalse();
      assertThat(layer.verdicts().get(0)).startsWith("no singular value above the Tracy–Widom 99");
    }
  }

  @Test
  void theWayFromABaseIsMeasured() throws IOException {
    float[] base = gaussian(50 * 40, 9);
    float[] tuned = base.clone();
    for (int i = 0; i < 50; i++) {
      for (int j = 0; j < 40; j++) {
        tuned[i * 40 + j] += 0.01f * (i + 1) * (j % 3 - 1);
      }
    }
    Path before = folder.resolve("before.safetensors");
    Path after = folder.resolve("after.safetensors");
    new SafetensorsWriter().floats("w", base, 50, 40).floats("v", base, 40, 50).write(before);
    new SafetensorsWriter().floats("w", tuned, 50, 40).floats("v", base, 40, 50).write(after);

    try (Checkpoint now = Checkpoint.open(after);
        Checkpoint then = Checkpoint.open(before)) {
      List<LayerAnalysis> layers =
          CheckpointAnalysis.of(now, then, LayerOptions.DEFAULT, ALL).run("digest").layers();
      BaseDistance moved = layers.get(0).base().get();
      BaseDistance same = layers.get(1).base().get();

      assertThat(moved.change().get().stableRank()).isCloseTo(1, within(1e-6));
      assertThat(moved.relative()).isCloseTo(distance(tuned, base) / norm(base), within(1e-9));
      assertThat(moved.cosine())
          .isCloseTo(product(tuned, base) / norm(base) / norm(tuned), within(1e-9));
      assertThat(same.relative()).isZero();
      assertThat(same.change().reason()).isEqualTo("nothing has changed");
    }
  }

  private static double distance(float[] a, float[] b) {
    return Math.sqrt(product(a, a) - 2 * product(a, b) + product(b, b));
  }

  private static double norm(float[] a) {
    return Math.sqrt(product(a, a));
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
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
