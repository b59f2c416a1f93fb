package io.spectracast.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files that a page carries inside. */
final class Inlined {

  private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/%s/dist/echarts.min.js";

  private Inlined() {}

  /** Apache ECharts, as its authors minified it. */
  static String echarts() throws IOException {
    return text(ECHARTS.formatted(echartsVersion()));
  }

  static String echartsVersion() throws IOException {
    Properties webjar = new Properties();
    webjar.load(new StringReader(text(WEBJAR)));
    return webjar.getProperty("version");
  }

  static String style() throws IOException {
    return text("report.css");
  }

  static String script() throws IOException {
    return text("report.js");
  }

  /** Tables that sort and filter, and sections that open when they are gone to. */
  static String tableScript() throws IOException {
    return text("layers.js");
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Inlined.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("[%s] is not on the class path".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
