package io.spectracast.tail;

/**
 * Fits a power-law tail ρ(λ) ∝ λ^−α, λ ≥ x_min, to the eigenvalues of one spectrum.
 *
 * <p>Every eigenvalue but the largest is a candidate for x_min. Given x_min, α is the maximum of
 * the continuous likelihood; of all candidates the one with the smallest Kolmogorov distance wins,
 * the smallest of them where several have the same. The search is exact.
 *
 * <p>A spectrum multiplied by a constant gives the same tail with x_min multiplied: only ln(λ/λ_1)
 * is looked at. Eigenvalues that are zero take no part.
 *
 * <p>A. Clauset, C. R. Shalizi and M. E. J. Newman, SIAM Rev. 51 (2009) 661–703.
 *
 * @param fewest the smallest tail that counts as one, at least 2
 */
public record PowerLawFitter(int fewest) {

  /** Every eigenvalue but the largest is a candidate. */
  public static final PowerLawFitter ALL_CANDIDATES = new PowerLawFitter(2);

  public PowerLawFitter {
    if (fewest < 2) {
      throw new IllegalArgumentException("fewest must be at least 2, was " + fewest);
    }
  }

  /**
   * The best tail.
   *
   * @param eigenvalues in any order and unit, finite and at least 0; not modified
   * @return empty if fewer than {@code fewest} are positive, or all candidates' tails are constant
   * @throws IllegalArgumentException if one is negative, infinite or NaN
   */
  public Outcome<PowerLawTail> fit(double[] eigenvalues) {
    LogSpectrum spectrum = LogSpectrum.of(eigenvalues);
    int size = spectrum.size();
    if (size < fewest) {
      return Outcome.empty(
          "at least %d positive eigenvalues are needed, there were %d".formatted(fewest, size));
    }
    CutoffSearch search = new CutoffSearch(spectrum.logs(), fewest);
    if (!search.found()) {
      return Outcome.empty("no %d largest eigenvalues differ from each other".formatted(fewest));
    }
    double alpha = 1 + search.slope();
    int tail = size - search.index();
    return Outcome.of(
        new PowerLawTail(
            alpha,
            search.slope() / Math.sqrt(tail),
            spectrum.eigenvalue(search.index()),
            spectrum.eigenvalue(size - 1),
            tail,
            size,
            search.distance()));
  }
}
