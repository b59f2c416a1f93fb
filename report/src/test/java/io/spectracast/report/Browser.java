package io.spectracast.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium that looks at one page. */
final class Browser implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      const charts = [...document.querySelectorAll('.chart')].filter(chart => chart.checkVisibility());
      const awaited = chart => {
        const box = chart.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight && !chart.querySelector('canvas');
      };
      let at = 0;
      const next = tries => {
        if (tries > 0 && charts.some(awaited)) return setTimeout(() => next(tries - 1), 50);
        if (at >= document.body.scrollHeight) { scrollTo(0, 0); return setTimeout(done, 100); }
        at += 500;
        scrollTo(0, at);
        setTimeout(() => next(200), 20);
      };
      next(200);
      """;

  /** Runs before a page's own scripts and keeps what goes wrong in it. */
  private static final String KEEP_FAULTS =
      """
      window.faults = [];
      const keep = words => window.faults.push(words.map(String).join(' '));
      addEventListener('error', e => keep([e.message || 'not loaded: ' + (e.target.src || e.target.href)]), true);
      addEventListener('unhandledrejection', e => keep([e.reason]));
      addEventListener('securitypolicyviolation', e => keep([e.violatedDirective, e.blockedURI]));
      for (const level of ['warn', 'error']) {
        const own = console[level];
        console[level] = (...words) => { keep(words); own.apply(console, words); };
      }
      """;

  private static final String LOADED =
      "return document.readyState === 'complete' && location.href === arguments[0]";

  private static final String CHARTS =
      """
      return [...document.querySelectorAll('.chart')].filter(chart => chart.checkVisibility()).map(chart => {
        const canvas = chart.querySelector('canvas');
        if (!canvas) return {id: chart.dataset.figure, painted: 0, legend: 0};
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let painted = 0;
        for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) painted++;
        return {id: chart.dataset.figure, painted,
          legend: chart.parentElement.querySelectorAll('.legend button').length};
      });
      """;

  private static final String OVERFLOWING =
      """
      const width = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll('body *')]
          .filter(e => !e.closest('.scroll') || e.matches('.scroll'))
          .filter(e => e.getBoundingClientRect().right > width + 1)
          .map(e => e.tagName + '.' + e.className);
      return document.documentElement.scrollWidth > width ? wide.concat('page') : wide;
      """;

  /** Kept, lest it forget its level: it warns of each Chromium newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The installed Chromium, if this machine has it and its driver. */
  static Optional<Path> chromium() {
    return driverPath().isPresent()
        ? first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        : Optional.empty();
  }

  private static Optional<Path> driverPath() {
    return first("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  }

  private static Optional<Path> first(String... paths) {
    return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Starts with a profile of its own in an empty folder. */
  static Browser start(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toString());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverPath().orElseThrow().toFile())
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", KEEP_FAULTS));
    return new Browser(driver);
  }

  /** Loads the page at this width, in pixels, with a light or dark preference. */
  void open(Path html, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    // An empty page between: a page that was open must not be taken for the one that is being
    // loaded.
    driver.get("about:blank");
    String address = html.toUri().toString();
    driver.get(address);
    long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!this.<Boolean>run(LOADED, address)) {
      if (System.nanoTime() > giveUp)
        throw new IllegalStateException(address + " was not loaded within a minute");
    }
  }

  @SuppressWarnings("unchecked")
  <T> T run(String script, Object... arguments) {
    return (T) driver.executeScript(script, arguments);
  }

  /** Runs a script that hands its result to {@code arguments[arguments.length − 1]}. */
  @SuppressWarnings("unchecked")
  <T> T await(String script, Object... arguments) {
    return (T) driver.executeAsyncScript(script, arguments);
  }

  /** Moves the mouse to a point of the window. */
  void hover(double x, double y) {
    driver.executeCdpCommand(
        "Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** Presses and releases the left button there. */
  void click(double x, double y) {
    hover(x, y);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      driver.executeCdpCommand(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }
  }

  /** Presses and releases the Enter key where the focus is. */
  void enter() {
    for (String type : List.of("keyDown", "keyUp")) {
      driver.executeCdpCommand(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
    }
  }

  /** Scrolls through the page so that every chart that can be seen is drawn. */
  void scrollThrough() {
    await(SCROLL);
  }

  /**
   * For every chart that can be seen: its id, how many pixels differ from transparent, and its
   * legend's entries.
   */
  List<Map<String, Object>> charts() {
    return run(CHARTS);
  }

  /** Whatever reaches beyond the window's right edge outside a box that scrolls by itself. */
  List<String> overflowing() {
    return run(OVERFLOWING);
  }

  /** What the page warned of, what it threw, and what it could not load. */
  List<String> faults() {
    return run("return window.faults");
  }

  /** The whole page as a PNG. */
  void picture(Path png) throws IOException {
    shoot(png, true);
  }

  /** What the window shows as a PNG. */
  void window(Path png) throws IOException {
    shoot(png, false);
  }

  private void shoot(Path png, boolean all) throws IOException {
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", all));
    Files.createDirectories(png.getParent());
    Files.write(png, Base64.getDecoder().decode((String) shot.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
