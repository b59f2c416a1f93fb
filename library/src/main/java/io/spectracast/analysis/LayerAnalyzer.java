package io.spectracast.analysis;

import io.spectracast.linalg.NonFiniteEntryException;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
import io.spectracast.spectrum.LawFitter;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.Comparison;
import io.spectracast.tail.GaussianNull;
import io.spectracast.tail.LikelihoodRatios;
import io.spectracast.tail.NoiseShape;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.Plausibility;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import io.spectracast.tail.TailBootstrap;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Analyses one layer after the other. Safe for use by several threads, which then draw the noise of
 * a shape together.
 */
final class LayerAnalyzer {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;

  private final AnalysisOptions options;
  private final GaussianNull noise;

  LayerAnalyzer(AnalysisOptions options) {
    this.options = options;
    this.noise = new GaussianNull(FITTER, options.seed(), options.noiseDraws(), 1);
  }

  /** The analysis; a layer that cannot be analysed is one without a spectrum, with the reason. */
  LayerAnalysis analyse(LayerInput input) {
    long start = processorNanos();
    LayerDescription layer = input.layer();
    LayerMemory memory = LayerMemory.of(layer, options);
    if (!memory.valuesFit()) {
      return nothing(
          layer,
          "its singular values need %s, the limit is %s"
              .formatted(
                  LayerMemory.mebibytes(memory.values()),
                  LayerMemory.mebibytes(options.memoryLimit())),
          start);
    }
    try {
      Spectrum spectrum = Spectrum.of(input.matrices(), options.precision(), memory.reserved());
      return spectrum.isZero()
          ? nothing(layer, "all entries are 0", start)
          : analysis(input, spectrum, memory, start);
    } catch (NonFiniteEntryException | ArithmeticException e) {
      return nothing(layer, e.getMessage(), start);
    }
  }

  private LayerAnalysis analysis(
      LayerInput input, Spectrum spectrum, LayerMemory memory, long start) {
    LayerDescription layer = input.layer();
    double[] eigenvalues = spectrum.eigenvalues();
    SpectralMetrics metrics = metrics(layer, spectrum);
    Outcome<PowerLawTail> tail = FITTER.fit(eigenvalues);
    Comparisons comparisons = new Comparisons(input, spectrum, options, memory);
    LayerAnalysis analysis =
        new LayerAnalysis(
            layer,
            spectrum.singularValues(),
            spectrum.errorBound(),
            Outcome.of(metrics),
            bulk(layer, spectrum),
            laws(Arrays.copyOf(eigenvalues, metrics.numericalRank())),
            tail,
            wanted(Part.PLAUSIBILITY, () -> plausibility(eigenvalues)),
            alternatives(eigenvalues, tail),
            wanted(Part.NOISE, () -> noise(layer, eigenvalues)),
            wanted(Part.FIXED_ASPECT, comparisons::fixedAspect),
            wanted(Part.RANDOMISED, comparisons::randomised),
            comparisons.base(),
            Findings.of(input, spectrum, metrics),
            List.of(),
            0);
    return analysis.completed(Verdicts.of(analysis, options), seconds(start));
  }

  private static SpectralMetrics metrics(LayerDescription layer, Spectrum spectrum) {
    return SpectralMetrics.of(
        spectrum.singularValues(),
        layer.rows(),
        layer.columns(),
        layer.dtype().unitRoundoff(),
        spectrum.errorBound());
  }

  private Outcome<BulkFit> bulk(LayerDescription layer, Spectrum spectrum) {
    String reason =
        layer.size() < BulkEstimator.FEWEST
            ? "at least %d singular values are needed, there are %d"
                .formatted(BulkEstimator.FEWEST, layer.size())
            : "the middle of the spectrum is 0";
    return new BulkEstimator(options.level())
        .fit(spectrum.singularValues(), layer.longSide(), layer.copies())
        .map(Outcome::of)
        .orElseGet(() -> Outcome.empty(reason));
  }

  private Outcome<Plausibility> plausibility(double[] eigenvalues) {
    return new TailBootstrap(FITTER, options.seed(), options.bootstrapReplicates(), 1)
        .test(eigenvalues);
  }

  private Outcome<NullVerdict> noise(LayerDescription layer, double[] eigenvalues) {
    return noise.test(
        eigenvalues,
        new NoiseShape(layer.longSide(), layer.shortSide(), layer.copies()),
        options.level());
  }

  private Map<Alternative, Outcome<Comparison>> alternatives(
      double[] eigenvalues, Outcome<PowerLawTail> tail) {
    Map<Alternative, Outcome<Comparison>> outcomes = new EnumMap<>(Alternative.class);
    for (Alternative alternative : Alternative.values()) {
      outcomes.put(
          alternative,
          wanted(
              Part.ALTERNATIVES,
              () -> tail.flatMap(fit -> LikelihoodRatios.of(eigenvalues, fit, alternative))));
    }
    return outcomes;
  }

  /** Of the eigenvalues that are more than rounding. */
  private Map<BulkLaw, Outcome<LawFit>> laws(double[] resolved) {
    Map<BulkLaw, Outcome<LawFit>> outcomes = new EnumMap<>(BulkLaw.class);
    for (BulkLaw law : BulkLaw.values()) {
      outcomes.put(law, wanted(Part.LAWS, () -> LawFitter.fit(resolved, law)));
    }
    return outcomes;
  }

  private <T> Outcome<T> wanted(Part part, Supplier<Outcome<T>> work) {
    return options.wants(part) ? work.get() : Outcome.empty("not asked for");
  }

  private static LayerAnalysis nothing(LayerDescription layer, String reason, long start) {
    return LayerAnalysis.without(layer, reason, seconds(start));
  }

  private static double seconds(long start) {
    return (processorNanos() - start) / 1e9;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
