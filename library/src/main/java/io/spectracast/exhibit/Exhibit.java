package io.spectracast.exhibit;

import io.spectracast.figure.Figure;
import io.spectracast.provenance.Provenance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of an experiment, ready to be written down.
 *
 * @param id in letters, digits and dashes: the name of its files
 * @param title the heading
 * @param question what was asked, in a sentence or two
 * @param method how it was answered, a sentence each
 * @param claims what was put to the test, and the verdicts
 * @param tables the numbers
 * @param figures what to look at
 * @param settings every setting the result depends on, by name
 * @param command makes the same exhibit again
 * @param seconds wall-clock time it took, interruptions left out
 * @param provenance seed, versions, machine, input
 */
public record Exhibit(
    String id,
    String title,
    String question,
    List<String> method,
    List<Claim> claims,
    List<Table> tables,
    List<Figure> figures,
    Map<String, String> settings,
    String command,
    double seconds,
    Provenance provenance) {

  public Exhibit {
    if (!id.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("id must be letters, digits and dashes, was " + id);
    }
    method = List.copyOf(method);
    claims = List.copyOf(claims);
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
    settings = Map.copyOf(new TreeMap<>(settings));
    requireDistinct("tables", tables.stream().map(Table::id).toList());
    requireDistinct("figures", figures.stream().map(Figure::id).toList());
  }

  private static void requireDistinct(String what, List<String> ids) {
    if (ids.stream().distinct().count() != ids.size()) {
      throw new IllegalArgumentException(what + " must have different ids, was " + ids);
    }
  }
}
