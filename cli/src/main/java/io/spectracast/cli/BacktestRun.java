package io.spectracast.cli;

import io.spectracast.backtest.Backtest;
import io.spectracast.backtest.BacktestExhibit;
import io.spectracast.backtest.BacktestPlan;
import io.spectracast.backtest.Contender;
import io.spectracast.backtest.Horizon;
import io.spectracast.backtest.Leaderboard;
import io.spectracast.backtest.Remark;
import io.spectracast.backtest.ScoredForecast;
import io.spectracast.backtest.Subject;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Digests;
import io.spectracast.provenance.Provenance;
import io.spectracast.report.ExhibitFiles;
import io.spectracast.results.LeaderboardJson;
import io.spectracast.results.ScoresCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One backtest: from what was recorded to what is printed and written. */
final class BacktestRun {

  private final BacktestPlan plan;
  private final List<Contender> contenders;
  private final Console console;

  BacktestRun(BacktestPlan plan, List<Contender> contenders, Console console) {
    this.plan = plan;
    this.contenders = contenders;
    this.console = console;
  }

  /**
   * Forecasts, prints and writes.
   *
   * @param command makes the same again
   * @return the exit code
   */
  int call(
      BacktestSubjects recorded, Optional<Path> out, Map<String, String> settings, String command)
      throws IOException {
    long begun = System.nanoTime();
    List<Subject> subjects = recorded.subjects();
    Map<String, String> digests = recorded.digests();
    requireRoom(subjects);
    try (StopSignal stop = StopSignal.listening()) {
      Backtest.Result result = forecast(subjects, stop);
      if (!result.complete()) {
        console.print("stopped after %d scores; nothing is kept".formatted(result.scores().size()));
        return ExitCodes.STOPPED;
      }
      tell(result.remarks());
      if (result.scores().isEmpty()) {
        throw new InputException("nothing could be scored; see the remarks above");
      }
      tellMissing(result.scores());
      List<String> horizons = plan.horizons().stream().map(Horizon::label).toList();
      Leaderboard board = Leaderboard.of(result.scores(), horizons, contenders, plan.seed());
      BacktestText.lines(board).forEach(console::print);
      if (out.isPresent()) {
        Provenance provenance =
            Provenance.ofThisProcess(plan.seed(), Blas.description(), digest(digests));
        Map<String, String> all = new TreeMap<>(settings);
        digests.forEach((name, digest) -> all.put("sha256." + name, digest));
        double seconds = (System.nanoTime() - begun) / 1e9;
        write(
            out.get(),
            BacktestExhibit.of(board, result.remarks(), all, command, seconds, provenance),
            board,
            result);
      }
      return ExitCodes.DONE;
    }
  }

  private void requireRoom(List<Subject> subjects) {
    int modes =
        subjects.stream()
            .flatMap(s -> s.layers().stream())
            .mapToInt(l -> l.trajectory().modes())
            .max()
            .orElseThrow();
    EnsembleHeap.requireRoom(plan.members(), modes, plan.horizons().size(), plan.threads());
  }

  private Backtest.Result forecast(List<Subject> subjects, StopSignal stop) {
    Backtest backtest = new Backtest(plan, contenders);
    try (ExperimentProgress progress = new ExperimentProgress(console)) {
      progress.begin("forecasting layers from origins", backtest.size(subjects));
      return backtest.run(subjects, () -> progress.advance(1), stop::requested);
    }
  }

  /** Tells of horizons near which nothing was recorded after any origin. */
  private void tellMissing(List<ScoredForecast> scores) {
    Set<String> scored = scores.stream().map(ScoredForecast::horizon).collect(Collectors.toSet());
    plan.horizons().stream()
        .map(Horizon::label)
        .filter(label -> !scored.contains(label))
        .forEach(
            label ->
                console.remark(
                    "horizon %s is left out: nothing is recorded within 20 %% of it after any origin"
                        .formatted(label)));
  }

  /** Layers of one run with the same remark are told together. */
  private void tell(List<Remark> remarks) {
    Map<String, List<String>> layers = new LinkedHashMap<>();
    remarks.forEach(
        r ->
            layers
                .computeIfAbsent(r.text(), t -> new ArrayList<>())
                .add(r.run() + " " + r.layer()));
    layers.forEach(
        (text, names) ->
            console.remark(
                names.size() == 1
                    ? "%s %s".formatted(names.get(0), text)
                    : "%s and %d more layers: %s".formatted(names.get(0), names.size() - 1, text)));
  }

  private static String digest(Map<String, String> digests) {
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private void write(Path folder, Exhibit exhibit, Leaderboard board, Backtest.Result result)
      throws IOException {
    Files.createDirectories(folder);
    Path json = folder.resolve("leaderboard.json");
    LeaderboardJson.write(
        json,
        new LeaderboardJson.Document(
            board, result.remarks(), exhibit.settings(), exhibit.provenance()));
    Path scores = folder.resolve("scores.csv");
    ScoresCsv.write(scores, result.scores());
    List<Path> written = new ArrayList<>(ExhibitFiles.write(folder, exhibit));
    written.add(scores);
    written.add(json);
    console.print(
        "wrote %s and %d other files beside it".formatted(written.get(1), written.size() - 1));
  }
}
