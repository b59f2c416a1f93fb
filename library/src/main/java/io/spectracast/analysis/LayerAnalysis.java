package io.spectracast.analysis;

import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.Comparison;
import io.spectracast.tail.HillPlot;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.Plausibility;
import io.spectracast.tail.PowerLawTail;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The diagnosis of one layer. Whatever could not be computed, or was not asked for, is an outcome
 * without value that says why.
 *
 * @param layer what was analysed
 * @param singularValues of W, descending, those of pooled matrices together; none if the layer has
 *     no spectrum. Owned by the record, not to be modified
 * @param errorBound bounds the absolute error of every singular value
 * @param metrics norms and ranks
 * @param bulk the Marchenko–Pastur bulk and the spikes above it
 * @param laws the laws fitted to the whole spectrum, an outcome for each
 * @param tail the power-law tail of λ = s²
 * @param plausibility the bootstrap p-value of the power law
 * @param alternatives other tails against the power law, an outcome for each
 * @param noise α against Gaussian matrices of the same shape
 * @param fixedAspect the tail of square submatrices
 * @param randomised against the same entries in random order
 * @param base against other weights
 * @param findings what is wrong or unusual with the data, in words
 * @param verdicts what the numbers say, in sentences with their evidence
 * @param seconds processor time it took
 */
public record LayerAnalysis(
    LayerDescription layer,
    double[] singularValues,
    double errorBound,
    Outcome<SpectralMetrics> metrics,
    Outcome<BulkFit> bulk,
    Map<BulkLaw, Outcome<LawFit>> laws,
    Outcome<PowerLawTail> tail,
    Outcome<Plausibility> plausibility,
    Map<Alternative, Outcome<Comparison>> alternatives,
    Outcome<NullVerdict> noise,
    Outcome<FixedAspectTail> fixedAspect,
    Outcome<RandomisedComparison> randomised,
    Outcome<BaseDistance> base,
    List<String> findings,
    List<String> verdicts,
    double seconds) {

  public LayerAnalysis {
    laws = Collections.unmodifiableMap(new EnumMap<>(laws));
    alternatives = Collections.unmodifiableMap(new EnumMap<>(alternatives));
    findings = List.copyOf(findings);
    verdicts = List.copyOf(verdicts);
  }

  /** Of a layer that has no spectrum, for a reason. */
  static LayerAnalysis without(LayerDescription layer, String reason, double seconds) {
    Map<BulkLaw, Outcome<LawFit>> laws = new EnumMap<>(BulkLaw.class);
    for (BulkLaw law : BulkLaw.values()) {
      laws.put(law, Outcome.empty(reason));
    }
    Map<Alternative, Outcome<Comparison>> alternatives = new EnumMap<>(Alternative.class);
    for (Alternative alternative : Alternative.values()) {
      alternatives.put(alternative, Outcome.empty(reason));
    }
    return new LayerAnalysis(
        layer,
        new double[0],
        0,
        Outcome.empty(reason),
        Outcome.empty(reason),
        laws,
        Outcome.empty(reason),
        Outcome.empty(reason),
        alternatives,
        Outcome.empty(reason),
        Outcome.empty(reason),
        Outcome.empty(reason),
        Outcome.empty(reason),
        List.of(reason),
        List.of(),
        seconds);
  }

  /** This with what was said and spent in the end. */
  LayerAnalysis completed(List<String> said, double spent) {
    return new LayerAnalysis(
        layer,
        singularValues,
        errorBound,
        metrics,
        bulk,
        laws,
        tail,
        plausibility,
        alternatives,
        noise,
        fixedAspect,
        randomised,
        base,
        findings,
        said,
        spent);
  }

  /** λ = s², not divided by m; a new array, descending. */
  public double[] eigenvalues() {
    return Arrays.stream(singularValues).map(s -> s * s).toArray();
  }

  /** The Hill plot of the eigenvalues. */
  public HillPlot hillPlot() {
    return HillPlot.of(eigenvalues());
  }
}
