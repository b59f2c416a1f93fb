package io.spectracast.fetch;

import java.net.URI;

/**
 * A file as it is published.
 *
 * @param address where, by HTTP or HTTPS
 * @param name to keep it under
 * @param bytes its length, positive
 * @param sha256 SHA-256 of its content, in lower-case hexadecimal
 */
public record PublishedFile(URI address, String name, long bytes, String sha256) {

  public PublishedFile {
    String scheme = address.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "address must begin with http:// or https:// and a host, was '%s'".formatted(address));
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be positive, was " + bytes);
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 must be 64 hexadecimal digits, was '%s'".formatted(sha256));
    }
  }

  /**
   * The same file from another place, where it lies under its name.
   *
   * @param base address of the folder
   * @throws IllegalArgumentException if this makes no HTTP address
   */
  public PublishedFile from(String base) {
    String folder = base.endsWith("/") ? base : base + "/";
    return new PublishedFile(URI.create(folder + name), name, bytes, sha256);
  }
}
