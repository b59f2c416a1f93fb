package io.spectracast.results;

import io.spectracast.analysis.BaseDistance;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.results.LayerColumn.Type;
import io.spectracast.rmt.RectangularSpike;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.spectrum.Spike;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All numbers of a layer that are no lists, each in a column of its own. */
final class LayerColumns {

  private final List<LayerColumn> columns = new ArrayList<>();

  private LayerColumns() {}

  /** In the order of docs/analyze.md. */
  static List<LayerColumn> all() {
    LayerColumns all = new LayerColumns();
    all.description();
    all.metrics();
    all.bulk();
    all.tail();
    all.noise();
    all.comparisons();
    all.laws();
    all.others();
    return List.copyOf(all.columns);
  }

  private void description() {
    layer("name", Type.VARCHAR, LayerDescription::name);
    layer("kind", Type.VARCHAR, d -> lower(d.kind()));
    layer("convention", Type.VARCHAR, LayerDescription::convention);
    layer("dtype", Type.VARCHAR, d -> d.dtype().toString());
    layer("tensor_shape", Type.VARCHAR, LayerColumns::tensorShape);
    layer("rows", Type.INTEGER, LayerDescription::rows);
    layer("columns", Type.INTEGER, LayerDescription::columns);
    layer("copies", Type.INTEGER, LayerDescription::copies);
    layer("also_named", Type.VARCHAR, d -> String.join("; ", d.alsoNamed()));
    add("error_bound", Type.DOUBLE, LayerAnalysis::errorBound);
  }

  private void metrics() {
    metric("frobenius_norm", Type.DOUBLE, SpectralMetrics::frobeniusNorm);
    metric("spectral_norm", Type.DOUBLE, SpectralMetrics::spectralNorm);
    metric("nuclear_norm", Type.DOUBLE, SpectralMetrics::nuclearNorm);
    metric("stable_rank", Type.DOUBLE, SpectralMetrics::stableRank);
    metric("effective_rank", Type.DOUBLE, SpectralMetrics::effectiveRank);
    metric("entropy", Type.DOUBLE, SpectralMetrics::entropy);
    metric("participation_ratio", Type.DOUBLE, SpectralMetrics::participationRatio);
    metric("numerical_rank", Type.INTEGER, SpectralMetrics::numericalRank);
    metric("rank_tolerance", Type.DOUBLE, SpectralMetrics::rankTolerance);
    metric("condition_number", Type.DOUBLE, SpectralMetrics::conditionNumber);
  }

  private void bulk() {
    of("entry_variance", Type.DOUBLE, LayerAnalysis::bulk, BulkFit::entryVariance);
    of("bulk_lower_edge", Type.DOUBLE, LayerAnalysis::bulk, BulkFit::lowerEdge);
    of("bulk_upper_edge", Type.DOUBLE, LayerAnalysis::bulk, BulkFit::upperEdge);
    of("detection_edge", Type.DOUBLE, LayerAnalysis::bulk, BulkFit::detectionEdge);
    of("bulk_distance", Type.DOUBLE, LayerAnalysis::bulk, BulkFit::kolmogorovDistance);
    of("spikes", Type.INTEGER, LayerAnalysis::bulk, fit -> fit.spikes().size());
    of("largest_spike_p", Type.DOUBLE, LayerAnalysis::bulk, LayerColumns::leastP);
    origin("spike_strength", RectangularSpike::strength);
    origin("spike_left_overlap", RectangularSpike::leftOverlap);
    origin("spike_right_overlap", RectangularSpike::rightOverlap);
  }

  private void tail() {
    of("alpha", Type.DOUBLE, LayerAnalysis::tail, PowerLawTail::tailExponent);
    of("alpha_standard_error", Type.DOUBLE, LayerAnalysis::tail, PowerLawTail::standardError);
    of("x_min", Type.DOUBLE, LayerAnalysis::tail, PowerLawTail::xMin);
    of("x_max", Type.DOUBLE, LayerAnalysis::tail, PowerLawTail::xMax);
    of("tail_size", Type.INTEGER, LayerAnalysis::tail, PowerLawTail::tailSize);
    of("tail_distance", Type.DOUBLE, LayerAnalysis::tail, PowerLawTail::kolmogorovDistance);
    of("power_law_p", Type.DOUBLE, LayerAnalysis::plausibility, p -> p.pValue());
  }

