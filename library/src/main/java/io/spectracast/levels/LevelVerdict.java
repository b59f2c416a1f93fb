package io.spectracast.levels;

import io.spectracast.inference.Interval;
import io.spectracast.inference.TestResult;
import java.util.Locale;

/**
 * What the spacings of some spectra say about repulsion.
 *
 * @param spacings how many were looked at
 * @param wignerDistance Kolmogorov distance of the unfolded spacings to the Wigner surmise, β = 1
 * @param poissonDistance the same to independent levels
 * @param meanRatio ⟨r⟩ of neighbouring spacings with its interval: 0.5307 for large real matrices,
 *     0.3863 for independent levels
 * @param wignerSpacings test of the distance to Wigner
 * @param poissonSpacings test of the distance to Poisson
 * @param wignerRatio two-sided test of ⟨r⟩ against real random matrices
 * @param poissonRatio two-sided test of ⟨r⟩ against independent levels
 */
public record LevelVerdict(
    int spacings,
    double wignerDistance,
    double poissonDistance,
    Interval meanRatio,
    TestResult wignerSpacings,
    TestResult poissonSpacings,
    TestResult wignerRatio,
    TestResult poissonRatio) {

  /** Whether levels repel as those of real random matrices do, by both tests (Bonferroni). */
  public boolean isWigner(double level) {
    return 2 * Math.min(wignerSpacings.pValue(), wignerRatio.pValue()) > level;
  }

  /** Whether levels lie as if independent, by both tests (Bonferroni). */
  public boolean isPoisson(double level) {
    return 2 * Math.min(poissonSpacings.pValue(), poissonRatio.pValue()) > level;
  }

  /** The verdict in a sentence, with its evidence. */
  public String sentence(double level) {
    String says =
        isWigner(level)
            ? isPoisson(level)
                ? "Levels may repel as in a random matrix or not at all"
                : "Levels repel as those of a real random matrix"
            : isPoisson(level)
                ? "Levels lie as if independent"
                : "Levels lie neither as in a real random matrix nor as if independent";
    return String.format(
        Locale.ROOT,
        "%s: %d spacings, ⟨r⟩ = %s; %s; %s; %s; %s.",
        says,
        spacings,
        meanRatio.inWords(),
        wignerSpacings.inWords(),
        poissonSpacings.inWords(),
        wignerRatio.inWords(),
        poissonRatio.inWords());
  }
}
