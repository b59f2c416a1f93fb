package io.spectracast.cli;

import io.spectracast.data.Digits;
import io.spectracast.data.Images;
import io.spectracast.data.LabelledImages;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A few drawn digits as IDX files under the names of MNIST's, for runs that take a second. */
final class SmallImages {

  private SmallImages() {}

  static Path write(Path directory, int train, int test) throws IOException {
    LabelledImages digits = Digits.draw(3, train, test, 2);
    Files.createDirectories(directory);
    images(directory.resolve("train-images-idx3-ubyte"), digits.train());
    labels(directory.resolve("train-labels-idx1-ubyte"), digits.train());
    images(directory.resolve("t10k-images-idx3-ubyte"), digits.test());
    labels(directory.resolve("t10k-labels-idx1-ubyte"), digits.test());
    return directory;
  }

  private static void images(Path file, Images images) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(0x00000803);
      out.writeInt(images.count());
      out.writeInt(images.height());
      out.writeInt(images.width());
      out.write(images.pixels());
    }
  }

  private static void labels(Path file, Images images) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(0x00000801);
      out.writeInt(images.count());
      out.write(images.labels());
    }
  }
}
