package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's .npy: a magic number, a version, and a header that is a Python dict in text, then the
 * elements.
 *
 * <p>Format: numpy.lib.format.
 */
final class Npy {

  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("<f8", DType.F64),
          Map.entry("<f4", DType.F32),
          Map.entry("<f2", DType.F16),
          Map.entry("<i8", DType.I64),
          Map.entry("<i4", DType.I32),
          Map.entry("<i2", DType.I16),
          Map.entry("|i1", DType.I8),
          Map.entry("<u8", DType.U64),
          Map.entry("<u4", DType.U32),
          Map.entry("<u2", DType.U16),
          Map.entry("|u1", DType.U8),
          Map.entry("|b1", DType.BOOL));

  private Npy() {}

  /** A file of one array, which gets the name {@code array}. */
  static Contents read(Path path, FileChannel channel) throws IOException {
    Bytes file = FileBytes.of(path, channel);
    Header header = header(path, "array", file);
    Bytes data = file.slice(path, header.dataStart, header.bytes);
    return new Contents(
        "NumPy .npy", List.of(header.stored(() -> Elements.of(header.type(), data))));
  }

  /**
   * What the header says.
   *
   * @param dataStart the first byte of the elements
   * @param bytes how many they fill
   */
  record Header(TensorInfo info, boolean columnMajor, long dataStart, long bytes) {

    DType type() {
      return info.type();
    }

    StoredTensor stored(StoredTensor.Source source) {
      return columnMajor
          ? StoredTensor.columnMajor(info, source)
          : StoredTensor.contiguous(info, source);
    }
  }

  /** Reads a header and checks that the elements it describes are there. */
  static Header header(Path path, String name, Bytes file) throws CheckpointException {
    ByteCursor cursor = new ByteCursor(path, file, 0);
    cursor.skip(6);
    int version = cursor.u1();
    cursor.skip(1);
    if (version < 1 || version > 3) {
      throw new CheckpointException(path, name, "version must be 1, 2 or 3, was " + version);
    }
    long length = version == 1 ? cursor.u2() : cursor.u4();
    if (length > Limits.NPY_HEADER_BYTES) {
      throw new CheckpointException(
          path,
          name,
          "header must have at most %d bytes, was %d".formatted(Limits.NPY_HEADER_BYTES, length));
    }
    String text = cursor.text(length);
    DType type = type(path, name, text);
    List<Long> shape = shape(path, name, text);
    boolean columnMajor = field(path, name, "fortran_order", ORDER, text).equals("True");
    TensorInfo info = new TensorInfo(name, type, shape, AxisOrder.ofName(name), "array " + name);
    long bytes = Shapes.bytes(path, name, type, shape);
    if (bytes > cursor.remaining()) {
      throw new CheckpointException(
          path,
          name,
          "data must have %d bytes for %s %s, was %d"
              .formatted(bytes, type, shape, cursor.remaining()));
    }
    return new Header(info, columnMajor, cursor.position(), bytes);
  }

  private static DType type(Path path, String name, String text) throws CheckpointException {
    String descr = field(path, name, "descr", TYPE, text);
    DType type = TYPES.get(descr);
    if (type == null) {
      throw new CheckpointException(
          path, name, "descr must be one of %s, was %s".formatted(TYPES.keySet(), descr));
    }
    return type;
  }

  private static List<Long> shape(Path path, String name, String text) throws CheckpointException {
    List<Long> shape = new ArrayList<>();
    for (String part : field(path, name, "shape", SHAPE, text).split(",")) {
      String digits = part.replace("L", "").strip();
      try {
        if (!digits.isEmpty()) {
          shape.add(Long.valueOf(digits));
        }
      } catch (NumberFormatException e) {
        throw new CheckpointException(path, name, "shape must be below 2^63, was " + digits);
      }
    }
    return shape;
  }

  private static String field(Path path, String name, String field, Pattern pattern, String text)
      throws CheckpointException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new CheckpointException(
          path, name, "header field %s must be given, was missing or malformed".formatted(field));
    }
    return matcher.group(1);
  }
}
