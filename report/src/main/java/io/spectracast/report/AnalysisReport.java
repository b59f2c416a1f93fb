package io.spectracast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.spectracast.provenance.Version;
import io.spectracast.results.AnalysedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The diagnosis of a checkpoint as one HTML file that needs nothing else: style, charts and data
 * are inside, and a content security policy forbids it the network.
 */
public final class AnalysisReport {

  private AnalysisReport() {}

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void write(Path html, AnalysedModel model) throws IOException {
    Files.writeString(html, page(model), StandardOpenOption.CREATE_NEW);
  }

  static String page(AnalysedModel model) throws IOException {
    AnalysisPage page = AnalysisPage.of(model);
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, AnalysisReport.class.getClassLoader(), "io.spectracast.report")
        .render(
            "analysis.jte",
            Map.of(
                "page", page,
                "version", Version.current(),
                "echartsVersion", Inlined.echartsVersion(),
                "style", Inlined.style(),
                "echarts", Inlined.echarts(),
                "data", DataIsland.of(page.figures()),
                "script", Inlined.script() + Inlined.tableScript()),
            output);
    return output.toString();
  }
}
