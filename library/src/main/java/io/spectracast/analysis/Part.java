package io.spectracast.analysis;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a layer's analysis can be left out. Singular values, metrics, the Marchenko–Pastur bulk
 * with its spikes and the power-law tail are always computed.
 */
public enum Part {
  /** Gamma and beta-prime laws fitted to the whole spectrum. */
  LAWS,
  /** The exponents of Gaussian matrices of the same shape. */
  NOISE,
  /** The bootstrap p-value of the power law. */
  PLAUSIBILITY,
  /** Likelihood ratios against other tails. */
  ALTERNATIVES,
  /** The spectrum of the same entries in random order. */
  RANDOMISED,
  /**
   * The exponent of submatrices of a fixed aspect ratio, up to four more spectra for each layer.
   */
  FIXED_ASPECT;

  /** All but {@link #FIXED_ASPECT}, which takes longer than the others together. */
  public static final Set<Part> CUSTOMARY =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(FIXED_ASPECT)));
}
