package io.spectracast.forecast;

import io.spectracast.provenance.Provenance;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Forecasts every layer of a run from one origin and, where the truth is recorded, scores the
 * forecast beside its baselines.
 */
public final class Forecaster {

  /** The quantiles that a stored forecast keeps. */
  private static final double[] LEVELS = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

  /** A fan is drawn through about this many leads. */
  private static final int FAN_LEADS = 24;

  /** Below this there is no noise to measure. */
  private static final int FEWEST_SNAPSHOTS = 3;

  private final ForecastRequest request;
  private final RandomStreams streams;
  private final ForecastMethod method;

  /** A forecaster by {@link ChosenForecast}. */
  public Forecaster(ForecastRequest request) {
    this.request = request;
    this.streams = new RandomStreams(request.seed());
    this.method = new ChosenForecast();
  }

  /**
   * A forecast with the ensembles behind it.
   *
   * @param forecast what is kept and shown
   * @param ensembles by the method, one per layer that could be forecast
   * @param refusals why each of the other layers could not be, by layer name
   * @param remarks why the weights of a layer were not used, by layer name
   */
  public record Result(
      Forecast forecast,
      List<LayerEnsemble> ensembles,
      Map<String, String> refusals,
      Map<String, String> remarks) {}

  /**
   * Forecasts every layer that has enough history; the others are refused with the reason. Where
   * weights cannot be read, or are not finite, the layer is forecast without them.
   *
   * @param layers all that was recorded of each; what lies after the origin is used for scoring
   *     alone
   * @param provenance where they come from
   * @param progress told the name of each layer that is forecast, before its turn
   */
  public Result forecast(List<LayerPast> layers, Provenance provenance, Consumer<String> progress) {
    List<LayerEnsemble> ensembles = new ArrayList<>();
    List<Score> scores = new ArrayList<>();
    Map<String, String> refusals = new TreeMap<>();
    Map<String, String> remarks = new TreeMap<>();
    Map<String, String> settings = settings();
    for (LayerPast whole : layers) {
      String layer = whole.layer().name();
      Optional<String> refusal = refusal(whole);
      if (refusal.isEmpty()) {
        progress.accept(layer);
        LayerEnsemble ensemble = ensemble(whole, remarks);
        if (ensemble.isFinite()) {
          ensembles.add(ensemble);
          settings.put("layer." + layer, ensemble.account());
          scores.addAll(scores(whole, ensemble));
          continue;
        }
        refusal = Optional.of("its forecast is not finite");
      }
      refusals.put(layer, refusal.get());
      settings.put("layer." + layer, "not forecast: " + refusal.get());
    }
    List<Fan> fans = ensembles.stream().map(e -> e.fan(LEVELS)).toList();
    return new Result(
        new Forecast(request.origin(), request.horizons(), settings, fans, scores, provenance),
        ensembles,
        refusals,
        remarks);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("method", method.name());
    settings.put("members", Integer.toString(request.members()));
    return settings;
  }

  private Optional<String> refusal(LayerPast whole) {
    List<LayerSnapshot> seen =
        whole.trajectory().snapshots().stream().filter(s -> s.step() <= request.origin()).toList();
    if (seen.size() < FEWEST_SNAPSHOTS) {
      return Optional.of(
          "needs at least %d snapshots up to step %d, has %d"
              .formatted(FEWEST_SNAPSHOTS, request.origin(), seen.size()));
    }
    long last = seen.get(seen.size() - 1).step();
    if (last != request.origin()) {
      return Optional.of(
          "was not recorded at the origin, step %d, but last at step %d"
              .formatted(request.origin(), last));
    }
    double[] now = seen.get(seen.size() - 1).singularValues();
    if (!(now[now.length - 1] > 0)) {
      return Optional.of("its smallest singular value at the origin is zero");
    }
    return whole.upTo(request.origin()).refusal();
  }

  private LayerEnsemble ensemble(LayerPast whole, Map<String, String> remarks) {
    try {
      return ensemble(method, whole, leads());
    } catch (IOException e) {
      remarks.put(whole.layer().name(), e.getMessage());
    }
    return ensembleOfValues(method, whole, leads());
  }

  private LayerEnsemble ensembleOfValues(ForecastMethod how, LayerPast whole, long[] leads) {
    try {
      return ensemble(how, whole.withoutWeights(), leads);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there are no files to read
    }
  }

  private LayerEnsemble ensemble(ForecastMethod how, LayerPast whole, long[] leads)
      throws IOException {
    return how.forecast(
        whole.upTo(request.origin()),
        leads,
        request.members(),
        streams.substreams(whole.layer().name()));
  }

  /** The horizons, and enough other leads to draw a fan. */
  private long[] leads() {
    TreeSet<Long> leads = new TreeSet<>();
    Arrays.stream(request.horizons()).forEach(leads::add);
    long longest = request.longestHorizon();
    long spacing = (longest - 1) / FAN_LEADS + 1;
    for (long lead = spacing; lead <= longest; lead += spacing) {
      leads.add(lead);
    }
    return leads.stream().mapToLong(Long::longValue).toArray();
  }

  private List<Score> scores(LayerPast whole, LayerEnsemble ensemble) {
    List<Score> scores = new ArrayList<>();
    LayerTrajectory trajectory = whole.trajectory();
    long[] scored =
        Arrays.stream(request.horizons())
            .filter(h -> trajectory.at(ensemble.origin() + h).isPresent())
            .toArray();
    if (scored.length == 0) {
      return scores;
    }
    List<ForecastMethod> baselines =
        List.of(new Persistence(), new RandomWalk(), new LinearTrend());
    score(ensemble, scored, trajectory, method.name(), scores);
    for (ForecastMethod baseline : baselines) {
      score(ensembleOfValues(baseline, whole, scored), scored, trajectory, baseline.name(), scores);
    }
    return scores;
  }

  private static void score(
      LayerEnsemble ensemble,
      long[] horizons,
      LayerTrajectory trajectory,
      String name,
      List<Score> scores) {
    for (long horizon : horizons) {
      LayerSnapshot truth = trajectory.at(ensemble.origin() + horizon).orElseThrow();
      scores.add(Scoring.of(ensemble, truth, name));
    }
  }
}
