package io.spectracast.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random streams of one computation, all split from one root seed by name and index, so that a
 * stream depends neither on the order in which streams are asked for nor on the thread that asks.
 *
 * <p>The state of each generator (L64X128Mix) is the SHA-256 of root seed, name and index.
 *
 * @param rootSeed any value
 */
public record RandomStreams(long rootSeed) {

  /** The stream of this name and index; a new generator at its start. Not thread-safe itself. */
  public UniformRandomProvider stream(String name, long... index) {
    ByteBuffer digest = ByteBuffer.wrap(sha256(name, index));
    long[] state = new long[4];
    digest.asLongBuffer().get(state);
    return RandomSource.L64_X128_MIX.create(state);
  }

  /** The streams of a part of the computation, e.g. of one layer. */
  public RandomStreams substreams(String name, long... index) {
    return new RandomStreams(ByteBuffer.wrap(sha256(name, index)).getLong());
  }

  private byte[] sha256(String name, long... index) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES * (index.length + 2));
      numbers.putLong(rootSeed).putLong(index.length);
      for (long i : index) {
        numbers.putLong(i);
      }
      sha.update(numbers.array());
      return sha.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
