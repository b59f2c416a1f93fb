package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The file formats, told apart by their first bytes. */
enum Format {
  SAFETENSORS((path, channel) -> new SafetensorsFile(path, channel).contents()),
  SHARD_INDEX((path, channel) -> refuseIndex(path)),
  ZIP(Format::readZip),
  PICKLE(TorchLegacy::read),
  TAR((path, channel) -> refuseTar(path)),
  NPY(Npy::read),
  HDF5(Hdf5::read),
  GGUF(Gguf::read),
  ONNX(Onnx::read);

  private static final int TAR_MAGIC_AT = 257;
  private static final int HEAD_BYTES = TAR_MAGIC_AT + 5;
  private static final int LARGEST_HDF5_USER_BLOCK = 1 << 20;
  private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int PICKLE_PROTO = 0x80;
  private static final List<Integer> ONNX_FIRST_KEYS = List.of(0x08, 0x12, 0x3a, 0x42);

  private final Reader reader;

  Format(Reader reader) {
    this.reader = reader;
  }

  @FunctionalInterface
  private interface Reader {
    Contents read(Path path, FileChannel channel) throws IOException;
  }

  Contents read(Path path, FileChannel channel) throws IOException {
    return reader.read(path, channel);
  }

  /**
   * The format of a file.
   *
   * @throws CheckpointException if it is none of these
   */
  static Format of(Path path, FileChannel channel) throws IOException {
    byte[] head = bytesAt(channel, 0, HEAD_BYTES);
    if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) {
      return ZIP;
    }
    if (startsWith(head, NPY_MAGIC)) {
      return NPY;
    }
    if (starts(head, "GGUF")) {
      return GGUF;
    }
    if (isHdf5(channel)) {
      return HDF5;
    }
    if (isTar(head)) {
      return TAR;
    }
    return ofUnmarked(path, head);
  }

  /** Formats without a magic number; a name decides only whose fault is reported. */
  private static Format ofUnmarked(Path path, byte[] head) throws CheckpointException {
    String name = String.valueOf(path.getFileName());
    int first = head.length > 0 ? head[0] & 0xFF : -1;
    boolean shortNumber = head.length > 8 && head[5] == 0 && head[6] == 0 && head[7] == 0;
    if (head.length > 8 && head[8] == '{' && shortNumber || name.endsWith(".safetensors")) {
      return SAFETENSORS;
    }
    if (first == '{') {
      return SHARD_INDEX;
    }
    if (first == PICKLE_PROTO || first == 'c' || first == '(') {
      return PICKLE;
    }
    if (ONNX_FIRST_KEYS.contains(first) || name.endsWith(".onnx")) {
      return ONNX;
    }
    throw new CheckpointException(
        path,
        "content must be safetensors, PyTorch, NumPy, ONNX, HDF5 or GGUF, was "
            + (head.length == 0
                ? "empty"
                : "%d bytes or more of another kind".formatted(head.length)));
  }

  private static Contents readZip(Path path, FileChannel channel) throws IOException {
    ZipDirectory zip = ZipDirectory.read(path, channel);
    if (TorchZip.isOne(zip)) {
      return TorchZip.read(zip);
    }
    if (Npz.isOne(zip)) {
      return Npz.read(zip);
    }
    if (zip.contains("model.weights.h5")) {
      throw new CheckpointException(
          path, "archive must be read through its member model.weights.h5: extract that first");
    }
    throw new CheckpointException(
        path,
        "archive must hold data.pkl (PyTorch) or .npy members (NumPy), was "
            + zip.names().stream().limit(3).toList());
  }

  private static Contents refuseIndex(Path path) throws CheckpointException {
    throw new CheckpointException(path, "shard must hold tensors, was JSON");
  }

  private static Contents refuseTar(Path path) throws CheckpointException {
    throw new CheckpointException(
        path,
        "file must be a PyTorch zip archive or pickle, was a tar archive, which PyTorch wrote"
            + " before version 0.1.11; load it there and save it again");
  }

  private static boolean isTar(byte[] head) {
    return head.length == HEAD_BYTES
        && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  /** At the start, or after a user block of 512, 1024, 2048 … bytes. */
  private static boolean isHdf5(FileChannel channel) throws IOException {
    int block = 0;
    while (block <= LARGEST_HDF5_USER_BLOCK) {
      if (startsWith(bytesAt(channel, block, HDF5_MAGIC.length), HDF5_MAGIC)) {
        return true;
      }
      block = block == 0 ? 512 : 2 * block;
    }
    return false;
  }

  private static boolean starts(byte[] head, String magic) {
    return startsWith(head, magic.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && ByteBuffer.wrap(head, 0, magic.length).equals(ByteBuffer.wrap(magic));
  }

  private static byte[] bytesAt(FileChannel channel, long at, int count) throws IOException {
    int there = (int) Math.max(0, Math.min(count, channel.size() - at));
    ByteBuffer buffer = ByteBuffer.allocate(there);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      continue;
    }
    return buffer.array();
  }
}
