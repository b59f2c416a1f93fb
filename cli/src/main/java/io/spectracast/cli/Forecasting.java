package io.spectracast.cli;

import io.spectracast.forecast.ForecastRequest;
import io.spectracast.forecast.Forecaster;
import io.spectracast.forecast.LayerPast;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes one forecast and tells of it. */
final class Forecasting {

  /** About as many leads as a fan is drawn through. */
  private static final int FAN_LEADS = 24;

  private final Console console;

  Forecasting(Console console) {
    this.console = console;
  }

  /**
   * What is asked for.
   *
   * @param origin the step asked for; the last recorded step up to it is used
   * @param inUpdates whether steps are updates
   */
  ForecastRequest request(
      List<LayerPast> layers,
      long origin,
      ForecastOptions options,
      CommonOptions common,
      boolean inUpdates) {
    List<LayerTrajectory> trajectories = layers.stream().map(LayerPast::trajectory).toList();
    ForecastRequest request =
        options.request(
            common, first(trajectories), recordedOrigin(trajectories, origin), inUpdates);
    requireRoom(trajectories, request);
    return request;
  }

  /**
   * Forecasts the layers and prints what came out.
   *
   * @param inputDigest SHA-256 of what the trajectories come from
   * @param future in words
   */
  Forecaster.Result forecast(
      List<LayerPast> layers, ForecastRequest request, String inputDigest, String future)
      throws IOException {
    Provenance provenance =
        Provenance.ofThisProcess(request.seed(), Blas.description(), inputDigest);
    Forecaster.Result result =
        new Forecaster(request)
            .forecast(layers, provenance, layer -> console.remark("forecasting " + layer));
    if (result.ensembles().isEmpty()) {
      throw new InputException("no layer can be forecast: " + reasons(result));
    }
    tell(result, request, future);
    return result;
  }

  private void tell(Forecaster.Result result, ForecastRequest request, String future) {
    result
        .remarks()
        .forEach(
            (layer, why) ->
                console.warning(
                    "layer '%s' forecast without its weights: %s".formatted(layer, why)));
    result
        .refusals()
        .forEach(
            (layer, why) -> console.warning("layer '%s' not forecast: %s".formatted(layer, why)));
    result
        .ensembles()
        .forEach(e -> console.remark("%s: %s".formatted(e.layer().name(), e.account())));
    console.print(
        "Forecast from step %d, %s, %d members, seed %d"
            .formatted(request.origin(), future, request.members(), request.seed()));
    console.print("");
    console.print(PredictionTable.of(result.ensembles(), request.horizons()));
    if (result.forecast().scores().isEmpty()) {
      console.print(
          "Nothing is recorded at %s after the origin, so there is nothing to score."
              .formatted(
                  Arrays.stream(request.horizons())
                      .mapToObj(h -> "+" + h)
                      .collect(Collectors.joining(", "))));
      return;
    }
    console.print("Scored against what was recorded later (skill is against persistence):");
    console.print("");
    console.print(ForecastTable.of(result.forecast().scores()));
  }

  /** The largest layer's ensemble at every lead of its fan. */
  private static void requireRoom(List<LayerTrajectory> trajectories, ForecastRequest request) {
    int modes = trajectories.stream().mapToInt(LayerTrajectory::modes).max().orElseThrow();
    EnsembleHeap.requireRoom(
        request.members(), modes, FAN_LEADS + (double) request.horizons().length, 1);
  }

  private static long first(List<LayerTrajectory> trajectories) {
    return trajectories.stream().mapToLong(t -> t.snapshots().get(0).step()).min().orElseThrow();
  }

  private long recordedOrigin(List<LayerTrajectory> trajectories, long origin) {
    long[] steps =
        trajectories.stream()
            .flatMap(t -> t.snapshots().stream())
            .mapToLong(s -> s.step())
            .sorted()
            .toArray();
    long first = steps[0];
    long last = steps[steps.length - 1];
    if (origin < first || origin > last) {
      throw new InputException(
          "--origin must be a step of the run, in [%d, %d], was %d".formatted(first, last, origin));
    }
    long recorded = Arrays.stream(steps).filter(s -> s <= origin).max().orElseThrow();
    if (recorded != origin) {
      console.warning(
          "step %d was not recorded; the origin is the last step before it, %d"
              .formatted(origin, recorded));
    }
    return recorded;
  }

  private static String reasons(Forecaster.Result result) {
    return result.refusals().entrySet().stream()
        .map(e -> "'%s' %s".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining("; "));
  }
}
