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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How long singular subspaces last, under SGD and its rivals, and the rules that decide. */
final class HalfLifeResults {

  private static final double LEVEL = 0.95;
  private static final double CLOSE = 1.25;
  private static final String KEPT = "kept_";

  private final List<GridResult.Done<VectorsCell>> units;

  HalfLifeResults(GridResult<VectorsCell> result) {
    this.units = result.done();
  }

  /** One block's subspace in one unit. */
  private record Place(VectorsCell cell, int layer, Block block, boolean inputs) {

    /** What it has in common with other starts. */
    String anyStart() {
      return "%s %s %s %s %s".formatted(cell.burnIn(), cell.learningRate(), layer, block, inputs);
    }

    String words() {
      return "fc%d, %s, %s".formatted(layer + 1, inputs ? "inputs" : "outputs", block.words());
    }
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (var unit : units) {
      Row.of(unit.numbers()).stream()
          .filter(row -> row.index("law") == Rival.SGD.ordinal())
          .map(
              row ->
                  new Place(
                      unit.settings(),
                      row.index("layer"),
                      Block.values()[row.index("block")],
                      row.index("inputs") == 1))
          .forEach(places::add);
    }
    return places;
  }

  private Row row(Place place, Rival law) {
    return units.stream()
        .filter(unit -> unit.settings().equals(place.cell()))
        .flatMap(unit -> Row.of(unit.numbers()).stream())
        .filter(row -> row.index("law") == law.ordinal() && row.index("layer") == place.layer())
        .filter(row -> row.index("block") == place.block().ordinal())
        .filter(row -> (row.index("inputs") == 1) == place.inputs())
        .findFirst()
        .orElseThrow();
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (int burnIn : places().stream().map(p -> p.cell().burnIn()).distinct().sorted().toList()) {
      String begin =
          burnIn == 0 ? "from the first update on, " : "after %d updates, ".formatted(burnIn);
      claims.add(
          claim(
              begin + "half-lives of subspaces are those of SGD with Gaussian noise",
              Rival.GAUSSIAN,
              burnIn));
      claims.add(
          claim(
              begin + "half-lives are those of isotropic noise (published)",
              Rival.ISOTROPIC,
              burnIn));
      claims.add(claim(begin + "half-lives are those of gradient flow", Rival.FLOW, burnIn));
    }
    return claims;
  }

  private Claim claim(String statement, Rival law, int burnIn) {
    List<Place> places =
        places().stream().filter(place -> place.cell().burnIn() == burnIn).toList();
    double[] logs =
        places.stream()
            .filter(place -> row(place, Rival.SGD).has("half_life"))
            .filter(place -> row(place, law).has("half_life"))
            .mapToDouble(
                place ->
                    Math.log(
                        row(place, law).value("half_life")
                            / row(place, Rival.SGD).value("half_life")))
            .toArray();
    long differ =
        places.stream()
            .filter(
                place -> row(place, Rival.SGD).has("half_life") != row(place, law).has("half_life"))
            .count();
    if (logs.length < 2) {
      return new Claim(statement, Verdict.UNDECIDED, "too few half-lives were reached.");
    }
    Interval ratio = new Jackknife(logs.length).mean(logs, LEVEL).map(Math::exp);
    double factor = Math.exp(Arrays.stream(logs).map(Math::abs).average().orElse(0));
    return new Claim(
        statement,
        verdict(ratio),
        Averages.words(
            "ratio of half-lives to SGD's %s over %d subspaces, single ones off by a factor %.2f; in %d of"
                + " %d only one of the two reached it.",
            ratio.inWords(), logs.length, factor, differ, places.size()));
  }

  private static Verdict verdict(Interval ratio) {
    if (ratio.low() >= 1 / CLOSE && ratio.high() <= CLOSE) {
      return Verdict.SUPPORTED;
    }
    return ratio.high() < 1 / CLOSE || ratio.low() > CLOSE ? Verdict.REFUTED : Verdict.UNDECIDED;
  }

