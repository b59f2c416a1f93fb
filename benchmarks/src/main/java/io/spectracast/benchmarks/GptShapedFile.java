package io.spectracast.benchmarks;

import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A safetensors file with the matrices of GPT-2 small, float32: both embeddings and twelve blocks,
 * 124 million entries. Every matrix is Gaussian noise whose columns carry Pareto factors, so that
 * its eigenvalues have a bulk and a power-law tail.
 */
final class GptShapedFile {

  private static final int WIDTH = 768;
  private static final int BLOCKS = 12;

  /** Of the columns' variances. */
  private static final double TAIL = 2.5;

  private static final double DEVIATION = 0.02;

  private final RandomStreams streams = new RandomStreams(2507);
  private final SafetensorsWriter writer = new SafetensorsWriter();

  private GptShapedFile() {}

  static void write(Path path) throws IOException {
    GptShapedFile file = new GptShapedFile();
    file.add("wte.weight", 50257, WIDTH);
    file.add("wpe.weight", 1024, WIDTH);
    for (int block = 0; block < BLOCKS; block++) {
      String name = "h." + block + ".";
      file.add(name + "attn.c_attn.weight", WIDTH, 3 * WIDTH);
      file.add(name + "attn.c_proj.weight", WIDTH, WIDTH);
      file.add(name + "mlp.c_fc.weight", WIDTH, 4 * WIDTH);
      file.add(name + "mlp.c_proj.weight", 4 * WIDTH, WIDTH);
    }
    file.writer.write(path);
  }

  private void add(String name, int rows, int columns) {
    UniformRandomProvider rng = streams.stream(name);
    float[] factors = new float[columns];
    for (int j = 0; j < columns; j++) {
      double variance = Math.pow(1 - rng.nextDouble(), -1 / (TAIL - 1));
      factors[j] = (float) (DEVIATION * Math.sqrt(variance));
    }
    writer.floats(name, new Entries(factors, rng), rows, columns);
  }

  private static final class Entries implements SafetensorsWriter.FloatSource {

    private final float[] factors;
    private final ZigguratSampler.NormalizedGaussian normal;
    private int column;

    Entries(float[] factors, UniformRandomProvider rng) {
      this.factors = factors;
      this.normal = ZigguratSampler.NormalizedGaussian.of(rng);
    }

    @Override
    public void put(int count, FloatBuffer target) {
      for (int i = 0; i < count; i++) {
        target.put(factors[column] * (float) normal.sample());
        column = column + 1 == factors.length ? 0 : column + 1;
      }
    }
  }
}
