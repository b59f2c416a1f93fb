package io.spectracast.tail;

/**
 * A spectrum's exponent against those that Gaussian noise of the same shape shows.
 *
 * @param tail the spectrum's fit
 * @param pValue two-sided, 2 min(b₋ + 1, b₊ + 1)/(B + 1) but at most 1, where b₋ of B noise
 *     exponents are at most α and b₊ at least α
 * @param level at which the verdict is given, in (0, 1)
 * @param nullMedian the median exponent of the noise
 * @param nullLow the 2.5 % quantile of the noise's exponents
 * @param nullHigh their 97.5 % quantile
 * @param draws B
 */
public record NullVerdict(
    PowerLawTail tail,
    double pValue,
    double level,
    double nullMedian,
    double nullLow,
    double nullHigh,
    int draws) {

  /** Whether the exponent is one that noise alone would not show. */
  public boolean differs() {
    return pValue <= level;
  }
}
