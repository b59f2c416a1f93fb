package io.spectracast.noise;

/**
 * How the noise of a matrix is measured.
 *
 * @param directions p: random left and random right directions, whose p × p block is followed; at
 *     least 2. A side shorter than p has as many as its length
 * @param confidence of the intervals, in (0, 1)
 * @param level of the tests, in (0, 1)
 * @param replicates B, draws of each Monte Carlo null, at least 1; p-values are at least 1/(B + 1)
 * @param longestSide sides longer than this get no covariance matrix
 * @param seed of the directions, permutations and nulls; results depend on it alone
 */
public record NoiseOptions(
    int directions, double confidence, double level, int replicates, int longestSide, long seed) {

  /** Six directions, 95 % intervals, tests at 1 %, 999 replicates, sides to 2 048, seed 0. */
  public static final NoiseOptions DEFAULT = new NoiseOptions(6, 0.95, 0.01, 999, 2048, 0);

  public NoiseOptions {
    require(directions >= 2, "directions must be at least 2, was " + directions);
    require(confidence > 0 && confidence < 1, "confidence must be in (0, 1), was " + confidence);
    require(level > 0 && level < 1, "level must be in (0, 1), was " + level);
    require(replicates >= 1, "replicates must be at least 1, was " + replicates);
    require(longestSide >= 0, "longestSide must not be negative, was " + longestSide);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** These options with another level of the tests. */
  public NoiseOptions withLevel(double other) {
    return new NoiseOptions(directions, confidence, other, replicates, longestSide, seed);
  }

  /** These options with another number of Monte Carlo draws. */
  public NoiseOptions withReplicates(int other) {
    return new NoiseOptions(directions, confidence, level, other, longestSide, seed);
  }

  /** These options with another seed. */
  public NoiseOptions withSeed(long other) {
    return new NoiseOptions(directions, confidence, level, replicates, longestSide, other);
  }
}
