package io.spectracast.linalg;

/** How much accuracy a decomposition must have, which decides how fast it can be. */
public enum Precision {

  /**
   * By the Gram matrix of the short side in float32, never repeated otherwise: an absolute error of
   * at most δ/s with δ = 2⁻²⁴·max(16, n/4)·s₁², and of √δ for the smallest singular values (n =
   * 768: 3e-3·s₁), as {@link SingularValues#errorBound} says for each result. About twice as fast
   * as {@link #STANDARD}. For singular values alone; vectors are those of {@code STANDARD}.
   */
  FAST,

  /**
   * Absolute error of every singular value at most max(1e-10, u)·s₁, where u is the {@linkplain
   * Matrix#unitRoundoff() unit roundoff} of the stored entries: for float32 weights no worse than
   * the rounding they have already suffered. By the Gram matrix of the short side where its squared
   * condition allows that (checked for every matrix after the fact), otherwise as {@link #FULL}.
   *
   * <p>Not enough to read a rank or a condition number above 10⁶ from float32 weights.
   */
  STANDARD,

  /**
   * Backward stable: absolute error of every singular value a small multiple of 2⁻⁵³·s₁, hence
   * relative error about 2⁻⁵³·s₁/sₖ. By bidiagonalisation of the matrix itself.
   */
  FULL
}
