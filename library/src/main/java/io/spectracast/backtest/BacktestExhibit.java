package io.spectracast.backtest;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.provenance.Provenance;
import java.util.List;
import java.util.Map;

/** A backtest ready to be written down: verdicts, tables and figures. */
public final class BacktestExhibit {

  private BacktestExhibit() {}

  /**
   * The exhibit.
   *
   * @param remarks what could not be forecast
   * @param settings every setting the result depends on
   * @param command makes it again
   * @param seconds it took
   */
  public static Exhibit of(
      Leaderboard board,
      List<Remark> remarks,
      Map<String, String> settings,
      String command,
      double seconds,
      Provenance provenance) {
    Section overall = board.overall();
    return new Exhibit(
        "backtest",
        "Backtest of spectral forecasts",
        "How well is each layer's spectrum forecast from its past alone, against the best single"
            + " baseline of each cell of architecture, optimizer and horizon? %d runs, %d cells, %d"
                .formatted(overall.runs(), overall.cells(), overall.forecasts())
            + " forecasts of a layer by each method.",
        method(overall),
        BacktestClaims.of(board),
        List.of(
            BacktestTables.overall(board),
            BacktestTables.groups(board),
            BacktestTables.cells(board),
            BacktestTables.remarks(remarks)),
        BacktestFigures.of(board),
        settings,
        command,
        seconds,
        provenance);
  }

  private static List<String> method(Section overall) {
    return List.of(
        "Each forecast sees what was recorded up to its origin, and is scored at the recorded step"
            + " nearest to its horizon (within 20 %).",
        "The score is the fair CRPS averaged over all singular values of a layer; a cell's is the"
            + " mean over layers, origins and runs. Skill is 1 − CRPS/CRPS of the cell's best single"
            + " baseline.",
        "Intervals are 95 %% ones, from leaving out one %s after the other."
            .formatted(overall.clusters() == Section.Clustering.RUNS ? "run" : "layer"),
        "p-values: sign flips over the runs' mean differences from six runs on, Student's test of"
            + " them from two on, Diebold and Mariano's test over the origins of a single run.",
        "Coverage counts an outcome's rank among the members, without randomisation. A method with"
            + " certainty has none.",
        "A spike has emerged when one more singular value than at the origin lies above the edge"
            + " of the origin's bulk; Brier skill is against the frequency of that in the same"
            + " cases.",
        "Oracles are no forecasts: as-published sees gradients measured after the origin,"
            + " other-futures other futures of the same past, a sample of the law that the outcome is"
            + " drawn from.");
  }
}
