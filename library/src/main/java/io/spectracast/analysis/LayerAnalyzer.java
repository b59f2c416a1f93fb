package io.spectracast.analysis;

import io.spectracast.linalg.NonFiniteEntryException;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Analyses one layer after the other; may be used by several threads. */
final class LayerAnalyzer {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;

  private final AnalysisOptions options;
  private final GaussianNull noise;

  LayerAnalyzer(AnalysisOptions options) {
    this.options = options;
    this.noise = new GaussianNull(FITTER, options.seed(), options.noiseDraws(), 1);
  }

  LayerAnalysis analyse(LayerInput input) {
    long start = processorNanos();
    try {
      Spectrum spectrum = Spectrum.of(input.matrices(), options.precision());
      return spectrum.isZero()
          ? nothing(input.layer(), "all entries are 0", start)
          : analysis(input, spectrum, start);
    } catch (NonFiniteEntryException e) {
      return nothing(input.layer(), e.getMessage(), start);
    }
  }

  private LayerAnalysis analysis(LayerInput input, Spectrum spectrum, long start) {
    LayerDescription layer = input.layer();
    double[] eigenvalues = spectrum.eigenvalues();
    Outcome<PowerLawTail> tail = FITTER.fit(eigenvalues);
    return new LayerAnalysis(
        layer,
        spectrum.singularValues(),
        spectrum.errorBound(),
        Outcome.of(metrics(layer, spectrum)),
        bulk(layer, spectrum),
        laws(),
        tail,
        wanted(Part.PLAUSIBILITY, () -> plausibility(eigenvalues)),
        alternatives(eigenvalues, tail),
        wanted(Part.NOISE, () -> noise(layer, eigenvalues)),
        Outcome.empty("not computed"),
        Outcome.empty("not computed"),
        Outcome.empty("there is no base"),
        List.of(),
        List.of(),
        seconds(start));
  }

  private static SpectralMetrics metrics(LayerDescription layer, Spectrum spectrum) {
    return SpectralMetrics.of(
        spectrum.singularValues(),
        layer.longSide(),
        layer.dtype().unitRoundoff(),
        spectrum.errorBound());
  }

  private Outcome<BulkFit> bulk(LayerDescription layer, Spectrum spectrum) {
    return new BulkEstimator(options.level())
        .fit(spectrum.singularValues(), layer.longSide(), layer.copies())
        .map(Outcome::of)
        .orElseGet(
            () ->
                Outcome.empty(
                    layer.size() < 5
                        ? "fewer than five singular values"
                        : "the middle of the spectrum is 0"));
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

  private static Map<BulkLaw, Outcome<LawFit>> laws() {
    Map<BulkLaw, Outcome<LawFit>> outcomes = new EnumMap<>(BulkLaw.class);
    for (BulkLaw law : BulkLaw.values()) {
      outcomes.put(law, Outcome.empty("not computed"));
    }
    return outcomes;
  }

  private <T> Outcome<T> wanted(Part part, Supplier<Outcome<T>> work) {
    return options.wants(part) ? work.get() : Outcome.empty("not asked for");
  }

  /** Of a layer without a spectrum. */
  private static LayerAnalysis nothing(LayerDescription layer, String reason, long start) {
    Map<Alternative, Outcome<Comparison>> alternatives = new EnumMap<>(Alternative.class);
    for (Alternative alternative : Alternative.values()) {
      alternatives.put(alternative, Outcome.empty(reason));
    }
    Map<BulkLaw, Outcome<LawFit>> laws = new EnumMap<>(BulkLaw.class);
    for (BulkLaw law : BulkLaw.values()) {
      laws.put(law, Outcome.empty(reason));
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
        seconds(start));
  }

  private static double seconds(long start) {
    return (processorNanos() - start) / 1e9;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
