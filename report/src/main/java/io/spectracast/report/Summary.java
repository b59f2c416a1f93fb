package io.spectracast.report;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.run.Evaluation;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the charts show, in sentences computed from the data; failures as plainly as successes. */
final class Summary {

  /** A relative change below this counts as none. */
  private static final double NO_CHANGE = 0.005;

  /** Coverage of a 90 % interval below this is called too narrow, above the other too wide. */
  private static final double NARROW = 0.80;

  private static final double WIDE = 0.98;

  private Summary() {}

  static String run(RecordedRun run) {
    long last = lastStep(run);
    String extent =
        last < run.description().plannedSteps()
            ? "to step %s of %s planned"
                .formatted(Numbers.count(last), Numbers.count(run.description().plannedSteps()))
            : "over %s optimizer updates".formatted(Numbers.count(last));
    return "%s recorded %s %s."
        .formatted(
            counted(run.description().layers().size(), "weight matrix", "weight matrices"),
            counted(run.snapshots().size(), "time", "times"),
            extent);
  }

  static long lastStep(RecordedRun run) {
    return run.snapshots().get(run.snapshots().size() - 1).step();
  }

  /** How loss and accuracy moved, on the test set or else on the probe set. */
  static Optional<String> loss(RecordedRun run) {
    return loss(run, "test", Snapshot::test).or(() -> loss(run, "probe", Snapshot::probe));
  }

  private static Optional<String> loss(
      RecordedRun run, String set, Function<Snapshot, Optional<Evaluation>> evaluation) {
    List<Evaluation> measured =
        run.snapshots().stream().flatMap(s -> evaluation.apply(s).stream()).toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Evaluation last = measured.get(measured.size() - 1);
    return Optional.of(
        "The %s loss %s%s."
            .formatted(
                set,
                measured.size() == 1
                    ? "is " + Numbers.rounded(last.loss())
                    : change(measured.get(0).loss(), last.loss(), "rose"),
                accuracy(set, last.accuracy())));
  }

  private static String accuracy(String set, OptionalDouble accuracy) {
    return accuracy.isEmpty()
        ? ""
        : "; %s accuracy is %s at the end".formatted(set, Numbers.percent(accuracy.getAsDouble()));
  }

  static String layer(LayerTrajectory trajectory, List<LabelledSpectrum> spectra) {
    double first = trajectory.snapshots().get(0).singularValues()[0];
    double last = trajectory.at(trajectory.lastStep()).orElseThrow().singularValues()[0];
    String moved =
        "its largest singular value "
            + (trajectory.snapshots().size() == 1
                ? "is " + Numbers.rounded(last)
                : change(first, last, "grew"));
    String name = trajectory.layer().name();
    return spectra.isEmpty()
        ? "%s: %s.".formatted(name, moved)
        : "%s: %s; %s.".formatted(name, outside(spectra.get(spectra.size() - 1)), moved);
  }

  private static String outside(LabelledSpectrum spectrum) {
    return spectrum
            .fit()
            .map(
                f ->
                    "%s above the %s edge"
                        .formatted(spikes(f.spikes().size()), tracyWidom(f.level())))
            .orElse("no bulk was fitted")
        + " at step "
        + Numbers.count(spectrum.step());
  }

  static String spikes(int count) {
    return count == 0 ? "no spike" : counted(count, "spike", "spikes");
  }

  static String singularValues(int count) {
    return counted(count, "singular value", "singular values");
  }

  /** The name of the edge that noise exceeds with this probability. */
  static String tracyWidom(double level) {
    return "Tracy–Widom " + Numbers.percent(1 - level);
  }

  static List<String> forecast(Forecast forecast, int stored) {
    SkillTable table = SkillTable.of(forecast);
    Stream<String> sentences =
        table.shown().isEmpty()
            ? Stream.of(unscored(forecast))
            : Stream.concat(Stream.of(skill(forecast, table)), rivals(table).stream());
    return Stream.concat(sentences, others(stored).stream()).toList();
  }

