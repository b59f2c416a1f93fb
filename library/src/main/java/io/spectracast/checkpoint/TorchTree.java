package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tensors in nested dicts and lists, and joins the keys on the way with dots. */
final class TorchTree {

  /** Keys under which training scripts keep the model, the commonest first. */
  private static final List<String> MODEL_KEYS =
      List.of(
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "module",
          "net",
          "network",
          "weights",
          "params_ema",
          "params",
          "generator");

  private final Path path;
  private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> scalars = new LinkedHashMap<>();
  private int visited;

  private TorchTree(Path path, Object root) throws CheckpointException {
    this.path = path;
    visit(root, "", 0);
  }

  /** Opens the elements of a storage. */
  @FunctionalInterface
  interface Storages {
    Elements open(TorchStorage storage, DType type) throws IOException;
  }

  static Contents contents(Path path, String format, Object root, Storages storages)
      throws CheckpointException {
    TorchTree tree = new TorchTree(path, root);
    List<StoredTensor> stored = new ArrayList<>();
    tree.tensors.forEach((name, tensor) -> stored.add(stored(name, tensor, storages)));
    return new Contents(format, stored, tree.modelPrefix(root), tree.scalars);
  }

  private static StoredTensor stored(String name, TorchTensor tensor, Storages storages) {
    long[] strides = tensor.strides().stream().mapToLong(Long::longValue).toArray();
    return new StoredTensor(
        tensor.info(name),
        tensor.offset(),
        strides,
        () -> storages.open(tensor.storage(), tensor.type()));
  }

  private void visit(Object value, String name, int depth) throws CheckpointException {
    if (depth > Limits.DEPTH) {
      throw fault("nesting must be at most %d deep, was deeper", Limits.DEPTH);
    }
    if (++visited > Limits.VALUES) {
      throw fault("values must be at most %d, was more", Limits.VALUES);
    }
    if (value instanceof Map<?, ?> dict) {
      for (Map.Entry<?, ?> entry : dict.entrySet()) {
        visit(entry.getValue(), joined(name, entry.getKey()), depth + 1);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        visit(list.get(i), joined(name, i), depth + 1);
      }
    } else if (value instanceof TorchTensor tensor) {
      add(name.isEmpty() ? "tensor" : name, tensor);
    } else if (depth == 1 && !(value instanceof PickleGlobals.Inert)) {
      scalars.put(name, PickleGlobals.words(value));
    }
  }

  private void add(String name, TorchTensor tensor) throws CheckpointException {
    if (tensors.size() == Limits.TENSORS) {
      throw fault("tensors must be at most %d, was more", Limits.TENSORS);
    }
    if (tensors.put(name, tensor) != null) {
      throw new CheckpointException(path, name, "name must be unique, was not");
    }
  }

  private String joined(String prefix, Object key) throws CheckpointException {
    String name = prefix.isEmpty() ? key.toString() : prefix + "." + key;
    if (name.length() > Limits.NAME) {
      throw fault("tensor name must have at most %d characters, was longer", Limits.NAME);
    }
    return name;
  }

  private String modelPrefix(Object root) {
    if (root instanceof Map<?, ?> dict) {
      for (String key : MODEL_KEYS) {
        if (holdsTensors(key + ".") && dict.containsKey(key)) {
          return key + ".";
        }
      }
    }
    return "";
  }

  private boolean holdsTensors(String prefix) {
    return tensors.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(path, problem.formatted(values));
  }
}
