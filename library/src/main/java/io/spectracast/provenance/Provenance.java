package io.spectracast.provenance;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a result comes from: enough to compute it again.
 *
 * @param seed the root seed of every random stream behind the result
 * @param version the version of Spectracast
 * @param java the Java runtime, e.g. {@code 17.0.15 (Debian)}
 * @param os the operating system and architecture
 * @param blas the native linear-algebra library, as it describes itself
 * @param inputDigest SHA-256 of the input, in hexadecimal, or of its description where it is
 *     generated
 */
public record Provenance(
    long seed, String version, String java, String os, String blas, String inputDigest) {

  /** The provenance of a result computed by this process. */
  public static Provenance ofThisProcess(long seed, String blas, String inputDigest) {
    return new Provenance(
        seed,
        Version.current(),
        "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        blas,
        inputDigest);
  }

  /** The same as name–value pairs, in alphabetical order of the names. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>();
    map.put("seed", Long.toString(seed));
    map.put("version", version);
    map.put("java", java);
    map.put("os", os);
    map.put("blas", blas);
    map.put("input_sha256", inputDigest);
    return map;
  }
}
