package io.spectracast.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder with a checkpoint in it, in the layouts of Hugging Face: an index with its shards, one
 * file, shards without an index, or a LoRA adapter with its configuration.
 */
final class Folder {

  private static final Pattern SHARD =
      Pattern.compile(".*-\\d{5}-of-\\d{5}\\.(safetensors|bin|pt|pth|gguf)");
  private static final Pattern CHECKPOINT =
      Pattern.compile(".*\\.(safetensors|bin|pt|pth|th|ckpt|gguf|onnx|h5|hdf5|keras|npz|npy)");

  /** In the order of preference. */
  private static final List<String> KNOWN =
      List.of(
          "model.safetensors.index.json",
          "model.safetensors",
          "adapter_model.safetensors",
          "pytorch_model.bin.index.json",
          "pytorch_model.bin",
          "adapter_model.bin");

  private Folder() {}

  static Checkpoint open(Path folder) throws IOException {
    List<Path> files = list(folder);
    for (String name : KNOWN) {
      Path known = folder.resolve(name);
      if (files.contains(known)) {
        return name.endsWith(".json") ? sharded(ShardIndex.read(known)) : single(folder, known);
      }
    }
    List<Path> shards = files.stream().filter(f -> matches(SHARD, f)).toList();
    if (!shards.isEmpty()) {
      return together(folder, shards, "shards");
    }
    List<Path> candidates = files.stream().filter(f -> matches(CHECKPOINT, f)).toList();
    if (candidates.size() != 1) {
      throw new CheckpointException(
          folder,
          "folder must hold one checkpoint, was "
              + candidates.stream().map(Path::getFileName).limit(8).toList());
    }
    return single(folder, candidates.get(0));
  }

  private static Checkpoint single(Path folder, Path file) throws IOException {
    return together(folder, List.of(file), "folder");
  }

  /** The shards an index names, which lie beside it. */
  static Checkpoint sharded(ShardIndex index) throws IOException {
    Path folder = index.path().toAbsolutePath().getParent();
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> entry : index.shardOfTensor().entrySet()) {
      Path file = folder.resolve(entry.getValue());
      if (!Files.isRegularFile(file)) {
        throw new CheckpointException(
            index.path(),
            entry.getKey(),
            "file must lie beside the index, was missing: " + entry.getValue());
      }
      if (!files.contains(file)) {
        files.add(file);
      }
    }
    Checkpoint checkpoint = together(folder, files, "shards");
    for (String tensor : index.shardOfTensor().keySet()) {
      if (checkpoint.stored(tensor) == null) {
        checkpoint.close();
        throw new CheckpointException(
            index.path(), tensor, "must be in the file the index names, was missing");
      }
    }
    return checkpoint;
  }

  private static Checkpoint together(Path folder, List<Path> files, String layout)
      throws IOException {
    List<Checkpoint> parts = new ArrayList<>();
    Closeable all = () -> close(parts);
    try {
      List<StoredTensor> tensors = new ArrayList<>();
      Map<String, String> metadata = new LinkedHashMap<>(configuration(folder));
      for (Path file : files) {
        Checkpoint part = Checkpoint.openFile(file);
        parts.add(part);
        part.contents().tensors().forEach(t -> tensors.add(within(file, t)));
        metadata.putAll(part.metadata());
      }
      Checkpoint first = parts.get(0);
      String format = "%s of %s".formatted(layout, first.format());
      return Checkpoint.of(
          folder, files, new Contents(format, tensors, first.modelPrefix(), metadata), all);
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private static StoredTensor within(Path file, StoredTensor stored) {
    TensorInfo info = stored.info();
    String storage = file.getFileName() + " " + info.storage();
    return new StoredTensor(
        new TensorInfo(info.name(), info.type(), info.shape(), info.axes(), storage),
        stored.offset(),
        stored.strides(),
        stored.source());
  }

  private static Map<String, String> configuration(Path folder) throws IOException {
    Path adapter = folder.resolve("adapter_config.json");
    return Files.isRegularFile(adapter) ? JsonFile.scalars(adapter) : Map.of();
  }

  private static void close(List<Checkpoint> parts) throws IOException {
    for (Checkpoint part : parts) {
      part.close();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean matches(Pattern pattern, Path file) {
    return pattern.matcher(file.getFileName().toString()).matches();
  }
}
