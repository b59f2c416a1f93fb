package io.spectracast.cli;

import io.spectracast.forecast.Advice;
import io.spectracast.forecast.FairCrps;
import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.Quantiles;
import io.spectracast.forecast.VectorForecast;
import io.spectracast.outlook.EventQuery;
import io.spectracast.outlook.GeneralizationWatch;
import io.spectracast.outlook.LayerOutlook;
import io.spectracast.random.RandomStreams;
import io.spectracast.results.ForecastJson;
import io.spectracast.run.LayerSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what a forecast is asked besides singular values. */
final class Outlooks {

  private final ForecastQuestions questions;
  private final Console console;

  Outlooks(ForecastQuestions questions, Console console) {
    this.questions = questions;
    this.console = console;
  }

  /**
   * Refuses an event that can be asked of no layer.
   *
   * @param origin where the forecast starts
   */
  void requireAnswerable(List<LayerPast> layers, long origin) {
    for (EventQuery event : questions.events()) {
      if (layers.stream()
          .flatMap(l -> l.trajectory().at(origin).stream())
          .noneMatch(event::canBeAskedOf)) {
        throw new InputException(
            "--event %s can be asked of no layer; the largest has %d singular values"
                .formatted(
                    event.text(),
                    layers.stream().mapToInt(l -> l.trajectory().modes()).max().orElseThrow()));
      }
    }
  }

  /** Prints and writes all that was asked. */
  void tell(
      Forecaster.Result result,
      List<LayerPast> layers,
      ForecastRequest request,
      Map<String, String> settings)
      throws IOException {
    Map<String, LayerPast> byName =
        layers.stream().collect(Collectors.toMap(l -> l.layer().name(), l -> l));
    long[] horizons = request.horizons();
    if (questions.measures() || !questions.events().isEmpty() || questions.json().isPresent()) {
      List<LayerOutlook> outlooks =
          result.ensembles().stream().map(e -> outlook(e, byName, horizons)).toList();
      if (questions.measures()) {
        console.print(OutlookTable.measures(outlooks, horizons[horizons.length - 1]));
      }
      if (!questions.events().isEmpty()) {
        tellUnasked(result, byName);
        console.print(OutlookTable.events(outlooks, horizons));
      }
      if (questions.json().isPresent()) {
        write(questions.json().get(), result, outlooks);
      }
    }
    if (questions.jump()) {
      List<LayerPast> pasts = begun(layers, request.origin());
      console.print(
          "jump: "
              + GeneralizationWatch.of(
                      pasts.get(0).training(),
                      GeneralizationWatch.norms(pasts.stream().map(LayerPast::trajectory).toList()))
                  .text());
      console.print("");
    }
    if (questions.vectors().isPresent()) {
      vectors(questions.vectors().get(), result, byName, request);
    }
    if (questions.advice()) {
      advice(begun(layers, request.origin()), settings);
    }
  }

  /** What was known of each layer by then, if anything was. */
  private static List<LayerPast> begun(List<LayerPast> layers, long origin) {
    return layers.stream()
        .filter(l -> l.trajectory().snapshots().get(0).step() <= origin)
        .map(l -> l.upTo(origin))
        .toList();
  }

  private void tellUnasked(Forecaster.Result result, Map<String, LayerPast> layers) {
    for (LayerEnsemble ensemble : result.ensembles()) {
      String name = ensemble.layer().name();
      LayerSnapshot now = layers.get(name).trajectory().at(ensemble.origin()).orElseThrow();
      questions.events().stream()
          .filter(event -> !event.canBeAskedOf(now))
          .forEach(
              event ->
                  warn(
                      name,
                      "%s cannot be asked of its %d singular values"
                          .formatted(event.text(), now.singularValues().length)));
    }
  }

  private LayerOutlook outlook(
      LayerEnsemble ensemble, Map<String, LayerPast> layers, long[] horizons) {
    LayerPast layer = layers.get(ensemble.layer().name());
    return LayerOutlook.of(
        ensemble,
        layer.trajectory().at(ensemble.origin()).orElseThrow(),
        horizons,
        questions.events());
  }

