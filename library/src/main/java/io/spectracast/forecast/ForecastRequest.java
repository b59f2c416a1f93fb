package io.spectracast.forecast;

import java.util.Arrays;

/**
 * What is to be forecast.
 *
 * @param origin the last step a forecast may see
 * @param horizons updates after the origin, positive and strictly increasing; not to be modified
 * @param members ensemble size, at least 2
 * @param seed the root seed
 * @param threads how many threads may work; the result does not depend on it
 */
public record ForecastRequest(long origin, long[] horizons, int members, long seed, int threads) {

  /** Steps and leads up to here, and their sums, are exact as doubles. */
  private static final long LARGEST = 1L << 52;

  public ForecastRequest {
    if (!(origin >= 0 && origin <= LARGEST)) {
      throw new IllegalArgumentException("origin must be in [0, 2^52], was " + origin);
    }
    if (horizons.length == 0) {
      throw new IllegalArgumentException("horizons must not be empty");
    }
    for (int i = 0; i < horizons.length; i++) {
      if (horizons[i] > LARGEST || horizons[i] <= (i == 0 ? 0 : horizons[i - 1])) {
        throw new IllegalArgumentException(
            "horizons must be positive, strictly increasing and at most 2^52, was "
                + Arrays.toString(horizons));
      }
    }
    if (members < 2) {
      throw new IllegalArgumentException("members must be at least 2, was " + members);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** The longest horizon. */
  public long longestHorizon() {
    return horizons[horizons.length - 1];
  }
}
