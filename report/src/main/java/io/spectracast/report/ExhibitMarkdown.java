package io.spectracast.report;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.figure.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An exhibit as a page of Markdown that shows the figures and links the tables beside it. */
final class ExhibitMarkdown {

  private static final int MOST_ROWS = 40;

  private final StringBuilder out = new StringBuilder();

  private ExhibitMarkdown() {}

  static String of(Exhibit exhibit) {
    ExhibitMarkdown page = new ExhibitMarkdown();
    page.write(exhibit);
    return page.out.toString();
  }

  private void write(Exhibit exhibit) {
    paragraph("# " + exhibit.title());
    paragraph(exhibit.question());
    paragraph("    " + exhibit.command());
    paragraph(
        "Seed %d, %s s of wall-clock time."
            .formatted(exhibit.provenance().seed(), Math.round(exhibit.seconds())));
    paragraph("## Method");
    paragraph(exhibit.method().stream().map(s -> "- " + s).collect(Collectors.joining("\n")));
    paragraph("## Verdicts");
    table(List.of("claim", "verdict", "evidence"), exhibit.claims().stream().map(this::cells));
    exhibit.figures().forEach(figure -> figure(exhibit, figure));
    exhibit.tables().forEach(table -> table(exhibit, table));
    paragraph("## Settings and provenance");
    Map<String, String> settings = new TreeMap<>(exhibit.settings());
    settings.putAll(exhibit.provenance().asMap());
    table(
        List.of("name", "value"),
        settings.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())));
  }

  private List<String> cells(Claim claim) {
    return List.of(claim.statement(), "**" + claim.verdict().word() + "**", claim.evidence());
  }

  private void figure(Exhibit exhibit, Figure figure) {
    paragraph("## " + figure.title());
    paragraph("![%s](%s)".formatted(figure.title(), ExhibitFiles.pngName(exhibit, figure)));
    paragraph(figure.description());
  }

  private void table(Exhibit exhibit, Table table) {
    paragraph("## " + table.title());
    table(
        table.columns(),
        table.rows().stream()
            .limit(MOST_ROWS)
            .map(row -> row.stream().map(ExhibitMarkdown::cell).toList()));
    String file = ExhibitFiles.csvName(exhibit, table);
    int rows = table.rows().size();
    String shown =
        rows > MOST_ROWS ? "The first %d of %d rows; all".formatted(MOST_ROWS, rows) : "All digits";
    paragraph("%s: [%s](%s)".formatted(shown, file, file));
  }

  private void table(List<String> columns, Stream<List<String>> rows) {
    record(columns);
    record(columns.stream().map(c -> "---").toList());
    rows.forEach(this::record);
    out.append('\n');
  }

  private void record(List<String> cells) {
    out.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      out.append(text).append("\n\n");
    }
  }

  static String cell(Object cell) {
    return cell instanceof Double value ? number(value) : cell.toString();
  }

  /** Four significant digits; as a power of ten beyond 1e-4 and 1e6. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-4 && size < 1e6)) {
      int decimals = value == 0 ? 0 : 3 - (int) Math.floor(Math.log10(size));
      return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(7, decimals)) + "f", value);
    }
    return String.format(Locale.ROOT, "%.3e", value);
  }
}
