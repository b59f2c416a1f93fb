package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.sde.FrameMoments;

/**
 * The second moments of the noise in the frame of the K leading singular vectors, a = UᵀξV, per
 * sample, and their averages over the rest of the matrix.
 *
 * @param moments E aⱼₖ², E aⱼₖaₖⱼ, E aⱼⱼaₖₖ and the sums over the directions outside, as the
 *     singular-value equation takes them; noise not correlated in time
 * @param squareErrors standard errors of E aⱼₖ², K × K in row-major order
 * @param crossErrors standard errors of E aⱼₖaₖⱼ, in the same order
 * @param groups stretches of time that the errors come from; they have one degree of freedom less
 * @param block the mean of E aⱼₖ² over the K × K block
 * @param leftStrip the mean of E (uⱼᵀξv)² over j ≤ K and right directions v outside
 * @param rightStrip the mean of E (uᵀξvₖ)² over left directions u outside and k ≤ K
 * @param bulk the mean of E (uᵀξv)² over directions outside on both sides
 * @param confidence of the intervals
 */
public record FrameStatistics(
    FrameMoments moments,
    double[] squareErrors,
    double[] crossErrors,
    int groups,
    Interval block,
    Interval leftStrip,
    Interval rightStrip,
    Interval bulk,
    double confidence) {

  /** E aⱼₖ² with its interval; j, k from 0. */
  public Interval square(int j, int k) {
    int i = j * moments.modes() + k;
    return Interval.student(moments.squares()[i], squareErrors[i], groups - 1, confidence);
  }

  /** E aⱼₖaₖⱼ with its interval; j, k from 0. */
  public Interval cross(int j, int k) {
    int i = j * moments.modes() + k;
    return Interval.student(moments.crosses()[i], crossErrors[i], groups - 1, confidence);
  }
}
