package io.spectracast.benchmarks;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A folder with the tensors of a language model of 6.7 billion parameters in bfloat16: an index and
 * shards of at most 5 GB, 13.5 GB together, as sparse files. The blocks asked for hold Gaussian
 * noise whose columns carry Pareto factors; everything else is holes, which read as zeros.
 *
 * <pre>{@code
 * java -cp … io.spectracast.benchmarks.LlamaShapedFiles FOLDER BLOCKS
 * }</pre>
 */
public final class LlamaShapedFiles {

  private static final int WIDTH = 4096;
  private static final int HIDDEN = 11008;
  private static final int VOCABULARY = 32000;
  private static final int BLOCKS = 32;
  private static final long SHARD_BYTES = 5_000_000_000L;
  private static final double TAIL = 2.5;
  private static final double DEVIATION = 0.02;

  private final RandomStreams streams = new RandomStreams(7);

  /** A tensor of two dimensions, or of one if it has no columns. */
  private record Described(String name, int rows, int columns, boolean filled) {

    long bytes() {
      return 2L * rows * Math.max(1, columns);
    }

    String shape() {
      return columns == 0 ? "[" + rows + "]" : "[" + rows + "," + columns + "]";
    }
  }

  private LlamaShapedFiles() {}

  /** Writes the folder named first, with as many filled blocks as the second argument says. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int filled = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    List<List<Described>> shards = shards(tensors(filled));
    LlamaShapedFiles files = new LlamaShapedFiles();
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      String name = "model-%05d-of-%05d.safetensors".formatted(i + 1, shards.size());
      files.write(folder.resolve(name), shards.get(i));
      shards.get(i).forEach(t -> entries.add("\"%s\":\"%s\"".formatted(t.name(), name)));
    }
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"metadata\":{},\"weight_map\":{%s}}".formatted(String.join(",", entries)));
    System.out.printf("%d tensors in %d shards%n", entries.size(), shards.size());
  }

  private static List<Described> tensors(int filled) {
    List<Described> all = new ArrayList<>();
    all.add(new Described("model.embed_tokens.weight", VOCABULARY, WIDTH, false));
    for (int block = 0; block < BLOCKS; block++) {
      String name = "model.layers." + block + ".";
      boolean here = block < filled;
      for (String projection : List.of("q_proj", "k_proj", "v_proj", "o_proj")) {
        all.add(new Described(name + "self_attn." + projection + ".weight", WIDTH, WIDTH, here));
      }
      all.add(new Described(name + "mlp.gate_proj.weight", HIDDEN, WIDTH, here));
      all.add(new Described(name + "mlp.up_proj.weight", HIDDEN, WIDTH, here));
      all.add(new Described(name + "mlp.down_proj.weight", WIDTH, HIDDEN, here));
      all.add(new Described(name + "input_layernorm.weight", WIDTH, 0, false));
      all.add(new Described(name + "post_attention_layernorm.weight", WIDTH, 0, false));
    }
    all.add(new Described("model.norm.weight", WIDTH, 0, false));
    all.add(new Described("lm_head.weight", VOCABULARY, WIDTH, false));
    return all;
  }

  private static List<List<Described>> shards(List<Described> tensors) {
    List<List<Described>> shards = new ArrayList<>();
    long bytes = SHARD_BYTES;
    for (Described tensor : tensors) {
      if (bytes + tensor.bytes() > SHARD_BYTES) {
        shards.add(new ArrayList<>());
        bytes = 0;
      }
      shards.get(shards.size() - 1).add(tensor);
      bytes += tensor.bytes();
    }
    return shards;
  }

  private void write(Path path, List<Described> tensors) throws IOException {
    List<String> entries = new ArrayList<>();
    long end = 0;
    for (Described tensor : tensors) {
      entries.add(
          "\"%s\":{\"dtype\":\"BF16\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(tensor.name(), tensor.shape(), end, end + tensor.bytes()));
      end += tensor.bytes();
    }
    byte[] header = "{%s}".formatted(String.join(",", entries)).getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(length.putLong(header.length).flip(), 0);
      channel.write(ByteBuffer.wrap(header), 8);
      long at = 8L + header.length;
      channel.write(ByteBuffer.allocate(1), at + end - 1);
      for (Described tensor : tensors) {
        if (tensor.filled()) {
          fill(channel, at, tensor);
        }
        at += tensor.bytes();
      }
    }
  }

  private void fill(FileChannel channel, long start, Described tensor) throws IOException {
    UniformRandomProvider rng = streams.stream(tensor.name());
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] factors = new double[tensor.columns()];
    for (int j = 0; j < factors.length; j++) {
      factors[j] = DEVIATION * Math.pow(1 - rng.nextDouble(), -0.5 / (TAIL - 1));
    }
    ByteBuffer row = ByteBuffer.allocate(2 * factors.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tensor.rows(); i++) {
      row.clear();
      for (double factor : factors) {
        row.putShort(bfloat16((float) (factor * normal.sample())));
      }
      channel.write(row.flip(), start + 2L * i * factors.length);
    }
  }

  /** The upper half of the float32, rounded to the nearest. */
  private static short bfloat16(float value) {
    return (short) (Float.floatToRawIntBits(value) + 0x8000 >>> 16);
  }
}
