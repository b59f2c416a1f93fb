package io.spectracast.cli;

import io.spectracast.analysis.AnalysisListener;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.analysis.ModelComparison;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Provenance;
import io.spectracast.report.AnalysisReport;
import io.spectracast.results.AnalysedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the command that compares. */
final class ComparisonRun {

  private final AnalysisRequest request;
  private final Optional<Path> html;
  private final Console console;

  /**
   * @param request of the second model, with the first as its base
   */
  ComparisonRun(AnalysisRequest request, Optional<Path> html, Console console) {
    this.request = request;
    this.html = html;
    this.console = console;
  }

  /** Analyses both, prints and writes; the exit code. */
  int call() throws IOException {
    try (StopSignal stop = StopSignal.listening();
        AnalysisInput input = AnalysisInput.open(request)) {
      Checkpoint first = input.base().orElseThrow();
      Checkpoint second = input.model();
      InputDigest ofFirst = InputDigest.begin(first.files());
      InputDigest ofSecond = InputDigest.begin(second.files());
      CheckpointAnalysis before =
          chosen(CheckpointAnalysis.of(first, request.layerOptions(), request.options()));
      CheckpointAnalysis after =
          chosen(
              CheckpointAnalysis.besides(second, first, request.layerOptions(), request.options()));
      requireLayers(before, after);
      List<LayerAnalysis> firsts = new ArrayList<>();
      List<LayerAnalysis> seconds = new ArrayList<>();
      List<LayerDescription> all =
          Stream.concat(before.layers().stream(), after.layers().stream()).toList();
      try (AnalysisProgress progress =
          AnalysisProgress.on(console, all, request.options().threads())) {
        before.run(into(firsts, progress), stop::requested);
        after.run(into(seconds, progress), stop::requested);
      }
      if (firsts.size() + seconds.size() < all.size()) {
        console.print("stopped; a comparison keeps nothing");
        return ExitCodes.STOPPED;
      }
      return finished(
          model(first, firsts, before, ofFirst.await()),
          model(second, seconds, after, ofSecond.await()));
    }
  }

  private CheckpointAnalysis chosen(CheckpointAnalysis analysis) {
    return analysis.only(name -> LayerSelection.matches(request.patterns(), name));
  }

  private void requireLayers(CheckpointAnalysis before, CheckpointAnalysis after) {
    if (before.layers().isEmpty() && after.layers().isEmpty()) {
      throw new InputException(
          request.patterns().isEmpty()
              ? "neither model holds a weight matrix"
              : "no layer of either model matches " + String.join(", ", request.patterns()));
    }
  }

  private static AnalysisListener into(List<LayerAnalysis> results, AnalysisProgress progress) {
    return layer -> {
      results.add(layer);
      progress.advance(layer.layer());
    };
  }

  private AnalysedModel model(
      Checkpoint checkpoint,
      List<LayerAnalysis> layers,
      CheckpointAnalysis analysis,
      String digest) {
    return new AnalysedModel(
        checkpoint.path().toString(),
        checkpoint.format(),
        request.described(),
        new ModelAnalysis(
            layers,
            analysis.skipped(),
            request.options(),
            Provenance.ofThisProcess(request.options().seed(), Blas.description(), digest)));
  }

  private int finished(AnalysedModel first, AnalysedModel second) throws IOException {
    ModelComparison comparison =
        ModelComparison.of(first.analysis().layers(), second.analysis().layers());
    console.print("A: %s (%s)".formatted(first.model(), first.format()));
    console.print("B: %s (%s)".formatted(second.model(), second.format()));
    console.print("");
    ComparisonTable.of(comparison.pairs()).lines().forEach(console::print);
    console.print("");
    for (String sentence : comparison.sentences()) {
      Words.wrapped(sentence, AnalysisText.WIDTH, "").forEach(console::print);
    }
    if (html.isPresent()) {
      Path written =
          NewFile.write(html.get(), file -> AnalysisReport.writeComparison(file, first, second));
      console.print("wrote " + written);
    }
    return ExitCodes.DONE;
  }
}
