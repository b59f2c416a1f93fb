package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.run.Layer;
import io.spectracast.run.RecordedRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser; leaves pictures of it in {@code target/pictures}. */
class BrowserTest {

  @TempDir static Path folder;
  private static Path html;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.chromium().isPresent(),
        "skipped: needs chromium and chromedriver (Debian: apt-get install chromium-driver)");
    html = folder.resolve("report.html");
    RunReport.write(html, SyntheticRun.complete());
    browser = Browser.start(Files.createTempDirectory(Path.of("target"), "browser"));
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
    browser.scrollThrough();
    browser.picture(Path.of("target/pictures/report-%d-%s.png".formatted(width, scheme)));

    List<Map<String, Object>> charts = browser.charts();
    assertThat(charts).hasSizeGreaterThanOrEqualTo(18);
    assertThat(charts).allSatisfy(c -> assertThat((Long) c.get("painted")).isGreaterThan(2000));
    assertThat(charts).allSatisfy(c -> assertThat((Long) c.get("legend")).isPositive());
    assertThat(browser.overflowing()).isEmpty();
  }

  @Test
  void whatGoesWrongInAPageIsSeen() throws IOException {
    Path wrong = folder.resolve("wrong.html");
    Files.writeString(
        wrong,
        "<!DOCTYPE html><img src='none.png'><script>console.warn('a', 1); nothing();</script>");
    browser.open(wrong, 400, "light");
    assertThat(browser.faults())
        .hasSize(3)
        .anyMatch(f -> f.equals("a 1"))
        .anyMatch(f -> f.contains("nothing is not defined"))
        .anyMatch(f -> f.startsWith("not loaded: file:") && f.endsWith("none.png"));
    browser.open(html, 400, "light");
  }

  @Test
  void thePageAsksForNothingElse() {
    browser.open(html, 1280, "light");
    browser.scrollThrough();
    assertThat(browser.<Long>run("return performance.getEntriesByType('resource').length"))
        .isZero();
    assertThat(browser.<String>run("return document.compatMode")).isEqualTo("CSS1Compat");
  }

  @Test
  void tablesAndSummaryCanBeRead() {
    browser.open(html, 1280, "light");
    String text = browser.run("return document.body.innerText");
    assertThat(text)
        .contains("The forecast from step 1\u202f400 beat persistence at every horizon")
        .contains("linear-trend", "horizon 1\u202f400", "learning-rate", "OpenBLAS 0.3.31")
        .contains("Drawn are the 8 largest of 128 singular values");
    assertThat(browser.<Long>run("return document.querySelectorAll('th:not([scope])').length"))
        .isZero();
  }

  @Test
  void hoveringShowsWhatWasRecordedAndForecast() throws IOException {
    browser.open(html, 1280, "light");
    assertThat(tooltip("fc1.weight-singular-values", 0.8, 0.5))
        .contains("step 2\u202f", "s₁", "recorded", "median", "90\u202f%", "50\u202f%", " … ");
  }

  @Test
  void hoveringOverASpectrumShowsBinsAndSpikes() throws IOException {
    browser.open(html, 1280, "light");
    assertThat(tooltip("fc1.weight-spectrum-2", 0.2, 0.6))
        .contains("bulk", "Marchenko–Pastur", " in ");
    double spike = SyntheticRun.complete().spectra().get(0).spectra().get(2).singularValues()[0];
    double window = 3.5;
    assertThat(tooltip("fc1.weight-spectrum-2", 0.09 + 0.87 * spike / window, 0.6))
        .contains("s₁, p = ");
  }

  /** What the chart's tooltip says at this fraction of its width and height. */
  private static String tooltip(String figure, double right, double down) throws IOException {
    Map<String, Object> box = place(figure);
    browser.hover(
        number(box, "x") + right * number(box, "width"),
        number(box, "y") + down * number(box, "height"));
    String text =
        browser.await(
            """
        const done = arguments[1];
        const chart = document.querySelector(`[data-figure='${arguments[0]}']`);
        const text = () => [...chart.querySelectorAll('div')].map(d => d.innerText).join(' ');
            const settle = tries => tries === 0 || chart.querySelector('.tip')
              ? setTimeout(() => done(text()), 100) : setTimeout(() => settle(tries - 1), 50);
            settle(200);
        """,
            figure);
    browser.window(Path.of("target/pictures/tooltip-%s.png".formatted(figure)));
    return text;
  }

  /** Brings the chart into view and says where it stands. */
  private static Map<String, Object> place(String figure) {
    return browser.await(
        """
        const done = arguments[1];
        const chart = document.querySelector(`[data-figure='${arguments[0]}']`);
        chart.scrollIntoView({block: 'center'});
        const settle = tries => tries === 0 || chart.querySelector('canvas')
          ? setTimeout(() => done(chart.getBoundingClientRect().toJSON()), 200)
          : setTimeout(() => settle(tries - 1), 50);
        settle(200);
        """,
        figure);
  }

  private static double number(Map<String, Object> box, String name) {
    return ((Number) box.get(name)).doubleValue();
  }

  @Test
  void aTooltipFitsANarrowScreen() throws IOException {
    browser.open(html, 400, "dark");
    assertThat(tooltip("fc1.weight-singular-values", 0.8, 0.5)).contains("s₁", "recorded");
    assertThat(browser.overflowing()).isEmpty();
  }

  @Test
  void aChartIsSavedAsAPngWithItsHeadingAndLegend() throws IOException {
    browser.open(html, 1280, "light");
    browser.run(
        "HTMLAnchorElement.prototype.click = function() { window.saved = [this.download, this.href]; }");
    Map<String, Object> box = place("fc1.weight-singular-values");
    browser.click(number(box, "x") + number(box, "width") - 10, number(box, "y") + 9);
    List<String> saved = browser.run("return window.saved");
    assertThat(saved.get(0)).isEqualTo("fc1.weight-singular-values.png");
    byte[] png =
        Base64.getDecoder().decode(saved.get(1).substring("data:image/png;base64,".length()));
    Files.write(Path.of("target/pictures/saved.png"), png);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(2000);
  }

  @Test
  void theLegendHidesAndShowsASeries() {
    browser.open(html, 1280, "light");
    browser.scrollThrough();
    String press =
        """
        const chart = document.querySelector("[data-figure='loss']");
        const button = () => chart.parentElement.querySelector('.legend button');
        const blue = () => {
          const canvas = chart.querySelector('canvas');
          const p = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < p.length; i += 4) if (p[i + 3] > 200 && p[i] === 0x5b && p[i + 1] === 0x65) count++;
          return count;
        };
        const before = blue();
        button().click();
        const hidden = blue(), pressed = button().getAttribute('aria-pressed');
        button().click();
        return [before, hidden, blue(), pressed];
        """;
    List<Object> seen = browser.run(press);
    assertThat((Long) seen.get(1)).isLessThan((Long) seen.get(0));
    assertThat(seen.get(2)).isEqualTo(seen.get(0));
    assertThat(seen.get(3)).isEqualTo("false");
  }

  @Test
  void theColoursFollowTheReadersPreference() {
    browser.open(html, 1280, "dark");
    assertThat(browser.<String>run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 20, 27)");
    browser.open(html, 1280, "light");
    assertThat(browser.<String>run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(245, 246, 248)");
  }

  @Test
  void poorContentIsDrawnWithoutErrorsToo() throws IOException {
    Layer odd = new Layer("</script><b>\"x\"</b>", 24, 16);
    RecordedRun run = SyntheticRun.run(200, 50, odd, new Layer("bias", 5, 1));
    RecordedRun start = new RecordedRun(run.description(), run.snapshots().subList(0, 1));
    List<ReportContent> contents =
        List.of(
            SyntheticRun.diverged(),
            new ReportContent("bare", run, List.of(), List.of()),
            new ReportContent("start", start, List.of(), SyntheticRun.spectra(start, 0)),
            new ReportContent(
                "ahead",
                run,
                List.of(SyntheticRun.unscored(run, 200)),
                SyntheticRun.spectra(run, 100)));
    for (ReportContent content : contents) {
      Path page = folder.resolve(content.title() + ".html");
      RunReport.write(page, content);
      browser.open(page, 400, "light");
      browser.scrollThrough();
      browser.picture(Path.of("target/pictures/%s-400-light.png".formatted(content.title())));
      List<Map<String, Object>> charts = browser.charts();
      assertThat(charts)
          .isNotEmpty()
          .allSatisfy(c -> assertThat((Long) c.get("painted")).as(c.toString()).isGreaterThan(500));
      assertThat(browser.overflowing()).isEmpty();
    }
  }
}
