package io.spectracast.analysis;

import io.spectracast.rmt.RectangularSpike;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.Spike;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.Comparison;
import io.spectracast.tail.NullVerdict;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.Plausibility;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a layer's numbers say, in sentences that carry their evidence. */
final class Verdicts {

  /** At which Clauset, Shalizi and Newman reject a power law. */
  private static final double IMPLAUSIBLE = 0.1;

  /** Smaller p-values are written as "less than". */
  private static final double LEAST_WRITTEN = 1e-15;

  private final LayerAnalysis analysis;
  private final double level;
  private final List<String> sentences = new ArrayList<>();

  private Verdicts(LayerAnalysis analysis, double level) {
    this.analysis = analysis;
    this.level = level;
  }

  static List<String> of(LayerAnalysis analysis, AnalysisOptions options) {
    Verdicts verdicts = new Verdicts(analysis, options.level());
    analysis.bulk().value().ifPresent(verdicts::spikes);
    analysis.tail().value().ifPresent(verdicts::tail);
    analysis.noise().value().ifPresent(verdicts::noise);
    analysis.plausibility().value().ifPresent(verdicts::plausibility);
    verdicts.alternatives();
    analysis.randomised().value().ifPresent(verdicts::randomised);
    analysis.fixedAspect().value().ifPresent(verdicts::fixedAspect);
    analysis.base().value().ifPresent(verdicts::base);
    return verdicts.sentences;
  }

  private void say(String sentence, Object... numbers) {
    sentences.add(String.format(Locale.ROOT, sentence, numbers));
  }

  private void spikes(BulkFit bulk) {
    String edge =
        "the Tracy–Widom %s edge %s".formatted(percent(1 - level), number(bulk.detectionEdge()));
    double largest = analysis.singularValues()[0];
    if (bulk.spikes().isEmpty()) {
      say(
          "no singular value above %s: s₁ = %s is what noise of σ = %s shows (p %s)",
          edge, number(largest), number(Math.sqrt(bulk.entryVariance())), p(bulk.pValue(largest)));
      return;
    }
    Spike first = bulk.spikes().get(0);
    Spike last = bulk.spikes().get(bulk.spikes().size() - 1);
    say(
        "%s above %s, from s₁ = %s (p %s) to %s (p %s); σ of the bulk is %s",
        count(bulk.spikes().size(), "spike"),
        edge,
        number(largest),
        p(first.pValue()),
        number(last.singularValue()),
        p(last.pValue()),
        number(Math.sqrt(bulk.entryVariance())));
    bulk.origin(first).ifPresent(this::origin);
  }

  private void origin(RectangularSpike spike) {
    say(
        "behind s₁ lies a direction of strength %s, if the rest is noise; squared overlaps %s"
            + " (long side) and %s",
        number(spike.strength()), number(spike.leftOverlap()), number(spike.rightOverlap()));
  }

  private void tail(PowerLawTail tail) {
    say(
        "tail exponent α = %s ± %s over the %d of %d eigenvalues from %s on (D = %s)",
        number(tail.tailExponent()),
        number(tail.standardError()),
        tail.tailSize(),
        tail.size(),
        number(tail.xMin()),
        number(tail.kolmogorovDistance()));
  }

  private void noise(NullVerdict verdict) {
    say(
        "this exponent %s noise of this shape (p %s): Gaussian matrices show %s, 95 %% of them"
            + " from %s to %s",
        verdict.differs() ? "differs from that of" : "cannot be told from that of",
        p(verdict.pValue()),
        number(verdict.nullMedian()),
        number(verdict.nullLow()),
        number(verdict.nullHigh()));
  }

  private void plausibility(Plausibility plausibility) {
    say(
        plausibility.pValue() <= IMPLAUSIBLE
            ? "a power law is rejected (bootstrap p %s ± %s, D = %s)"
            : "a power law is plausible (bootstrap p %s ± %s, D = %s)",
        p(plausibility.pValue()),
        number(plausibility.monteCarloError()),
        number(plausibility.tail().kolmogorovDistance()));
  }

  private void alternatives() {
    int compared = 0;
    int better = 0;
    for (Alternative alternative : Alternative.values()) {
      Optional<Comparison> comparison = comparison(alternative);
      compared += comparison.isPresent() ? 1 : 0;
      if (comparison.isPresent() && comparison.get().favoursAlternative(level)) {
        better++;
        say(
            "a tail of %s form fits better than a power law (log-likelihood ratio %s, p %s)",
            name(alternative),
            number(comparison.get().logLikelihoodRatio()),
            p(comparison.get().pValue()));
      }
    }
    if (compared > 0 && better == 0) {
      say(
          "none of the alternatives that have a fit of their own, %d of %d, fits the tail better at"
              + " the level %s",
          compared, Alternative.values().length, number(level));
    }
  }

  private Optional<Comparison> comparison(Alternative alternative) {
    Outcome<Comparison> outcome = analysis.alternatives().get(alternative);
    return outcome.value();
  }

  private void randomised(RandomisedComparison randomised) {
    say(
        "%s above the largest, %s, of the same entries in random order; the spectra are %s apart",
        count(randomised.exceeding(), "singular value"),
        number(randomised.largest()),
        number(randomised.distance()));
  }

  private void fixedAspect(FixedAspectTail fixed) {
    say(
        "in square parts of side %d the exponent is %s ± %s",
        fixed.windowSide(),
        number(fixed.tail().tailExponent()),
        number(fixed.tail().standardError()));
  }

  private void base(BaseDistance base) {
    String change =
        base.change()
            .value()
            .map(c -> ", by a change of stable rank " + number(c.stableRank()))
            .orElse("");
    say(
        "moved from its base by %s of the base's norm (cosine %s)%s",
        percent(base.relative()), number(base.cosine()), change);
  }

  static String name(Alternative alternative) {
    return alternative.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Three significant digits. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int digits = size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String percent(double share) {
    return number(100 * share) + " %";
  }

  private static String p(double value) {
    return value < LEAST_WRITTEN ? "< 1e-15" : "= " + number(value);
  }

  private static String count(int count, String noun) {
    return (count == 0 ? "no" : Integer.toString(count)) + " " + noun + (count == 1 ? "" : "s");
  }
}
