package io.spectracast.noise;

/** What the theory may assume about noise. */
public enum Assumption {

  /** All entries have one variance and no correlation: E ξᵢⱼξₖₗ = ν² δᵢₖδⱼₗ. */
  ISOTROPIC("isotropic"),

  /** E ξᵢⱼξₖₗ = AᵢₖCⱼₗ. */
  KRONECKER("of Kronecker form"),

  /** Successive samples are not correlated. */
  WHITE("white in time"),

  /** Projections are Gaussian. */
  GAUSSIAN("Gaussian"),

  /** The variance does not grow with the weights. */
  STATE_INDEPENDENT("independent of the weights");

  private final String words;

  Assumption(String words) {
    this.words = words;
  }

  /** The assumption as the end of a sentence that begins with "the noise is". */
  public String words() {
    return words;
  }
}
