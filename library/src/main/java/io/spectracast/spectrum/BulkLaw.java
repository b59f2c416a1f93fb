package io.spectracast.spectrum;

/** A law without edges that a whole spectrum of eigenvalues λ = s² is fitted with. */
public enum BulkLaw {

  /** ρ(λ) ∝ λ^(a−1) e^(−λ/θ): one mode in additive noise, without a power-law tail. */
  GAMMA,

  /** ρ(λ) ∝ λ^(a−1) (1 + λ/θ)^(−a−b): a gamma bulk with the power-law tail λ^−(1+b). */
  BETA_PRIME
}
