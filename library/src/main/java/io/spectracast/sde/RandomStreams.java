package io.spectracast.sde;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent random streams, each found from one root seed by its name and index, so that what a
 * stream yields depends neither on the order nor on the thread in which streams are opened.
 *
 * <p>G. L. Steele and S. Vigna, Proc. ACM Program. Lang. 5 OOPSLA (2021) 148, for the generator.
 */
record RandomStreams(long root) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  UniformRandomProvider stream(String name, long index) {
    long state = mix(root);
    for (int i = 0; i < name.length(); i++) {
      state = mix(state ^ name.charAt(i));
    }
    state = mix(state + GOLDEN * index);
    long[] seed = new long[4];
    for (int i = 0; i < seed.length; i++) {
      state += GOLDEN;
      seed[i] = mix(state);
    }
    return RandomSource.L64_X128_MIX.create(seed);
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