  /** Half-lives by layer. */
  Table table() {
    Table.Builder table =
        Table.of(
            "half-lives",
            "Half-life of subspaces in updates, geometric mean over starts; empty: longer than the run",
            "begins after",
            "η",
            "layer, side, block",
            "SGD",
            "SGD low",
            "SGD high",
            "Gaussian noise",
            "isotropic noise",
            "gradient flow",
            "kept at the end");
    List<Place> places = places();
    for (String common : places.stream().map(Place::anyStart).distinct().toList()) {
      List<Place> own = places.stream().filter(p -> p.anyStart().equals(common)).toList();
      Place first = own.get(0);
      double[] sgd = Averages.cells(overPaths(own));
      String last = KEPT + first.cell().horizons().get(first.cell().horizons().size() - 1);
      table.row(
          first.cell().burnIn(),
          first.cell().learningRate(),
          first.words(),
          sgd[0],
          sgd[1],
          sgd[2],
          halfLife(own, Rival.GAUSSIAN),
          halfLife(own, Rival.ISOTROPIC),
          halfLife(own, Rival.FLOW),
          own.stream().mapToDouble(p -> row(p, Rival.SGD).value(last)).average().orElseThrow());
    }
    return table.build();
  }

  /** SGD's, with the error that paths leave; empty unless reached from every start. */
  private Optional<Interval> overPaths(List<Place> starts) {
    List<Interval> each =
        starts.stream()
            .flatMap(place -> row(place, Rival.SGD).interval("half_life").stream())
            .map(interval -> interval.map(Math::log))
            .toList();
    if (each.size() < starts.size()) {
      return Optional.empty();
    }
    double mean = each.stream().mapToDouble(Interval::estimate).average().orElseThrow();
    double squares = each.stream().mapToDouble(i -> Math.pow((i.high() - i.low()) / 2, 2)).sum();
    double half = Math.sqrt(squares) / each.size();
    return Optional.of(new Interval(mean, mean - half, mean + half, LEVEL).map(Math::exp));
  }

  /** NaN unless reached from every start. */
  private double halfLife(List<Place> starts, Rival law) {
    return Math.exp(
        starts.stream()
            .mapToDouble(place -> Math.log(row(place, law).value("half_life")))
            .average()
            .orElse(Double.NaN));
  }

  /** What is left of the leading subspaces, by layer, in the last unit's configuration. */
  List<Figure> figures() {
    if (units.isEmpty()) {
      return List.of();
    }
    VectorsCell cell = units.get(units.size() - 1).settings();
    List<Line> lines = new ArrayList<>();
    for (Place place : places()) {
      if (place.cell().equals(cell) && place.block() == Block.LEADING && !place.inputs()) {
        String name = "fc" + (place.layer() + 1);
        Ink ink = Ink.ofSingle(place.layer());
        lines.add(line(name, place, Rival.SGD, ink, Stroke.SOLID));
        lines.add(line(name, place, Rival.GAUSSIAN, ink, Stroke.DASHED));
        lines.add(line(name, place, Rival.ISOTROPIC, ink, Stroke.DOTTED));
      }
    }
    return List.of(
        Figure.ofLines(
            "kept",
            "What is left of the first 4 output vectors' subspace",
            "Overlap with the start, chance taken off, after %d updates of training at η = %s: SGD (solid), with"
                    .formatted(cell.burnIn(), cell.learningRate())
                + " Gaussian noise (dashed), with isotropic noise (dotted).",
            Axis.logarithmic("updates", "t"),
            Axis.of("overlap kept", "f"),
            lines));
  }

  private Line line(String legend, Place place, Rival law, Ink ink, Stroke stroke) {
    List<Integer> horizons = place.cell().horizons();
    Row row = row(place, law);
    return new Line(
        legend,
        law.words(),
        horizons.stream().mapToDouble(Integer::doubleValue).toArray(),
        horizons.stream().mapToDouble(h -> row.value(KEPT + h)).toArray(),
        ink,
        stroke,
        false);
  }
}
