package io.spectracast.stationary;

/** A law that the singular values of a layer may have settled in. */
public enum CandidateLaw {

  /** The gamma-type law as printed in arXiv 2507.12709, Eq. 13. */
  PUBLISHED_GAMMA("gamma as published (Eq. 13)"),

  /** The gamma law of one mode that follows from the equation of motion without repulsion. */
  CORRECTED_GAMMA("corrected gamma, one mode"),

  /** The eigenvalues of a real Wishart matrix of the layer's own size, by simulation. */
  LAGUERRE("Laguerre"),

  /** The limit of the Laguerre law for large matrices, with sharp edges. */
  MARCHENKO_PASTUR("Marchenko–Pastur"),

  /** A Marchenko–Pastur bulk and a peak at each spike, as wide as the theory of spikes says. */
  SPIKED_BULK("Marchenko–Pastur and BBP spikes"),

  /** A gamma bulk with a power-law tail, from noise that grows with the weights. */
  BETA_PRIME("beta-prime"),

  /** A power law above a least value. */
  POWER_LAW("power-law tail");

  private final String words;

  CandidateLaw(String words) {
    this.words = words;
  }

  /** The law's name for a table. */
  public String words() {
    return words;
  }
}
