package io.spectracast.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The globals a pickle may name, each with what it stands for. None of them runs code of the
 * file's; those not listed are refused by name.
 */
final class PickleGlobals {

  /** What calling a global yields. */
  private enum Constructor {
    DICT,
    LIST,
    TENSOR,
    TENSOR_OF_BYTES,
    PARAMETER,
    SUBCLASS,
    INERT
  }

  /** A value of no interest here: None, a numpy scalar, a device. */
  enum Inert {
    VALUE
  }

  private static final Map<String, DType> STORAGES =
      Map.ofEntries(
          Map.entry("DoubleStorage", DType.F64),
          Map.entry("FloatStorage", DType.F32),
          Map.entry("HalfStorage", DType.F16),
          Map.entry("BFloat16Storage", DType.BF16),
          Map.entry("LongStorage", DType.I64),
          Map.entry("IntStorage", DType.I32),
          Map.entry("ShortStorage", DType.I16),
          Map.entry("CharStorage", DType.I8),
          Map.entry("ByteStorage", DType.U8),
          Map.entry("BoolStorage", DType.BOOL));

  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("torch.float64", DType.F64),
          Map.entry("torch.float32", DType.F32),
          Map.entry("torch.float16", DType.F16),
          Map.entry("torch.bfloat16", DType.BF16),
          Map.entry("torch.float8_e4m3fn", DType.F8_E4M3),
          Map.entry("torch.float8_e5m2", DType.F8_E5M2),
          Map.entry("torch.int64", DType.I64),
          Map.entry("torch.int32", DType.I32),
          Map.entry("torch.int16", DType.I16),
          Map.entry("torch.int8", DType.I8),
          Map.entry("torch.uint64", DType.U64),
          Map.entry("torch.uint32", DType.U32),
          Map.entry("torch.uint16", DType.U16),
          Map.entry("torch.uint8", DType.U8),
          Map.entry("torch.bool", DType.BOOL));

  private static final Map<String, Constructor> CONSTRUCTORS =
      Map.ofEntries(
          Map.entry("collections.OrderedDict", Constructor.DICT),
          Map.entry("collections.defaultdict", Constructor.INERT),
          Map.entry("torch.Size", Constructor.LIST),
          Map.entry("torch._utils._rebuild_tensor", Constructor.TENSOR),
          Map.entry("torch._utils._rebuild_tensor_v2", Constructor.TENSOR),
          Map.entry("torch._utils._rebuild_tensor_v3", Constructor.TENSOR_OF_BYTES),
          Map.entry("torch._tensor._rebuild_from_type_v2", Constructor.SUBCLASS),
          Map.entry("torch._utils._rebuild_parameter", Constructor.PARAMETER),
          Map.entry("torch._utils._rebuild_parameter_with_state", Constructor.PARAMETER));

  private static final Set<String> INERT =
      Set.of(
          "torch.device",
          "torch.Tensor",
          "torch.nn.parameter.Parameter",
          "numpy.ndarray",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "torch.serialization._get_layout",
          "numpy.dtype",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "_codecs.encode",
          "__builtin__.set",
          "builtins.set",
          "__builtin__.frozenset",
          "builtins.frozenset",
          "__builtin__.dict",
          "builtins.dict",
          "__builtin__.list",
          "builtins.list",
          "__builtin__.int",
          "builtins.int",
          "__builtin__.float",
          "builtins.float");

  private static final Set<String> UNTYPED =
      Set.of("torch.UntypedStorage", "torch.storage.UntypedStorage");

  private final Path path;
  private final Map<String, DType> storageTypes;
  private int copied;

  /** The globals for a file; element types of storages are noted in {@code storageTypes}. */
  PickleGlobals(Path path, Map<String, DType> storageTypes) {
    this.path = path;
    this.storageTypes = storageTypes;
  }

  /** The type of a storage's elements; of bytes if {@code type} is null. */
  private record StorageType(DType type) {}

  /**
   * What a name stands for.
   *
   * @throws CheckpointException if it is not one of these
   */
  Object find(String module, String name) throws CheckpointException {
    String full = module + "." + name;
    if (CONSTRUCTORS.containsKey(full)) {
      return CONSTRUCTORS.get(full);
    }
    if (INERT.contains(full)) {
      return Constructor.INERT;
    }
    if (TYPES.containsKey(full)) {
      return TYPES.get(full);
    }
    if (UNTYPED.contains(full)) {
      return new StorageType(null);
    }
    boolean storage = module.equals("torch") || module.equals("torch.cuda");
    if (storage && STORAGES.containsKey(name)) {
      return new StorageType(STORAGES.get(name));
    }
    throw refuse(module, name);
  }

  /** Never returns. */
  CheckpointException refuse(String module, String name) throws CheckpointException {
    throw fault(
        "pickle may only build tensors, dicts, lists and numbers, was to call %s.%s", module, name);
  }

  Object call(Object callee, List<?> arguments) throws CheckpointException {
    if (!(callee instanceof Constructor constructor)) {
      throw fault(
          "callee must be a tensor, dict or list, was %s", callee.getClass().getSimpleName());
    }
    return switch (constructor) {
      case DICT -> dict(arguments);
      case LIST -> arguments.isEmpty() ? List.of() : counts(arguments.get(0), "size");
      case TENSOR -> tensor(arguments, null);
      case TENSOR_OF_BYTES -> tensor(arguments, typeArgument(arguments));
      case PARAMETER -> parameter(arguments);
      case SUBCLASS -> subclass(arguments);
      case INERT -> Inert.VALUE;
    };
  }

  /** A dict's key: text or number. Others could not become part of a tensor's name. */
  Object key(Object value) throws CheckpointException {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value == Inert.VALUE) {
      return value;
    }
    throw fault("dict key must be text or a number, was %s", value.getClass().getSimpleName());
  }

  /** The storage that a persistent id describes: ("storage", type, key, location, size, view). */
  Object storage(Object id) throws CheckpointException {
    List<?> parts = list(id, "persistent id");
    if (parts.size() < 5 || !"storage".equals(parts.get(0))) {
      throw fault(
          "persistent id must be ('storage', type, key, location, size), was %d values",
          parts.size());
    }
    if (!(parts.get(1) instanceof StorageType type)) {
      throw fault(
          "storage type must be a torch storage, was %s", parts.get(1).getClass().getSimpleName());
    }
    if (!(parts.get(2) instanceof String || parts.get(2) instanceof Long)) {
      throw fault("storage key must be text, was %s", parts.get(2).getClass().getSimpleName());
    }
    String key = parts.get(2).toString();
    storageTypes.put(key, type.type() == null ? DType.U8 : type.type());
    long size = count(parts.get(4), "storage size");
    if (parts.size() > 5 && parts.get(5) instanceof List<?> view) {
      if (view.size() != 3) {
        throw fault("storage view must be (key, offset, size), was %d values", view.size());
      }
      long offset = count(view.get(1), "storage view offset");
      long part = count(view.get(2), "storage view size");
      return new TorchStorage(type.type(), key, offset, part);
    }
    return new TorchStorage(type.type(), key, 0, size);
  }

  private Map<Object, Object> dict(List<?> arguments) throws CheckpointException {
    Map<Object, Object> dict = new LinkedHashMap<>();
    if (arguments.isEmpty()) {
      return dict;
    }
    List<?> pairs = list(arguments.get(0), "dict items");
    copied += Math.min(pairs.size(), Limits.COPIED_ITEMS + 1);
    if (copied > Limits.COPIED_ITEMS) {
      throw fault("items copied into dicts must be at most %d, was more", Limits.COPIED_ITEMS);
    }
    for (Object pair : pairs) {
      List<?> entry = list(pair, "dict item");
      if (entry.size() != 2) {
        throw fault("dict item must be a pair, was %d values", entry.size());
      }
      dict.put(key(entry.get(0)), entry.get(1));
    }
    return dict;
  }

  private Object parameter(List<?> arguments) throws CheckpointException {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof TorchTensor)) {
      throw fault("parameter must hold a tensor, was without");
    }
    return arguments.get(0);
  }

  /**
   * A tensor with attributes, of a class that is of no interest: (function, class, arguments, …).
   */
  private Object subclass(List<?> arguments) throws CheckpointException {
    if (arguments.size() < 3 || arguments.get(0) == Constructor.SUBCLASS) {
      throw fault("tensor of a class must have function, class and arguments, was without");
    }
    return call(arguments.get(0), list(arguments.get(2), "arguments"));
  }

  private DType typeArgument(List<?> arguments) throws CheckpointException {
    if (arguments.size() > 6 && arguments.get(6) instanceof DType type) {
      return type;
    }
    throw fault("tensor dtype must be given, was missing");
  }

  private TorchTensor tensor(List<?> arguments, DType given) throws CheckpointException {
    if (arguments.size() < 4 || !(arguments.get(0) instanceof TorchStorage storage)) {
      throw fault(
          "tensor must have storage, offset, size and stride, was %d values", arguments.size());
    }
    DType type = given != null ? given : storage.type();
    if (type == null) {
      throw fault("tensor dtype must be given for untyped storage, was missing");
    }
    long scale = storage.type() == null ? type.bytes() : storage.type().bytes() / type.bytes();
    if (storage.type() != null && scale != 1) {
      throw fault(
          "tensor dtype must be as wide as its storage's, was %s of %s", type, storage.type());
    }
    long offset = count(arguments.get(1), "tensor offset");
    List<Long> shape = counts(arguments.get(2), "tensor size");
    List<Long> strides = counts(arguments.get(3), "tensor stride");
    long bytes = Shapes.bytes(path, "(unnamed)", type, shape);
    long most = Math.max(storage.size() / scale, Limits.REPEATED_ELEMENTS);
    if (bytes / type.bytes() > most) {
      throw fault("tensor must have at most %d elements over its storage, was %s", most, shape);
    }
    requireWithin(storage.size() / scale, offset, shape, strides);
    long start = storage.offset() + offset;
    return new TorchTensor(storage, type, start, shape, strides);
  }

  private void requireWithin(long size, long offset, List<Long> shape, List<Long> strides)
      throws CheckpointException {
    if (shape.size() != strides.size()) {
      throw fault("tensor stride must have %d lengths, was %d", shape.size(), strides.size());
    }
    if (shape.contains(0L)) {
      return;
    }
    long last = offset;
    try {
      for (int i = 0; i < shape.size(); i++) {
        last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
      }
    } catch (ArithmeticException e) {
      last = Long.MAX_VALUE;
    }
    if (last >= size) {
      throw fault(
          "tensor %s by %s from %d must lie within its storage, was %d elements",
          shape, strides, offset, size);
    }
  }

  private List<Long> counts(Object value, String name) throws CheckpointException {
    if (list(value, name).size() > Limits.RANK) {
      throw fault("%s must have at most %d dimensions, was more", name, Limits.RANK);
    }
    List<Long> counts = new ArrayList<>();
    for (Object item : list(value, name)) {
      counts.add(count(item, name));
    }
    return counts;
  }

  private long count(Object value, String name) throws CheckpointException {
    if (value instanceof Long count && count >= 0) {
      return count;
    }
    throw fault("%s must be a non-negative integer, was %s", name, words(value));
  }

  private List<?> list(Object value, String name) throws CheckpointException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw fault("%s must be a tuple, was %s", name, value.getClass().getSimpleName());
  }

  /** A value in words; of a container only its kind, since it may hold itself. */
  static String words(Object value) {
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    String text = plain ? value.toString() : value.getClass().getSimpleName();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(path, problem.formatted(values));
  }
}
