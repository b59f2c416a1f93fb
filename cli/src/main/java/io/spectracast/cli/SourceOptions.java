package io.spectracast.cli;

import io.spectracast.sequence.MetricsTable;
import io.spectracast.sequence.NamePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How what was recorded is found and read. */
final class SourceOptions {

  @Option(
      names = {"--layer", "--layers"},
      paramLabel = "NAME",
      description = "Only layers of this name; * stands for any characters. May be repeated.")
  private List<String> layers = new ArrayList<>();

  @Option(
      names = "--steps",
      paramLabel = "PATTERN",
      description =
          "How names of checkpoints tell the step, such as 'net-{step}.pt' or"
              + " 'epoch{epoch}_loss{loss}.safetensors': {step} or {epoch}, metrics by other names,"
              + " * for any characters (default: guessed from what varies).")
  private Optional<String> steps = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "FILE.csv",
      description =
          "Losses, accuracies and learning rates of a folder of checkpoints: a CSV file with a"
              + " column step or epoch.")
  private Optional<Path> metrics = Optional.empty();

  /**
   * Refuses what is only asked of folders of checkpoints where there is none.
   *
   * @param sources all that will be read
   */
  void requireFolderFor(List<Path> sources) {
    boolean folder = sources.stream().anyMatch(s -> Files.isDirectory(s) && !Sources.isRun(s));
    if (!folder && (steps.isPresent() || metrics.isPresent())) {
      throw new InputException(
          "%s belongs to a folder of checkpoints, was given for %s"
              .formatted(steps.isPresent() ? "--steps" : "--metrics", sources));
    }
  }

  List<String> layers() {
    return layers;
  }

  Optional<NamePattern> pattern() {
    try {
      return steps.map(NamePattern::parse);
    } catch (IllegalArgumentException e) {
      throw new InputException("--steps: " + e.getMessage());
    }
  }

  MetricsTable metrics() throws IOException {
    return metrics.isPresent() ? MetricsTable.read(metrics.get()) : MetricsTable.NONE;
  }
}
