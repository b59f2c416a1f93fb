package io.spectracast.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file, whole in memory. A file whose name ends in {@code .gz} is inflated.
 *
 * @param path where it was read
 * @param bytes all of them, inflated; not to be modified
 */
record FileContent(Path path, byte[] bytes) {

  private static final int BUFFER = 1 << 16;

  /**
   * Reads a file.
   *
   * @param limit the greatest length of the content; more is refused
   */
  static FileContent read(Path path, int limit) throws DatasetException {
    try (InputStream in = open(path)) {
      byte[] bytes = in.readNBytes(limit);
      if (bytes.length == limit && in.read() >= 0) {
        throw new DatasetException(
            path, "content must be at most %d bytes, was more".formatted(limit));
      }
      return new FileContent(path, bytes);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Opens a file to read its content, inflated. */
  static InputStream open(Path path) throws DatasetException {
    try {
      InputStream in = Files.newInputStream(path);
      return path.toString().endsWith(".gz") ? inflating(in) : in;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static InputStream inflating(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** What to tell of a failure to read a file. */
  static DatasetException unreadable(Path path, IOException e) {
    if (e instanceof DatasetException told) {
      return told;
    }
    if (e instanceof NoSuchFileException) {
      return new DatasetException(path, "file must exist, was missing", e);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new DatasetException(
          path, "content must be a whole gzip stream, was not: " + e.getMessage(), e);
    }
    return new DatasetException(path, "file must be readable, was not: " + e.getMessage(), e);
  }

  /** The first of these files that a directory holds, plain or with {@code .gz}. */
  static Path find(Path directory, String... names) throws DatasetException {
    if (!Files.isDirectory(directory)) {
      throw new DatasetException(directory, "directory must exist, was missing");
    }
    for (String name : names) {
      for (Path file : List.of(directory.resolve(name), directory.resolve(name + ".gz"))) {
        if (Files.exists(file)) {
          return file;
        }
      }
    }
    throw new DatasetException(
        directory,
        "directory must hold %s, plain or with .gz, was without"
            .formatted(String.join(" or ", names)));
  }
}
