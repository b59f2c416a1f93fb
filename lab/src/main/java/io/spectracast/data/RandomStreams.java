package io.spectracast.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent random streams split from one root seed by name and index, so that what one part of a
 * program draws depends neither on what another drew nor on the number of threads.
 *
 * <p>The generator of stream (name, index) is L64X128MixRandom seeded with SHA-512(seed, index,
 * name).
 *
 * @param seed the root seed
 */
public record RandomStreams(long seed) {

  private static final int SEED_WORDS = 6;

  /** The stream of this name and index, from its beginning. */
  public UniformRandomProvider stream(String name, long index) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(2 * Long.BYTES + utf8.length);
    key.putLong(seed).putLong(index).put(utf8);
    long[] words = new long[SEED_WORDS];
    ByteBuffer.wrap(sha512(key.array())).asLongBuffer().get(words);
    return RandomSource.L64_X128_MIX.create(words);
  }

  /** A random permutation of 0 … count − 1 from the stream of this name and index. */
  public int[] permutation(String name, long index, int count) {
    UniformRandomProvider rng = stream(name, index);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) { // inside-out Fisher–Yates
      int j = rng.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static byte[] sha512(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime lacks SHA-512", e);
    }
  }
}
