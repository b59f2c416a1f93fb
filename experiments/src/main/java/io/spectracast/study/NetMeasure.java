package io.spectracast.study;

import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.tail.PowerLawTail;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is measured of one matrix; a network has the mean over its matrices. NaN where it fails. */
enum NetMeasure {
  /** α of ρ(λ) ~ λ^−α. */
  TAIL_EXPONENT("α", m -> m.tail().map(PowerLawTail::tailExponent).orElse(Double.NaN)),
  /** α lg λ₁, as C. H. Martin and M. W. Mahoney weight it. */
  WEIGHTED_ALPHA("weighted α", m -> TAIL_EXPONENT.of(m) * logSquare(m.metrics().spectralNorm())),
  /** Σλ/λ₁. */
  STABLE_RANK("stable rank", m -> m.metrics().stableRank()),
  /** lg Σλ. */
  LOG_NORM("lg |W|²", m -> logSquare(m.metrics().frobeniusNorm())),
  /** lg λ₁. */
  LOG_SPECTRAL_NORM("lg λ₁", m -> logSquare(m.metrics().spectralNorm())),
  /** lg |W − W₀|². */
  LOG_DISTANCE_MOVED("lg |W − W₀|²", m -> logSquare(m.distanceMoved())),
  /** Singular values above the Tracy–Widom edge. */
  SPIKES("spikes", m -> m.bulk().map(bulk -> (double) bulk.spikes().size()).orElse(Double.NaN)),
  /** Kolmogorov distance of the bulk from the Marchenko–Pastur law fitted to it. */
  BULK_MISFIT("bulk misfit", m -> m.bulk().map(BulkFit::kolmogorovDistance).orElse(Double.NaN)),
  /** lg of T = ν²/2η, with ν² = η² × variance of a batch's gradient. */
  NOISE_TEMPERATURE(
      "lg noise temperature", m -> Math.log10(m.learningRate() * m.gradientVariance() / 2)),
  /** Mean |lg s/s′| to the quantiles s′ of the stationary law at measured rates. */
  STATIONARY_DISTANCE("distance to the stationary law", NetMeasure::stationaryDistance);

  private final String title;
  private final ToDoubleFunction<HiddenMatrix> value;

  NetMeasure(String title, ToDoubleFunction<HiddenMatrix> value) {
    this.title = title;
    this.value = value;
  }

  /** Those that the weights at the end are enough for. */
  static List<NetMeasure> ofWeights() {
    return List.of(
        TAIL_EXPONENT,
        WEIGHTED_ALPHA,
        STABLE_RANK,
        LOG_NORM,
        LOG_SPECTRAL_NORM,
        SPIKES,
        BULK_MISFIT);
  }

  /** As it is called in tables. */
  String title() {
    return title;
  }

  /** As it is called in files. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(HiddenMatrix matrix) {
    return value.applyAsDouble(matrix);
  }

  private static double logSquare(double value) {
    return 2 * Math.log10(value);
  }

  /** The Marchenko–Pastur law of the entry variance ν²/2κ; none where nothing restores. */
  private static double stationaryDistance(HiddenMatrix matrix) {
    double eta = matrix.learningRate();
    double variance = eta * eta * matrix.gradientVariance() / (2 * matrix.restoring());
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    double[] s = matrix.singularValues();
    var law = new MarchenkoPasturSingularValues(matrix.rows(), s.length, 1);
    double sum = 0;
    for (int k = 0; k < s.length; k++) {
      double predicted =
          law.inverseCumulativeProbability(1 - (k + 0.5) / s.length) * Math.sqrt(variance);
      sum += Math.abs(Math.log10(s[k] / predicted));
    }
    return sum / s.length;
  }
}
