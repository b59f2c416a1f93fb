package io.spectracast.outlook;

import io.spectracast.run.Layer;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * One number of a whole spectrum, as {@link SpectralMetrics} and {@link PowerLawFitter} define it.
 */
public enum SpectrumMeasure {
  /** √(Σ s²). */
  FROBENIUS_NORM("norm") {
    @Override
    OptionalDouble of(double[] s, Layer layer) {
      return OptionalDouble.of(metrics(s, layer).frobeniusNorm());
    }
  },
  /** Σ s²/s₁². */
  STABLE_RANK("stable rank") {
    @Override
    OptionalDouble of(double[] s, Layer layer) {
      return OptionalDouble.of(metrics(s, layer).stableRank());
    }
  },
  /** e^H of s/Σ s. */
  EFFECTIVE_RANK("effective rank") {
    @Override
    OptionalDouble of(double[] s, Layer layer) {
      return OptionalDouble.of(metrics(s, layer).effectiveRank());
    }
  },
  /** −Σ p ln p/ln n with p = s²/Σ s². */
  ENTROPY("entropy") {
    @Override
    OptionalDouble of(double[] s, Layer layer) {
      return OptionalDouble.of(metrics(s, layer).entropy());
    }
  },
  /**
   * The exponent of the power-law tail of the eigenvalues s², fitted whether there is one or not.
   */
  ALPHA("alpha") {
    @Override
    OptionalDouble of(double[] s, Layer layer) {
      double[] eigenvalues = Arrays.stream(s).map(x -> x * x).toArray();
      return PowerLawFitter.ALL_CANDIDATES
          .fit(eigenvalues)
          .value()
          .map(PowerLawTail::tailExponent)
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }
  };

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private final String word;

  SpectrumMeasure(String word) {
    this.word = word;
  }

  /** Its name in words. */
  public String word() {
    return word;
  }

  /**
   * Of one spectrum; empty where it has none.
   *
   * @param s descending, the largest positive
   */
  abstract OptionalDouble of(double[] s, Layer layer);

  private static SpectralMetrics metrics(double[] s, Layer layer) {
    return SpectralMetrics.of(s, layer.longSide(), layer.shortSide(), UNIT_ROUNDOFF, 0);
  }
}
