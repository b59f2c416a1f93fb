package io.spectracast.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a file, of a set of shards, or of a folder. Opening reads and checks the
 * descriptions alone; a tensor's values are read when a matrix's rows are asked for, from the
 * mapped file where the format allows it.
 *
 * <p>Formats, told apart by their content: safetensors, PyTorch zip archives and legacy pickles,
 * NumPy .npy and .npz, ONNX, HDF5 as written by Keras, GGUF, shard indices and folders of these.
 */
public final class Checkpoint implements AutoCloseable {

  private final Path path;
  private final List<Path> files;
  private final Contents contents;
  private final Map<String, StoredTensor> byName = new LinkedHashMap<>();
  private final Closeable resource;

  private Checkpoint(Path path, List<Path> files, Contents contents, Closeable resource)
      throws CheckpointException {
    this.path = path;
    this.files = List.copyOf(files);
    this.contents = contents;
    this.resource = resource;
    for (StoredTensor stored : contents.tensors()) {
      if (byName.put(stored.info().name(), stored) != null) {
        throw new CheckpointException(path, stored.info().name(), "name must be unique, was not");
      }
    }
  }

  /**
   * Opens a file or folder and checks the descriptions of its tensors.
   *
   * @throws CheckpointException if it is missing, malformed, of no known format, or asks for more
   *     than a checkpoint should
   */
  public static Checkpoint open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Folder.open(path);
    }
    return isIndex(path) ? Folder.sharded(ShardIndex.read(path)) : openFile(path);
  }

  private static boolean isIndex(Path path) throws IOException {
    try (FileChannel channel = channel(path)) {
      return Format.of(path, channel) == Format.SHARD_INDEX;
    }
  }

  /** Opens a file that must hold tensors itself, not the names of other files. */
  static Checkpoint openFile(Path path) throws IOException {
    FileChannel channel = channel(path);
    try {
      Contents contents = Format.of(path, channel).read(path, channel);
      return new Checkpoint(path, List.of(path), contents, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Tensors of several files taken together; closing this closes {@code resource}. */
  static Checkpoint of(Path path, List<Path> files, Contents contents, Closeable resource)
      throws CheckpointException {
    return new Checkpoint(path, files, contents, resource);
  }

  private static FileChannel channel(Path path) throws IOException {
    try {
      return FileChannel.open(path);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(path, "file must exist, was missing");
    }
  }

  /** The format in words, such as {@code PyTorch zip}. */
  public String format() {
    return contents.format();
  }

  /** Where it was opened. */
  public Path path() {
    return path;
  }

  /** The files that hold the tensors: one, or the shards in their order. */
  public List<Path> files() {
    return files;
  }

  /** All tensors, in the file's order: also those of an optimizer, and non-float ones. */
  public List<TensorInfo> tensors() {
    return contents.tensors().stream().map(StoredTensor::info).toList();
  }

  /**
   * The tensors of the model alone: those under the key {@code state_dict}, {@code model} or
   * similar of a PyTorch container, or in the group {@code model_weights} of a Keras file; all
   * tensors elsewhere.
   */
  public List<TensorInfo> modelTensors() {
    return tensors().stream().filter(t -> t.name().startsWith(modelPrefix())).toList();
  }

  /** What the names of the {@link #modelTensors()} begin with; empty if all tensors are. */
  public String modelPrefix() {
    return contents.modelPrefix();
  }

  /** Texts and numbers the file holds beside its tensors, as text. */
  public Map<String, String> metadata() {
    return contents.metadata();
  }

  /**
   * A tensor's values.
   *
   * @throws CheckpointException if there is none of this name, or its data are not as described
   */
  public Tensor tensor(String name) throws IOException {
    StoredTensor stored = byName.get(name);
    if (stored == null) {
      throw new CheckpointException(path, name, "must be in the file, was missing");
    }
    return Tensor.of(path, stored, stored.source().open());
  }

  StoredTensor stored(String name) {
    return byName.get(name);
  }

  Contents contents() {
    return contents;
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
