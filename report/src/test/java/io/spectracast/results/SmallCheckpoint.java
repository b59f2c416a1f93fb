package io.spectracast.results;

import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.Part;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A model of four layers: noise, noise with a spike, one that is not finite, one that is zero. */
final class SmallCheckpoint {

  private SmallCheckpoint() {}

  static Path write(Path folder) throws IOException {
    float[] spiked = gaussian(50 * 30, 2);
    for (int i = 0; i < spiked.length; i++) {
      spiked[i] += 1;
    }
    float[] broken = gaussian(20 * 10, 3);
    broken[7] = Float.NaN;
    Path file = folder.resolve("small.safetensors");
    new SafetensorsWriter()
        .floats("noise.weight", gaussian(60 * 40, 1), 60, 40)
        .floats("a \"quoted\", name", spiked, 50, 30)
        .floats("broken.weight", broken, 20, 10)
        .floats("zero.weight", new float[200], 20, 10)
        .floats("noise.bias", new float[60], 60)
        .write(file);
    return file;
  }

  static AnalysedModel analysed(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      CheckpointAnalysis analysis =
          CheckpointAnalysis.of(
              checkpoint,
              LayerOptions.DEFAULT,
              AnalysisOptions.DEFAULT.parts(EnumSet.allOf(Part.class)));
      return new AnalysedModel(
          "small", checkpoint.format(), Map.of("seed", "1"), analysis.run("a digest"));
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
