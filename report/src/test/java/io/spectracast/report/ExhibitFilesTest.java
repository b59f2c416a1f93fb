package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.exhibit.Verdict;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExhibitFilesTest {

  @TempDir private Path folder;

  @Test
  void aFolderHoldsPagesTablesAndFigures() throws IOException {
    List<Path> written = ExhibitFiles.write(folder, exhibit());

    assertThat(written)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("decay.md", "decay.html", "decay-rates.csv", "decay-decay.png");
    assertThat(written).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void tablesKeepAllDigitsAndQuoteWhatNeedsIt() throws IOException {
    ExhibitFiles.write(folder, exhibit());

    assertThat(folder.resolve("decay-rates.csv"))
        .hasContent("layer,rate,runs\n\"fc1, first\",0.1234567890123456,3\nfc2,,4\n");
  }

  @Test
  void theMarkdownSaysWhatWasClaimedFoundAndRun() {
    String page = ExhibitMarkdown.of(exhibit());

    assertThat(page)
        .contains("# Does it decay?")
        .contains("| It decays. | **supported** | rate 0.12 ± 0.01 |")
        .contains("| fc1, first | 0.1235 | 3 |")
        .contains("![On logarithmic axes](decay-decay.png)")
        .contains("    spectracast experiment decay --quick")
        .contains("Seed 7, 12 s");
  }

  @Test
  void thePageEscapesWhatItIsGiven() throws IOException {
    assertThat(ExhibitPage.of(exhibit()))
        .contains("rates &lt;per update>")
        .contains("\"log\":true");
  }

  @Test
  void aTableRefusesWhatIsNoNumberOrWord() {
    assertThatThrownBy(
            () -> new Table("t", "t", List.of("a"), List.of(List.of(Double.POSITIVE_INFINITY))))
        .hasMessage("cells of t must be words or finite numbers, was Infinity");
    assertThatThrownBy(() -> new Table("t", "t", List.of("a", "b"), List.of(List.of(1.0))))
        .hasMessage("rows of t must have 2 cells, was 1");
  }

  private static Exhibit exhibit() {
    Table rates =
        Table.of("rates", "The rates <per update>", "layer", "rate", "runs")
            .row("fc1, first", 0.1234567890123456, 3)
            .row("fc2", Double.NaN, 4)
            .build();
    double[] x = {0, 1, 10, 100};
    double[] y = {5, 1, 0.1, 0};
    Figure figure =
        Figure.ofLines(
            "decay",
            "On logarithmic axes",
            "Zeros have no place there.",
            Axis.logarithmic("time t", "t"),
            Axis.logarithmic("value", "value"),
            List.of(
                Line.solid("curve", x, y, Ink.BLUE),
                new Line("points", "", x, y, Ink.VERMILION, Stroke.POINTS, false)));
    return new Exhibit(
        "decay",
        "Does it decay?",
        "Whether the values decay.",
        List.of("Look at them."),
        List.of(new Claim("It decays.", Verdict.SUPPORTED, "rate 0.12 ± 0.01")),
        List.of(rates),
        List.of(figure),
        Map.of("runs", "7"),
        "spectracast experiment decay --quick",
        12.3,
        new Provenance(7, "1", "17", "Linux", "OpenBLAS", "00"));
  }
}
