package io.spectracast.report;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.Part;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import io.spectracast.results.AnalysedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Analyses of a model written on the spot: noise, a heavy tail, spikes, and layers gone wrong. */
final class SampleAnalysis {

  private static final String LONG_NAME =
      "base_model.model.model.decoder.layers.17.encoder_attn.a_name_without_any_break.q_proj.lora"
          + "_embedding_A.default.weight";

  private SampleAnalysis() {}

  static AnalysedModel of(Path folder) throws IOException {
    float[] broken = noise(30 * 20, 5);
    broken[17] = Float.NaN;
    Path file = folder.resolve("sample.safetensors");
    new SafetensorsWriter()
        .floats("blocks.0.attn.weight", noise(300 * 200, 1), 300, 200)
        .floats("blocks.0.mlp.weight", spiked(200, 200, 5), 200, 200)
        .floats(LONG_NAME, heavyTailed(400, 150), 400, 150)
        .floats("</script><b>\"odd\"</b>", noise(24 * 12, 3), 24, 12)
        .floats("head.weight", noise(7 * 3, 4), 7, 3)
        .floats("broken.weight", broken, 30, 20)
        .floats("dead.weight", new float[600], 30, 20)
        .floats("one.weight", new float[] {0.5f, 0.25f, -0.5f, 1}, 4, 1)
        .floats("blocks.0.bias", new float[300], 300)
        .write(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      AnalysisOptions options =
          new AnalysisOptions(
              EnumSet.allOf(Part.class),
              AnalysisOptions.DEFAULT.precision(),
              0.01,
              39,
              19,
              1,
              2,
              1L << 30);
      return new AnalysedModel(
          "models/sample.safetensors",
          checkpoint.format(),
          Map.of("conv", "unfolded", "seed", "1"),
          CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, options).run("0f".repeat(32)));
    }
  }

  /** The same layers again and again under other names. */
  static AnalysedModel repeated(AnalysedModel model, int count) {
    List<LayerAnalysis> layers = new ArrayList<>();
    List<LayerAnalysis> some = model.analysis().layers();
    for (int i = 0; i < count; i++) {
      layers.add(named("blocks.%d.mlp.weight".formatted(i), some.get(i % some.size())));
    }
    ModelAnalysis all =
        new ModelAnalysis(
            layers,
            model.analysis().skipped(),
            model.analysis().options(),
            model.analysis().provenance());
    return new AnalysedModel(model.model(), model.format(), model.settings(), all);
  }

  private static LayerAnalysis named(String name, LayerAnalysis a) {
    LayerDescription d = a.layer();
    return new LayerAnalysis(
        new LayerDescription(
            name,
            d.kind(),
            d.convention(),
            d.dtype(),
            d.tensorShape(),
            d.rows(),
            d.columns(),
            d.copies(),
            d.alsoNamed()),
        a.singularValues(),
        a.errorBound(),
        a.metrics(),
        a.bulk(),
        a.laws(),
        a.tail(),
        a.plausibility(),
        a.alternatives(),
        a.noise(),
        a.fixedAspect(),
        a.randomised(),
        a.base(),
        a.findings(),
        a.verdicts(),
        a.seconds());
  }

  private static ContinuousSampler normal(long index) {
    return ZigguratSampler.NormalizedGaussian.of(new RandomStreams(1).stream("w", index));
  }

  private static float[] noise(int size, long index) {
    ContinuousSampler normal = normal(index);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.05 * normal.sample());
    }
    return values;
  }

  /** Noise and a few directions of decreasing strength. */
  private static float[] spiked(int rows, int columns, int spikes) {
    float[] values = noise(rows * columns, 7);
    for (int k = 1; k <= spikes; k++) {
      float[] u = noise(rows, 10 + k);
      float[] v = noise(columns, 20 + k);
      for (int i = 0; i < values.length; i++) {
        values[i] += 12f / k * u[i / columns] * v[i % columns];
      }
    }
    return values;
  }

  /** Rows of Gaussian entries whose scales fall like a power of the row's number. */
  private static float[] heavyTailed(int rows, int columns) {
    float[] values = noise(rows * columns, 8);
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) (3 * Math.pow(1 + i / columns, -0.4));
    }
    return values;
  }
}
