package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser; leaves pictures of it in {@code target/pictures}. */
class BrowserTest {

  /** Scrolls through the page so that every chart is drawn, then answers. */
  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      let at = 0;
      const next = () => {
        scrollTo(0, at);
        at += 500;
        if (at < document.body.scrollHeight + 500) setTimeout(next, 20);
        else { scrollTo(0, 0); setTimeout(done, 100); }
      };
      next();
      """;

  /** For every chart: its id, how many pixels differ from transparent, and its legend's entries. */
  private static final String CHARTS =
      """
      return [...document.querySelectorAll('.chart')].map(chart => {
        const canvas = chart.querySelector('canvas');
        if (!canvas) return {id: chart.dataset.figure, painted: 0, legend: 0};
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let painted = 0;
        for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) painted++;
        return {id: chart.dataset.figure, painted,
          legend: chart.parentElement.querySelectorAll('.legend button').length};
      });
      """;

  /** Whatever reaches beyond the window's right edge outside a box that scrolls by itself. */
  private static final String OVERFLOWING =
      """
      const width = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll('body *')]
          .filter(e => !e.closest('.scroll') || e.matches('.scroll'))
          .filter(e => e.getBoundingClientRect().right > width + 1)
          .map(e => e.tagName + '.' + e.className);
      return document.documentElement.scrollWidth > width ? wide.concat('page') : wide;
      """;

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
    browser = Browser.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest(name = "at {0} px, {1}")
  @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
  void thePageIsDrawnWithoutErrorsOrOverflow(int width, String scheme) throws IOException {
    browser.open(html, width, scheme);
    browser.await(SCROLL);
    browser.picture(Path.of("target/pictures/report-%d-%s.png".formatted(width, scheme)));

    List<Map<String, Object>> charts = browser.run(CHARTS);
    assertThat(charts).hasSizeGreaterThanOrEqualTo(18);
    assertThat(charts).allSatisfy(c -> assertThat((Long) c.get("painted")).isGreaterThan(2000));
    assertThat(charts).allSatisfy(c -> assertThat((Long) c.get("legend")).isPositive());
    assertThat(browser.<List<String>>run(OVERFLOWING)).isEmpty();
    assertThat(browser.console()).isEmpty();
  }
}
