package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.forecast.Forecast;
import io.spectracast.run.RecordedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the template fills in, in the order of the page.
 *
 * @param lead the line below the heading
 * @param summary sentences
 * @param notes how the drawing differs from the recording; may be empty
 * @param skill empty where no forecast is stored
 * @param tables the name–value tables at the end, by heading
 */
record Page(
    String title,
    String lead,
    List<String> summary,
    List<String> notes,
    Optional<Figure> loss,
    Optional<SkillTable> skill,
    Optional<Figure> skillFigure,
    List<LayerSection> layers,
    List<NamedTable> tables) {

  /** Layers whose sentence is part of the summary; the others have theirs in their section only. */
  private static final int LAYERS_IN_SUMMARY = 8;

  /** One layer's part of the page. */
  record LayerSection(
      String sentence, String shape, LayerFigures figures, Optional<SkillTable> skill) {}

  /** Settings or provenance. */
  record NamedTable(String heading, Map<String, String> rows) {}

  static Page of(ReportContent content, Gallery gallery) {
    return new Page(
        content.title(),
        Summary.run(content.run()),
        summary(content),
        notes(gallery),
        gallery.loss(),
        content.forecast().map(SkillTable::of),
        gallery.skill(),
        sections(content, gallery),
        tables(content));
  }

  private static List<String> summary(ReportContent content) {
    List<String> sentences = new ArrayList<>(Summary.loss(content.run()).stream().toList());
    List<String> layers = layerSentences(content);
    sentences.addAll(layers.subList(0, Math.min(LAYERS_IN_SUMMARY, layers.size())));
    if (layers.size() > LAYERS_IN_SUMMARY) {
      sentences.add("%d more layers follow below.".formatted(layers.size() - LAYERS_IN_SUMMARY));
    }
    content
        .forecast()
        .ifPresent(f -> sentences.addAll(Summary.forecast(f, content.forecasts().size())));
    return sentences;
  }

  private static List<String> layerSentences(ReportContent content) {
    return content.run().trajectories().stream()
        .map(t -> Summary.layer(t, content.spectraOf(t.layer())))
        .toList();
  }

  private static List<String> notes(Gallery gallery) {
    Thinning thinning = gallery.thinning();
    return thinning.thinned()
        ? List.of(
            "To keep this file small the charts draw %s of %s snapshots, evenly spread; every number in the text comes from all of them."
                .formatted(Numbers.count(thinning.kept().length), Numbers.count(thinning.of())))
        : List.of();
  }

  private static List<LayerSection> sections(ReportContent content, Gallery gallery) {
    List<String> sentences = layerSentences(content);
    List<LayerSection> sections = new ArrayList<>();
    for (LayerFigures figures : gallery.layers()) {
      sections.add(section(figures, sentences.get(sections.size()), content.forecast()));
    }
    return sections;
  }

  private static LayerSection section(
      LayerFigures figures, String sentence, Optional<Forecast> forecast) {
    return new LayerSection(
        sentence,
        "%d × %d".formatted(figures.layer().rows(), figures.layer().columns()),
        figures,
        forecast.map(f -> SkillTable.of(f, figures.layer().name())).filter(t -> !t.isEmpty()));
  }

  private static List<NamedTable> tables(ReportContent content) {
    RecordedRun run = content.run();
    List<NamedTable> tables = new ArrayList<>();
    tables.add(new NamedTable("Configuration of the run", run.description().configuration()));
    tables.add(new NamedTable("Provenance of the run", run.description().provenance().asMap()));
    content.forecast().ifPresent(f -> tables.add(settings(f)));
    content
        .forecast()
        .ifPresent(
            f -> tables.add(new NamedTable("Provenance of the forecast", f.provenance().asMap())));
    return tables.stream().filter(t -> !t.rows().isEmpty()).toList();
  }

  private static NamedTable settings(Forecast forecast) {
    Map<String, String> rows = new TreeMap<>(forecast.settings());
    rows.put("origin", Long.toString(forecast.origin()));
    return new NamedTable("Settings of the forecast", rows);
  }
}
