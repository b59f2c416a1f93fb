package io.spectracast.cli;

import io.spectracast.forecast.Advice;
import io.spectracast.forecast.FairCrps;
import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.Quantiles;
import io.spectracast.forecast.VectorForecast;
import io.spectracast.outlook.GeneralizationWatch;
import io.spectracast.outlook.LayerOutlook;
import io.spectracast.random.RandomStreams;
import io.spectracast.results.ForecastJson;
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
        console.print(OutlookTable.events(outlooks, horizons));
      }
      if (questions.json().isPresent()) {
        write(questions.json().get(), result, outlooks);
      }
    }
    if (questions.jump()) {
      List<LayerPast> pasts = layers.stream().map(l -> l.upTo(request.origin())).toList();
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
      advice(layers, request.origin(), settings);
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
    ForecastJson.write(
        file,
        new ForecastJson.Document(
            result.forecast().origin(),
            result.forecast().horizons(),
            result.forecast().fans(),
            outlooks,
            result.forecast().scores(),
            result.forecast().settings(),
            result.forecast().provenance()));
  }

  private void vectors(
      int count, Forecaster.Result result, Map<String, LayerPast> layers, ForecastRequest request)
      throws IOException {
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
      Optional<VectorForecast> made =
          VectorForecast.of(past, horizons, count, streams.substreams(name));
      if (made.isEmpty()) {
        console.warning(
            "layer '%s': singular vectors not forecast: too few weights were kept up to the origin,"
                    .formatted(name)
                + " or it has more than a million entries");
        continue;
      }
      addRows(table, made.get(), made.get().outcome(layers.get(name)));
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

  private void advice(List<LayerPast> layers, long origin, Map<String, String> settings)
      throws IOException {
    Optional<Double> batch = Optional.ofNullable(settings.get("batch-size")).map(Double::valueOf);
    TextTable table =
        new TextTable(
            1,
            "layer",
            "noise per entry and update",
            "noise rules below [95 %], updates",
            "critical batch");
    for (LayerPast whole : layers) {
      Optional<Advice> advice = Advice.of(whole.upTo(origin));
      if (advice.isEmpty()) {
        console.warning(
            "layer '%s': no advice: too few weights were kept up to the origin"
                .formatted(whole.layer().name()));
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

  private static String updates(double count) {
    return Double.isInfinite(count) ? "∞" : String.format(Locale.ROOT, "%.3g", count);
  }
}
