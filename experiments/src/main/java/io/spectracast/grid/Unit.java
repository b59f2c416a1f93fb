package io.spectracast.grid;

import io.spectracast.provenance.Digests;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What one machine computes as a whole: nothing but this need be sent to it.
 *
 * @param work what to compute
 * @param settings from what
 */
record Unit<S extends Settings>(Work<S> work, S settings) implements Serializable {

  /** SHA-256 of the work's name, its version and the canonical settings, in hexadecimal. */
  String key() {
    String text = "%s %d %s".formatted(work.name(), work.version(), json());
    return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The settings as canonical JSON. */
  String json() {
    return CanonicalJson.of(settings);
  }
}
