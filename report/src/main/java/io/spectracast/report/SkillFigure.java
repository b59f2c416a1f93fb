package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Skill against persistence, by horizon and method. */
final class SkillFigure {

  private SkillFigure() {}

  /** Empty while there is nothing to compare. */
  static Optional<Figure> of(SkillTable table) {
    boolean comparable = table.rows().stream().anyMatch(r -> r.skill().isPresent());
    return comparable ? Optional.of(figure(table)) : Optional.empty();
  }

  private static Figure figure(SkillTable table) {
    List<Line> lines = new ArrayList<>();
    for (String method : table.methods()) {
      lines.add(line(table.of(method), method, lines.size(), method.equals(table.method())));
    }
    return Figure.ofLines(
        "skill",
        "Skill against persistence",
        "1 − CRPS / CRPS of persistence, over all layers. Above zero a method beats the assumption that nothing"
            + " moves. Solid: the forecast whose fans are drawn.",
        Axis.of("horizon (optimizer updates)", "horizon"),
        Axis.of("CRPS skill", "skill"),
        lines);
  }

  private static Line line(List<SkillRow> rows, String method, int index, boolean shown) {
    List<SkillRow> drawn = rows.stream().filter(r -> r.skill().isPresent()).toList();
    return new Line(
        method,
        "",
        drawn.stream().mapToDouble(SkillRow::horizon).toArray(),
        drawn.stream().mapToDouble(r -> r.skill().getAsDouble()).toArray(),
        method.equals(SkillTable.REFERENCE) ? Ink.GREY : Ink.ofSingle(index),
        shown ? Stroke.SOLID : Stroke.DASHED,
        false);
  }
}
