package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.results.AnalysedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an analysis in a real browser; leaves pictures in {@code target/pictures}. */
class AnalysisBrowserTest {

  private static final String OPEN_ALL =
      "document.querySelectorAll('details').forEach(d => d.open = true)";

  /** The words of one column of the table, from top to bottom. */
  private static final String COLUMN =
      """
      return [...document.querySelectorAll('.sortable tbody tr')].filter(r => !r.hidden)
          .map(r => r.cells[arguments[0]].innerText);
      """;

  @TempDir static Path folder;
  private static AnalysedModel model;
  private static Path html;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.chromium().isPresent(),
        "skipped: needs chromium and chromedriver (Debian: apt-get install chromium-driver)");
    model = SampleAnalysis.of(folder);
    html = write("analysis", model);
    browser = Browser.start(Files.createTempDirectory(Path.of("target"), "browser"));
  }

  private static Path write(String name, AnalysedModel model) throws IOException {
    Path file = folder.resolve(name + ".html");
    AnalysisReport.write(file, model);
    return file;
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    assertThat(browser.faults()).isEmpty();
  }

  @ParameterizedTest(name = "at {0} px, {1}")
  @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
  void thePageIsDrawnWithoutErrorsOrOverflow(int width, String scheme) throws IOException {
    browser.open(html, width, scheme);
    browser.run(OPEN_ALL);
    browser.scrollThrough();
    browser.picture(Path.of("target/pictures/analysis-%d-%s.png".formatted(width, scheme)));

    List<Map<String, Object>> charts = browser.charts();
    assertThat(charts).hasSize(2 + 4 * 3 + 2 * 2);
    assertThat(charts).allSatisfy(c -> assertThat((Long) c.get("painted")).isGreaterThan(1000));
    assertThat(browser.overflowing()).isEmpty();
  }

  @Test
  void everyColumnSortsByTheKeyboardWithWhatIsMissingLast() {
    browser.open(html, 1280, "light");
    List<String> before = browser.run(COLUMN, 8);
    press(8);
    assertThat(browser.<String>run("return document.activeElement.closest('th').ariaSort"))
        .isEqualTo("descending");
    List<String> down = browser.run(COLUMN, 8);
    press(8);
    List<String> up = browser.run(COLUMN, 8);

    assertThat(down).isNotEqualTo(before).containsExactlyInAnyOrderElementsOf(before);
    assertThat(numbers(down)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(numbers(up)).isSorted();
    assertThat(down.get(down.size() - 1)).isEqualTo("–");
    assertThat(up.get(up.size() - 1)).isEqualTo("–");
    press(1);
    assertThat(browser.<List<String>>run(COLUMN, 1).get(0)).startsWith("</script>");
  }

  private static List<Double> numbers(List<String> cells) {
    return cells.stream().filter(c -> !c.equals("–")).map(Double::valueOf).toList();
  }

  /** Focuses a heading's button and presses Enter there. */
  private static void press(int column) {
    browser.run(
        "document.querySelectorAll('.sortable thead button')[arguments[0]].focus()", column);
    browser.enter();
  }

  @Test
  void theFilterLeavesTheLayersThatWereAskedFor() {
    browser.open(html, 1280, "light");
    browser.run(
        """
        const filter = document.getElementById('filter');
        filter.value = 'BLOCKS.0';
        filter.dispatchEvent(new Event('input'));
        """);
    assertThat(browser.<List<String>>run(COLUMN, 1))
        .containsExactly("blocks.0.attn.weight", "blocks.0.mlp.weight");
    assertThat(browser.<String>run("return document.getElementById('shown').innerText"))
        .isEqualTo("2 of 8");
  }

  @Test
  void aLinkInTheTableOpensItsLayer() {
    browser.open(html, 1280, "light");
    assertThat(browser.<Boolean>run("return document.getElementById('layer-2').open")).isFalse();
    browser.run("document.querySelector('a[href=\"#layer-2\"]').click()");
    browser.scrollThrough();
    assertThat(browser.<Boolean>run("return document.getElementById('layer-2').open")).isTrue();
    assertThat(browser.charts()).hasSize(2 + 3);
  }

  @Test
  void whatIsThereCanBeReadAndNothingIsLoaded() {
    browser.open(html, 1280, "light");
    browser.run(OPEN_ALL);
    String text = browser.run("return document.body.innerText");
    assertThat(text)
        .contains("sample.safetensors", "8 layers", "all entries are 0", "must be finite")
        .contains("spikes above the Tracy–Widom", "a vector or number", "OpenBLAS");
    assertThat(browser.<Long>run("return document.querySelectorAll('th:not([scope])').length"))
        .isZero();
    assertThat(browser.<Long>run("return performance.getEntriesByType('resource').length"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"1280, dark", "400, light"})
  void twoModelsSideBySide(int width, String scheme) throws IOException {
    Path page = folder.resolve("compared-%d.html".formatted(width));
    AnalysisReport.writeComparison(page, model, model);

    browser.open(page, width, scheme);
    browser.run(OPEN_ALL);
    browser.scrollThrough();
    browser.picture(Path.of("target/pictures/comparison-%d-%s.png".formatted(width, scheme)));

    assertThat(browser.charts()).hasSize(2 + 6 * 4);
    assertThat(browser.charts())
        .allSatisfy(c -> assertThat((Long) c.get("painted")).isGreaterThan(1000));
    assertThat(browser.overflowing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1280", "300, 400"})
  void oneLayerAndManyAreDrawnTooWithinBounds(int layers, int width) throws IOException {
    Path page = write("layers-" + layers, SampleAnalysis.repeated(model, layers));
    assertThat(Files.size(page)).isLessThan(6_000_000);

    browser.open(page, width, "light");
    browser.scrollThrough();
    browser.picture(Path.of("target/pictures/analysis-%d-layers.png".formatted(layers)));

    assertThat(browser.charts())
        .isNotEmpty()
        .allSatisfy(c -> assertThat((Long) c.get("painted")).isGreaterThan(1000));
    assertThat(browser.overflowing()).isEmpty();
  }
}
