package io.spectracast.noise;

import io.spectracast.tail.Outcome;
import java.util.List;

/**
 * The statistics of the noise of one m × n matrix.
 *
 * @param rows m
 * @param columns n
 * @param samples N
 * @param stride tests that take samples as uncorrelated used every so-many-th of them
 * @param volatility its level
 * @param kronecker both sides' covariances; empty if a side is too long
 * @param frame moments in the singular frame; empty without a frame
 * @param inRandomDirections correlation in time in the block of random directions
 * @param inSingularDirections the same in the block of the leading singular directions
 * @param tails of projections on random directions, on leading singular directions, and of single
 *     entries; each where it can be told
 * @param growth with the singular values; empty without a frame of at least five modes
 * @param verdicts one for each {@link Assumption}, in their order
 */
public record NoiseStatistics(
    int rows,
    int columns,
    int samples,
    int stride,
    Volatility volatility,
    Outcome<KroneckerFactors> kronecker,
    Outcome<FrameStatistics> frame,
    Outcome<Autocorrelation> inRandomDirections,
    Outcome<Autocorrelation> inSingularDirections,
    List<Outcome<TailStatistics>> tails,
    Outcome<Growth> growth,
    List<Verdict> verdicts) {

  public NoiseStatistics {
    tails = List.copyOf(tails);
    verdicts = List.copyOf(verdicts);
  }

  /** The verdict on an assumption. */
  public Verdict verdict(Assumption assumption) {
    return verdicts.get(assumption.ordinal());
  }
}
