package io.spectracast.outlook;

import io.spectracast.run.Layer;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.PowerLawFitter;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * One number of a whole spectrum, as {@link SpectralMetrics} and {@link PowerLawFitter} define it.
 */
public enum SpectrumMeasure {
  /** √(Σ s²). */
  FROBENIUS_NORM("norm", SpectralMetrics::frobeniusNorm),
  /** Σ s²/s₁². */
  STABLE_RANK("stable rank", SpectralMetrics::stableRank),
  /** e^H of s/Σ s. */
  EFFECTIVE_RANK("effective rank", SpectralMetrics::effectiveRank),
  /** −Σ p ln p/ln n with p = s²/Σ s². */
  ENTROPY("entropy", SpectralMetrics::entropy),
  /**
   * The exponent of the power-law tail of the eigenvalues s², fitted whether there is one or not.
   */
  ALPHA("alpha", (s, layer) -> alpha(s));

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private final String word;
  private final BiFunction<double[], Layer, OptionalDouble> value;

  SpectrumMeasure(String word, ToDoubleFunction<SpectralMetrics> metric) {
    this(word, (s, layer) -> OptionalDouble.of(metric.applyAsDouble(metrics(s, layer))));
  }

  SpectrumMeasure(String word, BiFunction<double[], Layer, OptionalDouble> value) {
    this.word = word;
    this.value = value;
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
  OptionalDouble of(double[] s, Layer layer) {
    return value.apply(s, layer);
  }

  private static SpectralMetrics metrics(double[] s, Layer layer) {
    return SpectralMetrics.of(s, layer.longSide(), layer.shortSide(), UNIT_ROUNDOFF, 0);
  }

  private static OptionalDouble alpha(double[] s) {
    double[] eigenvalues = Arrays.stream(s).map(x -> x * x).toArray();
    return PowerLawFitter.ALL_CANDIDATES
        .fit(eigenvalues)
        .value()
        .map(tail -> OptionalDouble.of(tail.tailExponent()))
        .orElse(OptionalDouble.empty());
  }
}
