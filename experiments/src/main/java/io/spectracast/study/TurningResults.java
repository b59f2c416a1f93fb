package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Table;
import io.spectracast.exhibit.Verdict;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.grid.GridResult;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How far noise turns singular vectors, observed and predicted, and the rules that decide. */
final class TurningResults {

  /** Predictions below this are of first order. */
  static final double SMALL = 0.01;

  /** Factor within which a law is right. */
  static final double CLOSE = 1.25;

  /** Factor beyond which it is wrong. */
  static final double FAR = 1.5;

  private static final double LEVEL = 0.95;
  private static final double[] BINS = {0, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e9};

  private final List<List<Row>> units;

  TurningResults(GridResult<VectorsCell> result) {
    this.units = result.done().stream().map(unit -> Row.of(unit.numbers())).toList();
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (int horizon : horizons()) {
      claims.add(
          claim(
              "after %s noise has turned singular vectors as first-order theory says"
                  .formatted(updates(horizon)),
              "predicted",
              horizon));
    }
    claims.add(
        claim(
            "published: it has turned them as isotropic noise would, after one update",
            "isotropic",
            horizons().get(0)));
    return claims;
  }

  private static String updates(int horizon) {
    return horizon + (horizon == 1 ? " update" : " updates");
  }

  private List<Integer> horizons() {
    return units.stream()
        .flatMap(List::stream)
        .map(row -> row.index("horizon"))
        .distinct()
        .sorted()
        .toList();
  }

  private Claim claim(String statement, String law, int horizon) {
    Predicate<Row> judged =
        row -> row.index("horizon") == horizon && row.value("predicted") < SMALL;
    Optional<Interval> factor = over(judged, law, true);
    Optional<Interval> ratio = over(judged, law, false);
    if (factor.isEmpty() || ratio.isEmpty()) {
      return new Claim(statement, Verdict.UNDECIDED, "too few units.");
    }
    Verdict verdict =
        factor.get().high() < CLOSE
            ? Verdict.SUPPORTED
            : factor.get().low() > FAR ? Verdict.REFUTED : Verdict.UNDECIDED;
    return new Claim(
        statement,
        verdict,
        Averages.words(
            "off by a factor %s for single vectors; observed over predicted %s on average.",
            factor.get().inWords(), ratio.get().inWords()));
  }

  /** exp of the mean of log(observed/law), or of its modulus, by unit, then over units. */
  private Optional<Interval> over(Predicate<Row> wanted, String law, boolean modulus) {
    double[] means =
        units.stream()
            .map(unit -> unit.stream().filter(wanted).toList())
            .filter(rows -> !rows.isEmpty())
            .mapToDouble(
                rows -> rows.stream().mapToDouble(r -> log(r, law, modulus)).average().orElse(0))
            .toArray();
    return means.length < 2
        ? Optional.empty()
        : Optional.of(new Jackknife(means.length).mean(means, LEVEL).map(Math::exp));
  }

  private static double log(Row row, String law, boolean modulus) {
    double log = Math.log(row.value("observed") / row.value(law));
    return modulus ? Math.abs(log) : log;
  }

  /** Observed over predicted by the size of the prediction. */
  Table table() {
    Table.Builder table =
        Table.of(
            "turning",
            "Observed over predicted turning, by horizon and size of the prediction",
            "updates",
            "predicted from",
            "to",
            "vectors",
            "observed / predicted",
            "ratio low",
            "ratio high",
            "factor off",
            "factor low",
            "factor high",
            "factor off if isotropic",
            "isotropic low",
            "isotropic high");
    for (int horizon : horizons()) {
      for (int bin = 0; bin + 1 < BINS.length; bin++) {
        double from = BINS[bin];
        double to = BINS[bin + 1];
        Predicate<Row> wanted =
            row ->
                row.index("horizon") == horizon
                    && row.value("predicted") >= from
                    && row.value("predicted") < to;
        long vectors = units.stream().flatMap(List::stream).filter(wanted).count();
        double[] ratio = Averages.cells(over(wanted, "predicted", false));
        double[] factor = Averages.cells(over(wanted, "predicted", true));
        double[] isotropic = Averages.cells(over(wanted, "isotropic", true));
        if (vectors > 0) {
          table.row(
              horizon,
              from,
              to < 1e9 ? (Object) to : "",
              vectors,
              ratio[0],
              ratio[1],
              ratio[2],
              factor[0],
              factor[1],
              factor[2],
              isotropic[0],
              isotropic[1],
              isotropic[2]);
        }
      }
    }
    return table.build();
  }

  List<Figure> figures() {
    return units.isEmpty()
        ? List.of()
        : List.of(
            figure("predicted", "the noise of the gradient"),
            figure("isotropic", "isotropic noise of the same level"));
  }

  private Figure figure(String law, String words) {
    List<Line> lines = new ArrayList<>();
    int k = 0;
    for (int horizon : horizons()) {
      List<Row> own =
          units.stream()
              .flatMap(List::stream)
              .filter(row -> row.index("horizon") == horizon)
              .toList();
      lines.add(
          new Line(
              updates(horizon),
              "",
              own.stream().mapToDouble(row -> row.value(law)).toArray(),
              own.stream().mapToDouble(row -> row.value("observed")).toArray(),
              Ink.ofSingle(k++),
              Stroke.POINTS,
              false));
    }
    double[] ends = {1e-7, 1};
    lines.add(new Line("as predicted", "", ends, ends, Ink.GREY, Stroke.SOLID, false));
    return Figure.ofLines(
        "turning-" + law,
        "Turning of singular vectors, predicted from " + words,
        "Variance of each unit vector between batch orders against first-order theory, all layers, sides, η"
            + " and B; it cannot exceed about 1.",
        Axis.logarithmic("predicted Σ_j E(u_jᵀdu_i)² t", "predicted"),
        Axis.logarithmic("observed variance of u_i", "observed"),
        lines);
  }
}
