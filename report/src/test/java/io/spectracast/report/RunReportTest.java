package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  private static final int LARGEST_PAGE = 5_000_000;
  private static final String SCRIPT_NAME =
      "</script><img src=x onerror=alert(1)> \"quoted\" & 'so'";

  static JsonNode data(String page) throws IOException {
    int start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
    return new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
  }

  @Test
  void thePageIsWellFormedAndHasEveryAnchorItLinksTo() throws IOException {
    String page = RunReport.page(SyntheticRun.complete());
    assertThat(HtmlTags.faults(page)).isEmpty();
    List<String> ids = found(page, " id=\"([^\"]+)\"");
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids).containsAll(found(page, "href=\"#([^\"]+)\""));
    assertThat(ids).containsAll(found(page, "aria-(?:labelledby|describedby)=\"([^\"]+)\""));
  }

  private static List<String> found(String page, String regex) {
    return Pattern.compile(regex)
        .matcher(HtmlTags.markup(page))
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }

  @Test
  void thePageLoadsNothing() throws IOException {
    String page = RunReport.page(SyntheticRun.complete());
    String markup = HtmlTags.markup(page);
    assertThat(markup)
        .contains("default-src 'none'")
        .doesNotContain("http://", "https://", " src=");
    assertThat(found(page, "href=\"([^#\"][^\"]*)\"")).isEmpty();
    for (String inlined : List.of(Inlined.style(), Inlined.script())) {
      assertThat(inlined)
          .doesNotContain(
              "http", "@import", "url(", "fetch(", "import ", "XMLHttpRequest", "<link");
    }
  }

  @Test
  void everyChartHasItsData() throws IOException {
    String page = RunReport.page(SyntheticRun.complete());
    List<String> ids = new ArrayList<>();
    data(page).get("figures").fieldNames().forEachRemaining(ids::add);
    assertThat(found(page, "data-figure=\"([^\"]+)\"")).containsExactlyElementsOf(ids).hasSize(20);
  }

  @Test
  void theDataSurviveTheJourney() throws IOException {
    ReportContent content = SyntheticRun.complete();
    JsonNode data = data(RunReport.page(content));
    JsonNode line = data.get("figures").get("fc1.weight-singular-values").get("lines").get(0);
    double[] s = content.run().trajectories().get(0).at(2800).orElseThrow().singularValues();
    assertThat(line.get("legend").asText()).isEqualTo("s₁");
    assertThat(data.get("grids").get(line.get("x").asInt()).get(56).asLong()).isEqualTo(2800);
    assertThat(line.get("y").get(56).asDouble() / s[0]).isBetween(1 - 1e-4, 1 + 1e-4);
  }

  @Test
  void namesCannotBreakOutOfThePage() throws IOException {
    Layer layer = new Layer(SCRIPT_NAME, 24, 16);
    RecordedRun run =
        SyntheticRun.run(200, 50, layer, new Layer("a b", 4, 3), new Layer("a_b", 4, 3));
    String page =
        RunReport.page(
            new ReportContent(
                SCRIPT_NAME,
                run,
                List.of(SyntheticRun.unscored(run, 200)),
                SyntheticRun.spectra(run, 100)));
    assertThat(HtmlTags.markup(page)).doesNotContain("<img");
    assertThat(HtmlTags.faults(page)).isEmpty();
    assertThat(data(page).get("figures")).hasSize(6 * 3 + 1);
  }

  @Test
  void withoutAForecastThePageSaysHowToMakeOne() throws IOException {
    RecordedRun run = SyntheticRun.run(200, 50, new Layer("w", 24, 16));
    String page = RunReport.page(new ReportContent("bare", run, List.of(), List.of()));
    assertThat(page).contains("spectracast forecast RUN");
    assertThat(data(page).get("figures").get("w-singular-values").get("bands")).isEmpty();
    assertThat(HtmlTags.faults(page)).isEmpty();
  }

  @Test
  void aForecastWithoutTruthIsDrawnButNotScored() throws IOException {
    RecordedRun run = SyntheticRun.run(400, 50, new Layer("w", 24, 16));
    String page =
        RunReport.page(
            new ReportContent("ahead", run, List.of(SyntheticRun.unscored(run, 400)), List.of()));
    assertThat(page).contains("has no scores").doesNotContain("<table class=\"skill\"");
    assertThat(data(page).get("figures").get("w-singular-values").get("bands")).hasSize(24);
  }

  @Test
  void oneSnapshotOfOneModeMakesAPage() throws IOException {
    Layer layer = new Layer("bias", 5, 1);
    LayerSnapshot only = LayerSnapshot.of(layer, 0, new double[] {1.5});
    Snapshot snapshot =
        new Snapshot(
            0, 0, 0.1, OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of(only));
    RecordedRun run = new RecordedRun(SyntheticRun.description(0, layer), List.of(snapshot));
    String page =
        RunReport.page(new ReportContent("one", run, List.of(), SyntheticRun.spectra(run, 0)));
    assertThat(page).contains("No loss was recorded.", "The layer has one singular value.");
    assertThat(HtmlTags.faults(page)).isEmpty();
  }

  @Test
  void aDivergedRunMakesAPage() throws IOException {
    ReportContent content = SyntheticRun.diverged();
    String page = RunReport.page(content);
    assertThat(HtmlTags.markup(page))
        .contains("its largest singular value is no finite number at the end")
        .contains("The test loss is no finite number at the end")
        .doesNotContain("NaN");
    assertThat(
            data(page)
                .get("figures")
                .get("w-singular-values")
                .get("lines")
                .get(0)
                .get("y")
                .get(1)
                .isNull())
        .isTrue();
  }

  @Test
  void thousandsOfSnapshotsStayBelowFiveMegabytes() throws IOException {
    Layer[] layers = new Layer[6];
    Arrays.setAll(layers, i -> new Layer("block." + i + ".weight", 64, 48));
    RecordedRun run = SyntheticRun.quick(6000, layers);
    String page =
        RunReport.page(
            new ReportContent(
                "long",
                run,
                List.of(SyntheticRun.unscored(run, 3000)),
                SyntheticRun.spectra(run, 3000)));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(LARGEST_PAGE);
    assertThat(page).contains("of 6\u202f001 snapshots, evenly spread");
  }

  @Test
  void oneHundredLayersStayBelowFiveMegabytes() throws IOException {
    Layer[] layers = new Layer[100];
    Arrays.setAll(layers, i -> new Layer("block." + i + ".weight", 64, 48));
    RecordedRun run = SyntheticRun.quick(600, layers);
    String page =
        RunReport.page(
            new ReportContent(
                "wide",
                run,
                List.of(SyntheticRun.unscored(run, 300)),
                SyntheticRun.spectra(run, 300)));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(LARGEST_PAGE);
    assertThat(page).contains("92 more layers follow below.");
  }

  @Test
  void theSameContentMakesTheSameFile(@TempDir Path folder) throws IOException {
    ReportContent content = SyntheticRun.complete();
    RunReport.write(folder.resolve("a.html"), content);
    RunReport.write(folder.resolve("b.html"), content);
    assertThat(Files.mismatch(folder.resolve("a.html"), folder.resolve("b.html"))).isEqualTo(-1);
  }

  @Test
  void aRunWithoutSnapshotsIsRefused() {
    RecordedRun empty =
        new RecordedRun(SyntheticRun.description(10, new Layer("w", 2, 2)), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReportContent("nothing", empty, List.of(), List.of()))
        .withMessage("run must have a snapshot, 'nothing' has none");
  }
}