  private void noise() {
    of("noise_alpha_median", Type.DOUBLE, LayerAnalysis::noise, v -> v.nullMedian());
    of("noise_alpha_low", Type.DOUBLE, LayerAnalysis::noise, v -> v.nullLow());
    of("noise_alpha_high", Type.DOUBLE, LayerAnalysis::noise, v -> v.nullHigh());
    of("noise_p", Type.DOUBLE, LayerAnalysis::noise, v -> v.pValue());
    of("differs_from_noise", Type.BOOLEAN, LayerAnalysis::noise, v -> v.differs());
  }

  private void comparisons() {
    for (Alternative rival : Alternative.values()) {
      String name = lower(rival);
      of(name + "_ratio", Type.DOUBLE, a -> a.alternatives().get(rival), c -> c.statistic());
      of(name + "_p", Type.DOUBLE, a -> a.alternatives().get(rival), c -> c.pValue());
    }
  }

  private void laws() {
    for (BulkLaw law : BulkLaw.values()) {
      String name = lower(law);
      Function<LayerAnalysis, Outcome<LawFit>> fit = a -> a.laws().get(law);
      of(name + "_shape", Type.DOUBLE, fit, LawFit::shape);
      of(name + "_scale", Type.DOUBLE, fit, LawFit::scale);
      of(name + "_alpha", Type.DOUBLE, fit, LawFit::tailExponent);
      of(name + "_log_likelihood", Type.DOUBLE, fit, LawFit::logLikelihood);
      of(name + "_distance", Type.DOUBLE, fit, LawFit::kolmogorovDistance);
    }
  }

  private void others() {
    of("fixed_aspect_alpha", Type.DOUBLE, LayerAnalysis::fixedAspect, f -> f.tail().tailExponent());
    of(
        "fixed_aspect_standard_error",
        Type.DOUBLE,
        LayerAnalysis::fixedAspect,
        f -> f.tail().standardError());
    of("randomised_largest", Type.DOUBLE, LayerAnalysis::randomised, r -> r.largest());
    of("randomised_exceeding", Type.INTEGER, LayerAnalysis::randomised, r -> r.exceeding());
    of("randomised_distance", Type.DOUBLE, LayerAnalysis::randomised, r -> r.distance());
    of("base_distance", Type.DOUBLE, LayerAnalysis::base, b -> b.relative());
    of("base_cosine", Type.DOUBLE, LayerAnalysis::base, b -> b.cosine());
    of("base_change_stable_rank", Type.DOUBLE, LayerAnalysis::base, LayerColumns::changeRank);
    add("findings", Type.VARCHAR, a -> String.join("; ", a.findings()));
    add("verdicts", Type.VARCHAR, a -> String.join(" ", a.verdicts()));
  }

  /** All singular values as a list. */
  static LayerColumn singularValues() {
    return new LayerColumn(
        "singular_values",
        Type.DOUBLES,
        a ->
            Arrays.stream(a.singularValues())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(",", "[", "]")));
  }

  private void add(String name, Type type, Function<LayerAnalysis, Object> value) {
    columns.add(new LayerColumn(name, type, value));
  }

  private void layer(String name, Type type, Function<LayerDescription, Object> value) {
    add(name, type, a -> value.apply(a.layer()));
  }

  private void metric(String name, Type type, Function<SpectralMetrics, Object> value) {
    of(name, type, LayerAnalysis::metrics, value);
  }

  /** A column of a result that may be missing. */
  private <T> void of(
      String name,
      Type type,
      Function<LayerAnalysis, Outcome<T>> outcome,
      Function<T, Object> value) {
    add(name, type, a -> outcome.apply(a).value().map(value));
  }

  private static Object leastP(BulkFit fit) {
    return fit.spikes().stream().map(Spike::pValue).findFirst();
  }

  /** What is behind the largest spike, if the limit law can say anything of it. */
  private void origin(String name, ToDoubleFunction<RectangularSpike> value) {
    of(
        name,
        Type.DOUBLE,
        LayerAnalysis::bulk,
        fit -> fit.spikes().stream().findFirst().flatMap(fit::origin).map(value::applyAsDouble));
  }

  private static Object changeRank(BaseDistance base) {
    return base.change().value().map(SpectralMetrics::stableRank);
  }

  private static Object tensorShape(LayerDescription layer) {
    return layer.tensorShape().stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What a cell says: nothing for an absent value, all digits of a number. */
  static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(LayerColumns::text).orElse("");
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? Double.toString(optional.getAsDouble()) : "";
    }
    return String.valueOf(value);
  }
}
