package io.spectracast.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came out of a simulation, in a table and a sentence. */
final class SimulationSummary {

  /** Of the chance, over all comparisons, at which two laws are held to be different. */
  private static final double LEVEL = 0.01;

  private final MatrixDynamics dynamics;
  private final double[] times;
  private final Engine engine;
  private final EnsembleMoments simulated;
  private final EnsembleMoments exact;
  private final KnownMean square;
  private final int last;

  /**
   * @param squares Σ s² of every member at the last time
   */
  SimulationSummary(
      MatrixDynamics dynamics,
      double[] times,
      Engine engine,
      EnsembleMoments simulated,
      EnsembleMoments exact,
      double[] squares) {
    this.dynamics = dynamics;
    this.times = times;
    this.engine = engine;
    this.simulated = simulated;
    this.exact = exact;
    this.square = KnownMean.of(squares, dynamics.meanSquare(times[times.length - 1]));
    last = times.length - 1;
  }

  /** The extreme modes at the last time and |W|², whose mean is known in closed form. */
  String table() {
    TextTable table =
        new TextTable(
            1,
            "at t = " + Words.number(times[last]),
            "mean",
            "s.d.",
            "exact mean",
            "exact s.d.",
            "z");
    table.row(row("largest, ", 0));
    int smallest = dynamics.columns() - 1;
    if (smallest > 0) {
      table.row(row("smallest, ", smallest));
    }
    return table.row(squareRow()).toString();
  }

  private String[] row(String which, int k) {
    return new String[] {
      which + Words.mode(k + 1),
      rounded(simulated.mean()[last][k]),
      rounded(simulated.deviation()[last][k]),
      rounded(exact.mean()[last][k]),
      rounded(exact.deviation()[last][k]),
      MeanDifference.of(simulated, exact, last, k).map(d -> score(d.z())).orElse("–")
    };
  }

  private String[] squareRow() {
    return new String[] {
      "Σ s², closed form",
      rounded(square.mean()),
      rounded(square.deviation()),
      rounded(square.known()),
      "–",
      score(square.z())
    };
  }

  /** The largest differences at the last time and on the way there. */
  List<String> largest() {
    return List.of(
        largest("at t = " + Words.number(times[last]), last), largest("at all times", 1));
  }

  private String largest(String where, int from) {
    List<MeanDifference> all = differences(from);
    return largestOf(all)
        .map(
            d ->
                String.format(
                    Locale.ROOT,
                    "largest |z| %s: %.2f (%s%s, %+.2g %% of the mean), %s",
                    where,
                    Math.abs(d.z()),
                    Words.mode(d.k() + 1),
                    from == last ? "" : " at t = " + Words.number(times[d.time()]),
                    100 * d.relative(),
                    chance(d, all.size())))
        .orElse("no spread " + where);
  }

  private static String chance(MeanDifference d, int comparisons) {
    return "adjusted p %s (Bonferroni, %d comparisons)"
        .formatted(probability(adjusted(d, comparisons)), comparisons);
  }

  /** Whether the means at the last time are those of the exact law, and on what evidence. */
  String verdict() {
    List<MeanDifference> all = differences(last);
    Optional<MeanDifference> largest = largestOf(all);
    if (largest.isEmpty()) {
      return "The noise is too weak for double precision: no member differs from another.";
    }
    MeanDifference d = largest.get();
    int comparisons = all.size() + 1;
    double chance = Math.min(1, comparisons * Math.min(d.p(), square.p()));
    String evidence =
        String.format(
            Locale.ROOT,
            "of %d means and Σ s², %s differs most, by %+.2g %%, |z| %.2f, adjusted p %s",
            all.size(),
            square.p() < d.p() ? "Σ s²" : Words.mode(d.k() + 1),
            100 * (square.p() < d.p() ? square.relative() : d.relative()),
            Math.abs(square.p() < d.p() ? square.z() : d.z()),
            probability(chance));
    return chance >= LEVEL
        ? "The simulation agrees with the exact law at the end: %s.".formatted(evidence)
        : "The simulation differs from the exact law at the end: %s; %s."
            .formatted(evidence, remedy());
  }

  private String remedy() {
    return engine == Engine.SEMI_IMPLICIT
        ? "this is the error of the time step, so take more --steps or --substeps"
        : "both sides are exact, so this is chance or a fault";
  }

  private List<MeanDifference> differences(int from) {
    return MeanDifference.over(simulated, exact, from, times.length).toList();
  }

  private static Optional<MeanDifference> largestOf(List<MeanDifference> all) {
    return all.stream().max(MeanDifference.bySize());
  }

  private static double adjusted(MeanDifference d, int comparisons) {
    return Math.min(1, comparisons * d.p());
  }

  private static String probability(double p) {
    return p < 1e-12 ? "< 1e-12" : String.format(Locale.ROOT, "= %.2g", p);
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static String score(double z) {
    return String.format(Locale.ROOT, "%+.2f", z);
  }
}
