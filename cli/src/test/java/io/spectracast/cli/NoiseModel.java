package io.spectracast.cli;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Checkpoints of Gaussian matrices. */
final class NoiseModel {

  private NoiseModel() {}

  /** Layers blocks.0.weight, blocks.1.weight, … of this size, and a bias. */
  static Path write(Path file, int layers, int rows, int columns) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < layers; i++) {
      writer.floats("blocks." + i + ".weight", gaussian(rows * columns, i), rows, columns);
    }
    writer.floats("blocks.0.bias", new float[rows], rows).write(file);
    return file;
  }

  private static float[] gaussian(int size, long index) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("w", index));
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) normal.sample();
    }
    return values;
  }
}
