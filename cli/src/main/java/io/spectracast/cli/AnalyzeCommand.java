package io.spectracast.cli;

import io.spectracast.analysis.AnalysisOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = VersionLines.class,
    description = {
      "Diagnoses every weight matrix of a checkpoint by its singular values: norms and ranks, the"
          + " Marchenko–Pastur bulk and the spikes above it, the power-law tail and whether noise of"
          + " the same shape would show it. Reads safetensors, PyTorch, NumPy, ONNX, Keras HDF5 and"
          + " GGUF, sharded or not; runs no code of a file. Ctrl-C keeps what is done; --resume goes"
          + " on."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast analyze model.safetensors",
      "  spectracast analyze resnet20.th --layers 'layer3.*' --details",
      "  spectracast analyze llama/ --html llama.html --csv llama.csv --memory-limit 4g",
      "  spectracast analyze tuned.pt --base base.pt --without randomised,plausibility"
    })
final class AnalyzeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A checkpoint: a file, a shard index, or the folder it lies in.")
  private Optional<Path> model;

  @Option(
      names = "--base",
      paramLabel = "MODEL",
      description = "Also how far each layer is from the same one of this checkpoint.")
  private Optional<Path> base = Optional.empty();

  @Option(
      names = "--changes",
      description = "Analyze the changes from the base instead of the weights.")
  private boolean changes;

  @Option(names = "--details", description = "Also each layer's findings and verdicts.")
  private boolean details;

  @Mixin private AnalysisOutputs outputs;
  @Mixin private MeasurementOptions measurement;
  @Mixin private CuttingOptions cutting;

  @Override
  public Integer call() throws IOException {
    if (model.isEmpty()) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return CommandLine.ExitCode.USAGE;
    }
    if (changes && base.isEmpty()) {
      throw new InputException("--changes needs a --base");
    }
    AnalysisOptions options = measurement.analysisOptions(common);
    if (outputs.poolsConvolutions()) {
      cutting.poolConvolutions();
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("weights", changes ? "changes" : base.isPresent() ? "with base" : "alone");
    cutting.describe(settings);
    measurement.describe(options, settings);
    outputs.check();
    AnalysisRequest request =
        new AnalysisRequest(
            model.get(),
            base,
            changes,
            cutting.patterns(),
            cutting.layerOptions(),
            options,
            settings);
    return new AnalysisRun(request, outputs, common.console(spec), new AnalysisText(details))
        .call(again());
  }

  /** The command that goes on with this one, as it would be typed. */
  private String again() {
    List<String> words = new ArrayList<>(List.of("spectracast"));
    words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
    if (!words.contains("--resume")) {
      words.add("--resume");
    }
    return ShellWords.join(words);
  }
}
