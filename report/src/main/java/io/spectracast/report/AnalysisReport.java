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
 * The diagnosis of a checkpoint, or of two, as one HTML file that needs nothing else: style, charts
 * and data are inside, and a content security policy forbids it the network.
 */
public final class AnalysisReport {

  private AnalysisReport() {}

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void write(Path html, AnalysedModel model) throws IOException {
    Files.writeString(html, page(AnalysisPage.of(model)), StandardOpenOption.CREATE_NEW);
  }

  /**
   * Writes two models side by side as a new file.
   *
   * @param second analysed with {@code first} as its base
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void writeComparison(Path html, AnalysedModel first, AnalysedModel second)
      throws IOException {
    Files.writeString(html, page(ComparisonPage.of(first, second)), StandardOpenOption.CREATE_NEW);
  }

  private static String page(LayersPage page) throws IOException {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, AnalysisReport.class.getClassLoader(), "io.spectracast.report")
        .render(
            "layers.jte",
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
