package io.spectracast.analysis;

import io.spectracast.tail.NullVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the layers of a checkpoint say together, in sentences that carry their evidence. */
public final class ModelSummary {

  private static final int FAILURES_TOLD = 5;

  private final List<LayerAnalysis> layers;
  private final double level;
  private final List<String> sentences = new ArrayList<>();

  private ModelSummary(ModelAnalysis model) {
    this.layers = model.layers();
    this.level = model.options().level();
  }

  /** The sentences; counts are of layers, each with the same weight whatever its size. */
  public static List<String> of(ModelAnalysis model) {
    ModelSummary summary = new ModelSummary(model);
    summary.exponents();
    summary.noise();
    summary.spikes();
    summary.failures();
    return List.copyOf(summary.sentences);
  }

  private void say(String sentence, Object... values) {
    sentences.add(String.format(Locale.ROOT, sentence, values));
  }

  private void exponents() {
    List<LayerAnalysis> fitted =
        layers.stream()
            .filter(layer -> layer.tail().value().isPresent())
            .sorted(Comparator.comparingDouble(ModelSummary::exponent))
            .toList();
    if (fitted.isEmpty()) {
      return;
    }
    LayerAnalysis least = fitted.get(0);
    LayerAnalysis greatest = fitted.get(fitted.size() - 1);
    say(
        "Tail exponent α of %s: median %.2f, from %.2f (%s) to %.2f (%s).",
        count(fitted.size()),
        median(fitted),
        exponent(least),
        least.layer().name(),
        exponent(greatest),
        greatest.layer().name());
  }

  private static double exponent(LayerAnalysis layer) {
    return layer.tail().get().tailExponent();
  }

  private static double median(List<LayerAnalysis> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? exponent(sorted.get(half))
        : (exponent(sorted.get(half - 1)) + exponent(sorted.get(half))) / 2;
  }

  private void noise() {
    List<NullVerdict> verdicts =
        layers.stream().map(layer -> layer.noise().value()).flatMap(Optional::stream).toList();
    long differing = verdicts.stream().filter(NullVerdict::differs).count();
    if (!verdicts.isEmpty()) {
      say(
          "The α of %d of %s differs from that of Gaussian noise of its shape at the %s %% level"
              + " (by chance alone: %.2g).",
          differing, count(verdicts.size()), trimmed(100 * level), level * verdicts.size());
    }
  }

  private void spikes() {
    List<LayerAnalysis> fitted =
        layers.stream().filter(layer -> layer.bulk().value().isPresent()).toList();
    OptionalDouble most = fitted.stream().mapToDouble(ModelSummary::spikeCount).max();
    if (most.isEmpty()) {
      return;
    }
    if (most.getAsDouble() == 0) {
      say(
          "No spike above the Tracy–Widom %s %% edge in any of %s.",
          trimmed(100 * (1 - level)), count(fitted.size()));
      return;
    }
    long with = fitted.stream().filter(layer -> spikeCount(layer) > 0).count();
    say(
        "Spikes above the Tracy–Widom %s %% edge: %d in all, in %d of %s, at most %d in one.",
        trimmed(100 * (1 - level)),
        fitted.stream().mapToInt(ModelSummary::spikeCount).sum(),
        with,
        count(fitted.size()),
        (int) most.getAsDouble());
  }

  private static int spikeCount(LayerAnalysis layer) {
    return layer.bulk().get().spikes().size();
  }

  private void failures() {
    List<LayerAnalysis> failed =
        layers.stream().filter(layer -> layer.metrics().value().isEmpty()).toList();
    for (LayerAnalysis layer : failed.subList(0, Math.min(FAILURES_TOLD, failed.size()))) {
      say("No spectrum of %s: %s.", layer.layer().name(), layer.metrics().reason());
    }
    if (failed.size() > FAILURES_TOLD) {
      say("No spectrum of %d more layers either.", failed.size() - FAILURES_TOLD);
    }
  }

  private static String count(int layers) {
    return layers == 1 ? "1 layer" : layers + " layers";
  }

  /** 1 for 1.0, 0.5 for 0.5. */
  private static String trimmed(double percent) {
    String text = String.format(Locale.ROOT, "%.3f", percent);
    return text.replaceAll("\\.?0+$", "");
  }
}
