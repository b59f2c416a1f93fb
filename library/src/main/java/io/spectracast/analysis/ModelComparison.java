package io.spectracast.analysis;

import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Two models side by side, layers matched by name.
 *
 * @param pairs layers of both, in the second model's order
 * @param onlyFirst names of layers that only the first model has
 * @param onlySecond names of layers that only the second model has
 */
public record ModelComparison(List<Pair> pairs, List<String> onlyFirst, List<String> onlySecond) {

  /** From here on a difference of two exponents is told. */
  private static final double STANDARD_ERRORS = 3;

  public ModelComparison {
    pairs = List.copyOf(pairs);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
  }

  /** A layer of both models. */
  public record Pair(LayerAnalysis first, LayerAnalysis second) {

    /** The name they share. */
    public String name() {
      return second.layer().name();
    }

    /** Whether rows, columns and copies are the same. */
    public boolean sameShape() {
      return first.layer().rows() == second.layer().rows()
          && first.layer().columns() == second.layer().columns()
          && first.layer().copies() == second.layer().copies();
    }

    /** How far the second's weights are from the first's. */
    public Outcome<BaseDistance> distance() {
      return sameShape() ? second.base() : Outcome.empty("the shapes differ");
    }

    /**
     * (α₂ − α₁)/√(s.e.₁² + s.e.₂²); a standard error takes x_min as known, so that this is a guide
     * and no test.
     */
    public OptionalDouble exponentsApart() {
      Optional<PowerLawTail> a = first.tail().value();
      Optional<PowerLawTail> b = second.tail().value();
      return a.isPresent() && b.isPresent()
          ? OptionalDouble.of(
              (b.get().tailExponent() - a.get().tailExponent())
                  / Math.hypot(a.get().standardError(), b.get().standardError()))
          : OptionalDouble.empty();
    }
  }

  /**
   * Matches the layers; a layer of the first model that is tied to others has their names too.
   *
   * @param first the model that {@code second} was compared with as its base
   */
  public static ModelComparison of(List<LayerAnalysis> first, List<LayerAnalysis> second) {
    Map<String, LayerAnalysis> byName = new HashMap<>();
    first.forEach(layer -> layer.layer().alsoNamed().forEach(name -> byName.put(name, layer)));
    first.forEach(layer -> byName.put(layer.layer().name(), layer));
    Set<String> others = new LinkedHashSet<>();
    first.forEach(layer -> others.add(layer.layer().name()));
    List<Pair> pairs = new ArrayList<>();
    List<String> onlySecond = new ArrayList<>();
    for (LayerAnalysis layer : second) {
      others.remove(layer.layer().name());
      LayerAnalysis other = byName.get(layer.layer().name());
      if (other == null) {
        onlySecond.add(layer.layer().name());
      } else {
        pairs.add(new Pair(other, layer));
      }
    }
    return new ModelComparison(pairs, List.copyOf(others), onlySecond);
  }

  /** What differs, in sentences that carry their evidence. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        format(
            "%d layers of both models share their name%s.",
            pairs.size(), pairs.stream().allMatch(Pair::sameShape) ? " and shape" : ""));
    distances().ifPresent(sentences::add);
    exponents().ifPresent(sentences::add);
    only("first", onlyFirst).ifPresent(sentences::add);
    only("second", onlySecond).ifPresent(sentences::add);
    List<String> reshaped = pairs.stream().filter(p -> !p.sameShape()).map(Pair::name).toList();
    if (!reshaped.isEmpty()) {
      sentences.add("Of another shape: %s.".formatted(String.join(", ", reshaped)));
    }
    return sentences;
  }

  private Optional<String> distances() {
    List<Pair> moved =
        pairs.stream()
            .filter(pair -> pair.distance().value().isPresent())
            .sorted(Comparator.comparingDouble(ModelComparison::moved))
            .toList();
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    Pair most = moved.get(moved.size() - 1);
    long same = moved.stream().filter(pair -> moved(pair) == 0).count();
    return Optional.of(
        format(
            "The second model's weights differ from the first's by %s of the first's norm in the"
                + " median layer, by %s at most (%s)%s.",
            percent(moved(moved.get(moved.size() / 2))),
            percent(moved(most)),
            most.name(),
            same == 0 ? "" : "; " + same + " are the same"));
  }

  private static double moved(Pair pair) {
    return pair.distance().get().relative();
  }

  private Optional<String> exponents() {
    List<Pair> fitted = pairs.stream().filter(p -> p.exponentsApart().isPresent()).toList();
    if (fitted.isEmpty()) {
      return Optional.empty();
    }
    long larger = fitted.stream().filter(p -> apart(p) > STANDARD_ERRORS).count();
    long smaller = fitted.stream().filter(p -> apart(p) < -STANDARD_ERRORS).count();
    return Optional.of(
        format(
            "α is larger in the second model by more than %.0f standard errors in %d layers,"
                + " smaller in %d, of %d.",
            STANDARD_ERRORS, larger, smaller, fitted.size()));
  }

  private static double apart(Pair pair) {
    return pair.exponentsApart().getAsDouble();
  }

  private static Optional<String> only(String which, List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Only in the %s model: %s.".formatted(which, String.join(", ", names)));
  }

  private static String percent(double share) {
    return Verdicts.number(100 * share) + " %";
  }

  private static String format(String sentence, Object... values) {
    return String.format(Locale.ROOT, sentence, values);
  }
}
