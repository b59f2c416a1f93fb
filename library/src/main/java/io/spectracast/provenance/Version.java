package io.spectracast.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Spectracast that is running. */
public final class Version {

  private Version() {}

  /** The version in the build's own form, e.g. {@code 0.1.0-SNAPSHOT}. */
  public static String current() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
