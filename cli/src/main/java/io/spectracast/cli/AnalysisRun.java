package io.spectracast.cli;

import io.spectracast.analysis.AnalysisListener;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.analysis.ModelAnalysis;
import io.spectracast.checkpoint.Layers;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Provenance;
import io.spectracast.results.AnalysedModel;
import io.spectracast.results.AnalysisJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the command: from the checkpoint to what is printed and written. */
final class AnalysisRun {

  private final AnalysisRequest request;
  private final AnalysisOutputs outputs;
  private final Console console;
  private final AnalysisText text;

  AnalysisRun(
      AnalysisRequest request, AnalysisOutputs outputs, Console console, AnalysisText text) {
    this.request = request;
    this.outputs = outputs;
    this.console = console;
    this.text = text;
  }

  /**
   * Analyses, prints and writes.
   *
   * @param again the command that goes on with this one
   * @return the exit code
   */
  int call(String again) throws IOException {
    try (StopSignal stop = StopSignal.listening();
        AnalysisInput input = AnalysisInput.open(request)) {
      InputDigest digest = InputDigest.begin(input.files());
      CheckpointAnalysis analysis = input.analysis(request);
      Set<String> chosen = chosen(analysis);
      Map<String, LayerAnalysis> done = analysed(input, analysis, chosen, stop);
      List<LayerAnalysis> layers =
          chosen.stream().filter(done::containsKey).map(done::get).toList();
      return layers.size() < chosen.size()
          ? stopped(layers, chosen.size(), again)
          : finished(model(input, analysis, layers, digest.await()));
    }
  }

  private Set<String> chosen(CheckpointAnalysis analysis) {
    List<String> names = analysis.layers().stream().map(LayerDescription::name).toList();
    if (names.isEmpty()) {
      throw new InputException(
          "[%s] must hold a weight matrix, but its %d tensors are none%s"
              .formatted(
                  request.model(),
                  analysis.skipped().size(),
                  analysis.skipped().stream().findFirst().map(s -> example(s)).orElse("")));
    }
    return LayerSelection.names(names, request.patterns());
  }

  private static String example(Layers.Skipped skipped) {
    return ", such as '%s': %s".formatted(skipped.tensor().name(), skipped.reason());
  }

  /** The chosen layers by name: those of the journal, and as many more as there was time for. */
  private Map<String, LayerAnalysis> analysed(
      AnalysisInput input, CheckpointAnalysis analysis, Set<String> chosen, StopSignal stop)
      throws IOException {
    Map<String, LayerAnalysis> done = new HashMap<>();
    try (AnalysisJournal journal =
        outputs.openJournal(request.subject(input.files())).orElse(null)) {
      Optional<AnalysisJournal> kept = Optional.ofNullable(journal);
      kept.ifPresent(j -> done.putAll(j.finished()));
      CheckpointAnalysis rest =
          analysis.only(name -> chosen.contains(name) && !done.containsKey(name));
      if (rest.layers().size() < chosen.size()) {
        console.remark(
            "%d of %d layers are done already"
                .formatted(chosen.size() - rest.layers().size(), chosen.size()));
      }
      try (AnalysisProgress progress =
          AnalysisProgress.on(console, rest.layers(), request.options().threads())) {
        AnalysisListener listener =
            layer -> {
              kept.ifPresent(j -> keep(j, layer));
              done.put(layer.layer().name(), layer);
              progress.advance(layer.layer());
            };
        rest.run(listener, stop::requested);
      }
    }
    return done;
  }

  private static void keep(AnalysisJournal journal, LayerAnalysis layer) {
    try {
      journal.add(layer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AnalysedModel model(
      AnalysisInput input, CheckpointAnalysis analysis, List<LayerAnalysis> layers, String digest) {
    List<Layers.Skipped> skipped =
        analysis.skipped().stream()
            .filter(s -> LayerSelection.matches(request.patterns(), s.tensor().name()))
            .toList();
    return new AnalysedModel(
        request.model().toString(),
        input.model().format(),
        request.described(),
        new ModelAnalysis(
            layers,
            skipped,
            request.options(),
            Provenance.ofThisProcess(request.options().seed(), Blas.description(), digest)));
  }

  // ---- what is printed and written

  private int finished(AnalysedModel model) throws IOException {
    text.whole(model.analysis()).forEach(console::print);
    for (Path file : outputs.write(model)) {
      console.print("wrote " + file);
    }
    if (outputs.journal().isPresent()) {
      Files.deleteIfExists(outputs.journal().get());
    }
    return ExitCodes.DONE;
  }

  private int stopped(List<LayerAnalysis> layers, int of, String again) {
    text.part(layers).forEach(console::print);
    console.print("");
    console.print("stopped after %d of %d layers".formatted(layers.size(), of));
    console.print(
        outputs
            .journal()
            .map(file -> "they are kept in %s; to go on:%n  %s".formatted(file, again))
            .orElse(
                "nothing is kept: with an output such as --json FILE, or --journal FILE,"
                    + " --resume could go on"));
    return ExitCodes.STOPPED;
  }
}
