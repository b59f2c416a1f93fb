package io.spectracast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.provenance.Version;
import io.spectracast.report.Page.NamedTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exhibit as one HTML page that needs nothing else. */
final class ExhibitPage {

  private ExhibitPage() {}

  static String of(Exhibit exhibit) throws IOException {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, ExhibitPage.class.getClassLoader(), "io.spectracast.report")
        .render(
            "exhibit.jte",
            Map.of(
                "exhibit", exhibit,
                "names", names(exhibit),
                "version", Version.current(),
                "echartsVersion", Inlined.echartsVersion(),
                "style", Inlined.style(),
                "echarts", Inlined.echarts(),
                "data", DataIsland.of(exhibit.figures().stream()),
                "script", Inlined.script()),
            output);
    return output.toString();
  }

  private static List<NamedTable> names(Exhibit exhibit) {
    return List.of(
        new NamedTable("Settings", new TreeMap<>(exhibit.settings())),
        new NamedTable("Provenance", exhibit.provenance().asMap()));
  }
}
