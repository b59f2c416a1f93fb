package io.spectracast.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** NumPy's .npz: a zip archive of .npy members, stored or deflated. */
final class Npz {

  private static final String SUFFIX = ".npy";

  private Npz() {}

  static boolean isOne(ZipDirectory zip) {
    return !zip.names().isEmpty() && zip.names().stream().allMatch(n -> n.endsWith(SUFFIX));
  }

  static Contents read(ZipDirectory zip) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    for (String member : zip.names()) {
      String name = member.substring(0, member.length() - SUFFIX.length());
      Npy.Header header = Npy.header(zip.path(), name, zip.open(member));
      tensors.add(header.stored(() -> elements(zip, member, header)));
    }
    return new Contents("NumPy .npz", tensors);
  }

  private static Elements elements(ZipDirectory zip, String member, Npy.Header header)
      throws IOException {
    Bytes data = zip.open(member).slice(zip.path(), header.dataStart(), header.bytes());
    return Elements.of(header.type(), data);
  }
}
