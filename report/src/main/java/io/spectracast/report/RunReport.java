package io.spectracast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.spectracast.provenance.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The report of a run as one HTML file that needs nothing else: style, charts and data are inside,
 * and a content security policy forbids it the network.
 */
public final class RunReport {

  private RunReport() {}

  /**
   * Writes the page, replacing the file if it exists.
   *
   * @param html the file to write; its folder must exist
   * @throws IOException if the file cannot be written
   */
  public static void write(Path html, ReportContent content) throws IOException {
    Files.writeString(html, page(content));
  }

  static String page(ReportContent content) throws IOException {
    Gallery gallery = Gallery.of(content);
    StringOutput output = new StringOutput();
    engine()
        .render(
            "report.jte",
            Map.of(
                "page", Page.of(content, gallery),
                "version", Version.current(),
                "echartsVersion", Inlined.echartsVersion(),
                "style", Inlined.style(),
                "echarts", Inlined.echarts(),
                "data", DataIsland.of(gallery.all()),
                "script", Inlined.script()),
            output);
    return output.toString();
  }

  private static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, RunReport.class.getClassLoader(), "io.spectracast.report");
  }
}
