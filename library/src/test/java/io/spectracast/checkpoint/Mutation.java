package io.spectracast.checkpoint;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Damages files at random: flipped bits, overwritten numbers, cuts, repetitions and splices. */
final class Mutation {

  private static final int MOST_STEPS = 8;
  private static final int END_BYTES = 512;
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0xFFFF,
    Integer.MAX_VALUE,
    1L << 31,
    0xFFFFFFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40,
    1L << 62
  };

  private final UniformRandomProvider random;
  private final List<byte[]> seeds;

  Mutation(UniformRandomProvider random, List<byte[]> seeds) {
    this.random = random;
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = seed().clone();
    int steps = 1 + random.nextInt(MOST_STEPS);
    for (int i = 0; i < steps && bytes.length > 0; i++) {
      bytes = step(bytes);
    }
    return bytes;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] step(byte[] bytes) {
    int at = position(bytes.length);
    return switch (random.nextInt(10)) {
      case 0, 1 -> flip(bytes, at);
      case 2, 3 -> number(bytes, at, 1);
      case 4 -> number(bytes, at, 2);
      case 5 -> number(bytes, at, 4);
      case 6 -> number(bytes, at, 8);
      case 7 -> Arrays.copyOf(bytes, at);
      case 8 -> splice(bytes, at, bytes);
      default -> splice(bytes, at, seed());
    };
  }

  /** Descriptions lie at the ends of files: there half of the damage is done. */
  private int position(int length) {
    int end = Math.min(length, END_BYTES);
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(end);
      case 1 -> length - 1 - random.nextInt(end);
      default -> random.nextInt(length);
    };
  }

  private byte[] flip(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private byte[] number(byte[] bytes, int at, int width) {
    long value = NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
    for (int i = 0; i < width && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >> 8 * i);
    }
    return bytes;
  }

  /** Replaces up to 64 bytes by up to 64 bytes of another file. */
  private byte[] splice(byte[] bytes, int at, byte[] other) {
    int from = position(other.length);
    int taken = Math.min(other.length - from, random.nextInt(64));
    int rest = Math.min(bytes.length, at + random.nextInt(64));
    byte[] result = Arrays.copyOf(bytes, at + taken + bytes.length - rest);
    System.arraycopy(other, from, result, at, taken);
    System.arraycopy(bytes, rest, result, at + taken, bytes.length - rest);
    return result;
  }
}
