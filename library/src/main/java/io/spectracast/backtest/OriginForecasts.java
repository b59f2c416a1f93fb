package io.spectracast.backtest;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.LayerPast;
import io.spectracast.outlook.SpikeEvent;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Forecasts one layer from one origin after the other by every method, and scores them. */
final class OriginForecasts {

  /** A forecast from fewer snapshots is not asked of anyone. */
  static final int FEWEST_SNAPSHOTS = 4;

  /** A horizon is scored at the recorded step nearest to it, if it is so near, relatively. */
  private static final double TOLERANCE = 0.2;

  private final BacktestPlan plan;
  private final List<Contender> contenders;
  private final Subject subject;
  private final LayerPast whole;
  private final RandomStreams streams;

  OriginForecasts(BacktestPlan plan, List<Contender> contenders, Subject subject, LayerPast whole) {
    this.plan = plan;
    this.contenders = contenders;
    this.subject = subject;
    this.whole = whole;
    this.streams =
        new RandomStreams(plan.seed()).substreams(subject.name()).substreams(whole.layer().name());
  }

  /** What came out, or {@link OriginScores#NOT_DONE} if it was stopped on the way. */
  OriginScores from(Origin origin, BooleanSupplier stop) {
    OptionalLong step = origin.step(whole.trajectory());
    if (step.isEmpty()) {
      return refused("was not recorded up to step %.0f".formatted(origin.amount()));
    }
    if (duplicate(origin, step.getAsLong())) {
      return new OriginScores(List.of(), List.of());
    }
    LayerPast past = whole.upTo(step.getAsLong());
    Optional<String> refusal = refusal(past);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    List<ScoredForecast.Task> tasks = tasks(past.lastStep());
    return tasks.isEmpty()
        ? refused("has nothing recorded at the horizons after step " + past.lastStep())
        : scored(past, tasks, stop);
  }

  /** Whether an origin before this one is the same step of this trajectory. */
  private boolean duplicate(Origin origin, long step) {
    return plan.origins().stream()
        .takeWhile(o -> o != origin)
        .anyMatch(o -> o.step(whole.trajectory()).equals(OptionalLong.of(step)));
  }

  private OriginScores refused(String why) {
    return new OriginScores(
        List.of(), List.of(new Remark(subject.name(), whole.layer().name(), why)));
  }

  private static Optional<String> refusal(LayerPast past) {
    int seen = past.trajectory().snapshots().size();
    if (seen < FEWEST_SNAPSHOTS) {
      return Optional.of(
          "has %d snapshots up to step %d, a forecast needs %d"
              .formatted(seen, past.lastStep(), FEWEST_SNAPSHOTS));
    }
    return past.refusal();
  }

  /** The horizons at which the truth is recorded. */
  private List<ScoredForecast.Task> tasks(long origin) {
    LayerTrajectory recorded = whole.trajectory();
    long first = recorded.snapshots().get(0).step();
    List<ScoredForecast.Task> tasks = new ArrayList<>();
    for (Horizon horizon : plan.horizons()) {
      double lead = horizon.lead(first, origin);
      long nearest = nearest(recorded, origin + lead);
      if (nearest > origin && Math.abs(nearest - origin - lead) <= TOLERANCE * lead) {
        tasks.add(
            new ScoredForecast.Task(
                subject.group(),
                subject.name(),
                whole.layer().name(),
                origin,
                horizon.label(),
                nearest - origin));
      }
    }
    return tasks;
  }

  private static long nearest(LayerTrajectory recorded, double step) {
    long nearest = recorded.snapshots().get(0).step();
    for (LayerSnapshot snapshot : recorded.snapshots()) {
      nearest =
          Math.abs(snapshot.step() - step) < Math.abs(nearest - step) ? snapshot.step() : nearest;
    }
    return nearest;
  }

  private OriginScores scored(
      LayerPast past, List<ScoredForecast.Task> tasks, BooleanSupplier stop) {
    long[] leads = tasks.stream().mapToLong(t -> t.lead()).sorted().distinct().toArray();
    LayerTrajectory recorded = whole.trajectory();
    Optional<SpikeEvent> event = SpikeEvent.at(recorded.at(past.lastStep()).orElseThrow());
    RandomStreams own = streams.substreams("origin", past.lastStep());
    List<ScoredForecast> scores = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    for (Contender contender : contenders) {
      if (stop.getAsBoolean()) {
        return OriginScores.NOT_DONE;
      }
      Consumer<String> refuse =
          why ->
              remarks.add(
                  new Remark(
                      subject.name(),
                      whole.layer().name(),
                      "not by %s: %s".formatted(contender.name(), why)));
      Optional<LayerEnsemble> made = ensemble(contender, past, leads, own, refuse);
      if (made.isEmpty()) {
        continue;
      }
      LayerEnsemble ensemble = made.get();
      for (ScoredForecast.Task task : tasks) {
        double[] outcome =
            recorded.at(past.lastStep() + task.lead()).orElseThrow().singularValues();
        scores.add(ScoredForecast.of(task, ensemble, outcome, contender.name(), event));
      }
    }
    return new OriginScores(scores, remarks);
  }

  /** Empty where the method says why not, weights cannot be read, or what comes is not finite. */
  private Optional<LayerEnsemble> ensemble(
      Contender contender,
      LayerPast past,
      long[] leads,
      RandomStreams streams,
      Consumer<String> refuse) {
    Optional<String> refusal =
        contender.refusal().of(whole, past, past.lastStep() + leads[leads.length - 1]);
    if (refusal.isPresent()) {
      refuse.accept(refusal.get());
      return Optional.empty();
    }
    try {
      LayerEnsemble ensemble =
          contender
              .method()
              .apply(whole)
              .forecast(past, leads, plan.members(), streams.substreams(contender.name()));
      if (ensemble.isFinite()) {
        return Optional.of(ensemble);
      }
      refuse.accept("its forecast is not finite");
    } catch (IOException e) {
      refuse.accept(e.getMessage());
    }
    return Optional.empty();
  }
}
