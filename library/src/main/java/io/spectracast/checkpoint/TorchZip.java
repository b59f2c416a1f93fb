package io.spectracast.checkpoint;

import java.io.IOException;

/**
 * PyTorch's zip archive (since 1.6): a pickle {@code data.pkl} that describes the tensors, and a
 * member {@code data/KEY} for each storage.
 *
 * <p>Format: torch/serialization.py of github.com/pytorch/pytorch.
 */
final class TorchZip {

  private static final String PROGRAM = "data.pkl";

  private TorchZip() {}

  static boolean isOne(ZipDirectory zip) {
    return zip.names().stream().anyMatch(TorchZip::isProgram);
  }

  static Contents read(ZipDirectory zip) throws IOException {
    String program = zip.names().stream().filter(TorchZip::isProgram).findFirst().orElseThrow();
    String root = program.substring(0, program.length() - PROGRAM.length());
    requireLittleEndian(zip, root + "byteorder");
    Object value = Pickle.load(new ByteCursor(zip.path(), zip.open(program), 0));
    return TorchTree.contents(
        zip.path(),
        "PyTorch zip",
        value,
        (storage, type) -> Elements.of(type, zip.open(root + "data/" + storage.key())));
  }

  private static boolean isProgram(String name) {
    return name.equals(PROGRAM) || name.endsWith("/" + PROGRAM);
  }

  private static void requireLittleEndian(ZipDirectory zip, String member) throws IOException {
    if (!zip.contains(member)) {
      return;
    }
    Bytes bytes = zip.open(member);
    String order = new ByteCursor(zip.path(), bytes, 0).text(bytes.size());
    if (!order.equals("little")) {
      throw new CheckpointException(zip.path(), "byteorder must be little, was " + order);
    }
  }
}
