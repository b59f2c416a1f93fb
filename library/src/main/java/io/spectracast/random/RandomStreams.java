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
 * <p>The generator of a stream is L64X128MixRandom seeded with SHA-512(seed, index …, name).
 *
 * @param rootSeed any value
 */
public record RandomStreams(long rootSeed) {

  private static final int SEED_WORDS = 6;

  /** The stream of this name and index; a new generator at its start. Not thread-safe itself. */
  public UniformRandomProvider stream(String name, long... index) {
    long[] words = new long[SEED_WORDS];
    ByteBuffer.wrap(sha512(name, index)).asLongBuffer().get(words);
    return RandomSource.L64_X128_MIX.create(words);
  }

  /** The streams of a part of the computation, e.g. of one layer. */
  public RandomStreams substreams(String name, long... index) {
    return new RandomStreams(ByteBuffer.wrap(sha512(name, index)).getLong());
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

  private byte[] sha512(String name, long... index) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES * (index.length + 1) + utf8.length);
    key.putLong(rootSeed);
    for (long i : index) {
      key.putLong(i);
    }
    try {
      return MessageDigest.getInstance("SHA-512").digest(key.put(utf8).array());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-512", e);
    }
  }
}