  private static void write(Path file, Forecaster.Result result, List<LayerOutlook> outlooks)
      throws IOException {
    ForecastJson.Document document =
        new ForecastJson.Document(
            result.forecast().origin(),
            result.forecast().horizons(),
            result.forecast().fans(),
            outlooks,
            result.forecast().scores(),
            result.forecast().settings(),
            result.forecast().provenance());
    NewFile.write(file, part -> ForecastJson.write(part, document));
  }

  private void vectors(
      int count, Forecaster.Result result, Map<String, LayerPast> layers, ForecastRequest request) {
    RandomStreams streams = new RandomStreams(request.seed());
    long[] horizons = request.horizons();
    TextTable table =
        new TextTable(
            2,
            "layer",
            "overlap with today's",
            "ahead",
            "median [90 %]",
            "seen",
            "CRPS",
            "made by");
    for (LayerEnsemble ensemble : result.ensembles()) {
      String name = ensemble.layer().name();
      LayerPast past = layers.get(name).upTo(request.origin());
      console.remark("forecasting singular vectors of " + name);
      try {
        Optional<VectorForecast> made =
            VectorForecast.of(past, horizons, count, streams.substreams(name));
        if (made.isPresent()) {
          addRows(table, made.get(), made.get().outcome(layers.get(name)));
          continue;
        }
        warn(
            name,
            "singular vectors not forecast: too few weights were kept up to the origin, or it has"
                + " more than a million entries");
      } catch (IOException e) {
        warn(name, "singular vectors not forecast: " + e.getMessage());
      }
    }
    console.print(table.toString());
  }

  private static void addRows(
      TextTable table, VectorForecast forecast, Optional<double[][]> outcome) {
    int k = forecast.count();
    for (int i = 0; i < forecast.leads().length; i++) {
      for (int number = 0; number < k + 2; number++) {
        if (number > 0 && number < k) {
          continue; // beyond the first, triplets of nearly equal values change places
        }
        double[] members = forecast.members()[i][number];
        double[] q = Quantiles.of(members, 0.05, 0.5, 0.95);
        double seen = outcome.isPresent() ? outcome.get()[i][number] : Double.NaN;
        table.row(
            forecast.layer().name(),
            number < k
                ? "triplet " + (number + 1)
                : (number == k ? "left" : "right") + " subspace of " + k,
            "+" + forecast.leads()[i],
            String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", q[1], q[0], q[2]),
            outcome.isPresent() ? String.format(Locale.ROOT, "%.3f", seen) : "–",
            outcome.isPresent()
                ? String.format(Locale.ROOT, "%.4f", FairCrps.of(members, seen))
                : "–",
            forecast.account().split(";")[0]);
      }
    }
  }

  private void warn(String layer, String text) {
    console.warning("layer '%s': %s".formatted(layer, text));
  }

  private void advice(List<LayerPast> layers, Map<String, String> settings) {
    Optional<Double> batch = Optional.ofNullable(settings.get("batch-size")).map(Double::valueOf);
    TextTable table =
        new TextTable(
            1,
            "layer",
            "noise per entry and update",
            "noise rules below [95 %], updates",
            "critical batch");
    for (LayerPast past : layers) {
      Optional<Advice> advice = advice(past);
      if (advice.isEmpty()) {
        continue;
      }
      Advice a = advice.get();
      table.row(
          a.layer().name(),
          String.format(Locale.ROOT, "%.3g", a.temperature()),
          "%s [%s, %s]".formatted(updates(a.updates()), updates(a.lower()), updates(a.upper())),
          batch.isPresent() ? updates(batch.get() * a.updates()) : "–");
    }
    console.print(table.toString());
  }

  /** Empty, with a warning, where there is none. */
  private Optional<Advice> advice(LayerPast past) {
    String name = past.layer().name();
    try {
      Optional<Advice> advice = Advice.of(past);
      if (advice.isEmpty()) {
        warn(name, "no advice: too few weights were kept up to the origin");
      }
      return advice;
    } catch (IOException e) {
      warn(name, "no advice: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String updates(double count) {
    return Double.isInfinite(count) ? "∞" : String.format(Locale.ROOT, "%.3g", count);
  }
}
