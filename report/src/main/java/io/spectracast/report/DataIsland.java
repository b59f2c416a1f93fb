package io.spectracast.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Ticks;
import io.spectracast.figure.Ink;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The charts as JSON that may stand inside an HTML script element.
 *
 * <p>Values carry five significant digits, positions on the horizontal axis seven: no chart shows
 * more, and the page stays small.
 */
final class DataIsland {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MathContext VALUE = new MathContext(5);
  private static final MathContext POSITION = new MathContext(7);

  private final Map<ArrayNode, Integer> grids = new LinkedHashMap<>();

  private DataIsland() {}

  /**
   * The inks, all figures by id, and the horizontal grids that lines and bands name by their index;
   * no {@code <} occurs in it.
   */
  static String of(Stream<Figure> figures) {
    return new DataIsland().write(figures).replace("<", "\\u003c");
  }

  private String write(Stream<Figure> figures) {
    ObjectNode root = JSON.objectNode();
    ObjectNode inks = root.putObject("inks");
    Arrays.stream(Ink.values())
        .forEach(ink -> inks.putArray(ink.name()).add(ink.light()).add(ink.dark()));
    ObjectNode byId = root.putObject("figures");
    figures.forEach(f -> byId.set(f.id(), node(f)));
    ArrayNode shared = root.putArray("grids");
    grids.keySet().forEach(shared::add);
    return text(root);
  }

  private static String text(ObjectNode root) {
    try {
      return new ObjectMapper().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode node(Figure figure) {
    ObjectNode node = JSON.objectNode();
    node.put("id", figure.id()).put("title", figure.title()).put("about", figure.description());
    node.set("x", node(figure.x()));
    node.set("y", node(figure.y()));
    figure.right().ifPresent(axis -> node.set("right", node(axis)));
    node.set("lines", array(figure.lines().stream().map(this::node)));
    node.set("bands", array(figure.bands().stream().map(this::node)));
    node.set("bars", array(figure.bars().stream().map(DataIsland::node)));
    node.set("ticks", array(figure.ticks().stream().map(DataIsland::node)));
    node.set("marks", array(figure.marks().stream().map(DataIsland::node)));
    return node;
  }

  private static ObjectNode node(Axis axis) {
    ObjectNode node = JSON.objectNode().put("title", axis.title()).put("symbol", axis.symbol());
    node.put("log", axis.logarithmic());
    axis.range().ifPresent(r -> node.putArray("range").add(r.from()).add(r.to()));
    return node;
  }

  private ObjectNode node(Line line) {
    ObjectNode node = labelled(line.legend(), line.ink()).put("role", line.role());
    node.put("stroke", line.stroke().name().toLowerCase(Locale.ROOT)).put("right", line.right());
    node.put("x", grid(line.x()));
    node.set("y", numbers(line.y(), VALUE));
    return node;
  }

  private ObjectNode node(Band band) {
    ObjectNode node = labelled(band.legend(), band.ink()).put("role", band.role());
    node.put("opacity", band.opacity());
    node.put("x", grid(band.x()));
    node.set("lower", numbers(band.lower(), VALUE));
    node.set("upper", numbers(band.upper(), VALUE));
    return node;
  }

  private static ObjectNode node(Bars bars) {
    ObjectNode node = labelled(bars.legend(), bars.ink());
    node.set("edges", numbers(bars.edges(), POSITION));
    node.set("heights", numbers(bars.heights(), VALUE));
    ArrayNode counts = node.putArray("counts");
    Arrays.stream(bars.counts()).forEach(counts::add);
    return node;
  }

  private static ObjectNode node(Ticks ticks) {
    ObjectNode node = labelled(ticks.legend(), ticks.ink());
    node.set("x", numbers(ticks.x(), POSITION));
    ArrayNode notes = node.putArray("notes");
    ticks.notes().forEach(notes::add);
    return node;
  }

  private static ObjectNode node(Mark mark) {
    ObjectNode node = labelled(mark.legend(), mark.ink());
    node.put("stroke", mark.stroke().name().toLowerCase(Locale.ROOT)).put("x", mark.x());
    return node;
  }

  /** The lines of a chart share their steps, and a page its charts' steps: each is written once. */
  private int grid(double[] x) {
    return grids.computeIfAbsent(numbers(x, POSITION), grid -> grids.size());
  }

  private static ObjectNode labelled(String legend, Ink ink) {
    return JSON.objectNode().put("legend", legend).put("ink", ink.name());
  }

  private static ArrayNode array(Stream<ObjectNode> nodes) {
    ArrayNode array = JSON.arrayNode();
    nodes.forEach(array::add);
    return array;
  }

  /** What is no number becomes null, which the charts draw as a gap. */
  private static ArrayNode numbers(double[] values, MathContext digits) {
    ArrayNode array = JSON.arrayNode();
    for (double value : values) {
      if (Double.isFinite(value)) {
        array.add(rounded(value, digits));
      } else {
        array.addNull();
      }
    }
    return array;
  }

  /** Whole numbers without a decimal point. */
  private static BigDecimal rounded(double value, MathContext digits) {
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    return rounded.scale() < 0 && rounded.scale() > -7 ? rounded.setScale(0) : rounded;
  }
}