  private static Optional<String> others(int stored) {
    return stored < 2
        ? Optional.empty()
        : Optional.of("%d forecasts are stored; the newest is shown.".formatted(stored));
  }

  private static String unscored(Forecast forecast) {
    long reach =
        forecast.fans().stream()
            .map(Fan::leads)
            .filter(l -> l.length > 0)
            .mapToLong(l -> l[l.length - 1])
            .max()
            .orElse(0);
    return "The forecast from step %s reaches to step %s. It has no scores: what it forecast is not recorded yet."
        .formatted(Numbers.count(forecast.origin()), Numbers.count(forecast.origin() + reach));
  }

  private static String skill(Forecast forecast, SkillTable table) {
    List<SkillRow> rows = table.shown();
    return "The forecast from step %s %s; its 90 %% intervals covered %s of the truth%s."
        .formatted(
            Numbers.count(forecast.origin()),
            verdict(rows),
            Numbers.percent(rows.stream().mapToDouble(SkillRow::coverage).average().orElse(0)),
            calibration(rows.stream().mapToDouble(SkillRow::coverage).average().orElse(0)));
  }

  private static String verdict(List<SkillRow> rows) {
    List<SkillRow> compared = rows.stream().filter(r -> r.skill().isPresent()).toList();
    if (compared.isEmpty()) {
      return "was scored without persistence to compare it with";
    }
    long won = compared.stream().filter(r -> r.skill().getAsDouble() > 0).count();
    return "%s: CRPS skill %s at %s updates"
        .formatted(
            beaten((int) won, compared.size()),
            join(compared, r -> Numbers.skill(r.skill())),
            join(compared, r -> Numbers.count(r.horizon())));
  }

  private static String beaten(int won, int of) {
    if (won == 0) {
      return of == 1 ? "did not beat persistence" : "did not beat persistence at any horizon";
    }
    return won == of
        ? "beat persistence" + (of == 1 ? "" : " at every horizon")
        : "beat persistence at %d of %d horizons".formatted(won, of);
  }

  private static String calibration(double coverage) {
    if (coverage < NARROW) {
      return ", so they were too narrow";
    }
    return coverage > WIDE ? ", so they were wider than needed" : "";
  }

  /** Which other methods did better, and where. */
  private static Optional<String> rivals(SkillTable table) {
    List<SkillRow> better = table.best().stream().filter(r -> !r.shown()).toList();
    if (table.methods().size() < 2) {
      return Optional.empty();
    }
    if (better.isEmpty()) {
      return Optional.of(
          "No other of the %d methods had a smaller CRPS at any horizon."
              .formatted(table.methods().size()));
    }
    return Optional.of("Another method was better at " + join(better, r -> rival(table, r)) + ".");
  }

  private static String rival(SkillTable table, SkillRow best) {
    Predicate<SkillRow> sameHorizon = r -> r.horizon() == best.horizon();
    return "%s updates (%s, CRPS %s against %s)"
        .formatted(
            Numbers.count(best.horizon()),
            best.method(),
            Numbers.rounded(best.crps()),
            table.shown().stream()
                .filter(sameHorizon)
                .findFirst()
                .map(r -> Numbers.rounded(r.crps()))
                .orElse("no score"));
  }

  private static String join(List<SkillRow> rows, Function<SkillRow, String> text) {
    return rows.stream().map(text).collect(Collectors.joining(", "));
  }

  private static String counted(int count, String one, String many) {
    return count == 1 ? "1 " + one : Numbers.count(count) + " " + many;
  }

  private static String change(double from, double to, String up) {
    if (!Double.isFinite(to)) {
      return "is no finite number at the end";
    }
    if (Math.abs(to - from) <= NO_CHANGE * Math.abs(from)) {
      return "stayed at " + Numbers.rounded(to);
    }
    return "%s from %s to %s"
        .formatted(to > from ? up : "fell", Numbers.rounded(from), Numbers.rounded(to));
  }
}
