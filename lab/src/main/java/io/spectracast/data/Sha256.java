package io.spectracast.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a data set was made from, in hexadecimal. */
final class Sha256 {

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The digest of a description in words. */
  static String of(String description) {
    return new Sha256().add(description.getBytes(StandardCharsets.UTF_8)).hexadecimal();
  }

  Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Sha256 add(byte[] bytes, int first, int length) {
    digest.update(bytes, first, length);
    return this;
  }

  /** The digest of all that was added; nothing can be added after. */
  String hexadecimal() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
