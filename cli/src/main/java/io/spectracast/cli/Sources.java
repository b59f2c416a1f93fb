package io.spectracast.cli;

import io.spectracast.backtest.Group;
import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.TrainingPoint;
import io.spectracast.provenance.Digests;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.TrajectoryCsv;
import io.spectracast.sequence.CheckpointFolder;
import io.spectracast.sequence.CheckpointSequence;
import io.spectracast.sequence.KeptWeights;
import io.spectracast.sequence.MetricsTable;
import io.spectracast.sequence.NamePattern;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Reads runs, folders of checkpoints and trajectory CSVs, and tells what it left out. */
final class Sources {

  /** More is digested by samples. */
  private static final long MOST_DIGESTED = 1L << 30;

  private static final NamePattern KEPT = NamePattern.parse("step-{step}.safetensors");

  private final SourceOptions options;
  private final int threads;
  private final Console console;

  Sources(SourceOptions options, int threads, Console console) {
    this.options = options;
    this.threads = threads;
    this.console = console;
  }

  /** Whether a path names a run, or a database inside one. */
  static boolean isRun(Path path) {
    return Files.isDirectory(path)
        ? new RunFolder(path).isBegun()
        : path.toString().endsWith(".duckdb") || !Files.exists(path) && !isCsv(path);
  }

  private static boolean isCsv(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".csv") || name.endsWith(".csv.gz");
  }

  /** Reads one. */
  RecordedSource read(Path path) throws IOException {
    if (isRun(path)) {
      try (RunStore store = RunStore.openReadOnly(RunFolder.existing(path).database())) {
        return run(RunFolder.existing(path), store);
      }
    }
    if (!Files.isDirectory(path) && CheckpointFolder.mayBeCheckpoint(path)) {
      throw new InputException(
          "[%s] must be a run, a folder of checkpoints or a trajectory CSV, was one checkpoint"
              .formatted(path));
    }
    return Files.isDirectory(path) ? folder(path) : csv(path);
  }

  /** A recorded run, with the weights it kept. */
  RecordedSource run(RunFolder folder, RunStore store) throws IOException {
    RecordedRun run = store.read();
    if (run.snapshots().isEmpty()) {
      throw new InputException("[%s] holds no snapshot yet".formatted(folder.database()));
    }
    List<TrainingPoint> training = run.snapshots().stream().map(TrainingPoint::of).toList();
    Optional<KeptWeights> kept = kept(folder);
    List<LayerPast> layers = new ArrayList<>();
    for (LayerTrajectory trajectory : LayerSelection.of(run.trajectories(), options.layers())) {
      List<Long> steps = trajectory.snapshots().stream().map(LayerSnapshot::step).toList();
      layers.add(
          new LayerPast(trajectory, kept.map(k -> k.of(trajectory.layer(), steps)), training));
    }
    Map<String, String> configuration = run.description().configuration();
    return new RecordedSource(
        name(folder.path()),
        group(configuration),
        layers,
        true,
        run.description().provenance().inputDigest(),
        configuration);
  }

  private Optional<KeptWeights> kept(RunFolder folder) throws IOException {
    if (!Files.isDirectory(folder.checkpoints())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder.checkpoints())) {
      if (files.filter(CheckpointFolder::mayBeCheckpoint).limit(2).count() < 2) {
        return Optional.empty();
      }
    }
    KeptWeights kept = KeptWeights.in(folder.checkpoints(), KEPT);
    kept.remarks().forEach(r -> console.warning(told(r.layer(), r.text())));
    return Optional.of(kept);
  }

  /** By the run's settings: the model's first word, the optimizer and its momentum. */
  private static Group group(Map<String, String> configuration) {
    String model = configuration.getOrDefault("model", "network").split("[:=, ]")[0];
    String optimizer = configuration.getOrDefault("optimizer", "optimizer");
    String momentum = configuration.getOrDefault("momentum", "0.0");
    boolean plain = Double.parseDouble(momentum) == 0;
    return new Group(model, plain ? optimizer : optimizer + " momentum " + momentum);
  }

  private RecordedSource csv(Path file) throws IOException {
    List<LayerTrajectory> trajectories =
        TrajectoryCsv.read(
            file, (layer, text) -> console.warning("layer '%s' %s".formatted(layer, text)));
    return new RecordedSource(
        name(file),
        new Group(name(file), "unknown"),
        LayerSelection.of(trajectories, options.layers()).stream().map(LayerPast::of).toList(),
        true,
        Digests.ofFile(file),
        Map.of());
  }

  private RecordedSource folder(Path path) throws IOException {
    CheckpointFolder folder = CheckpointFolder.open(path, options.pattern());
    if (folder.guessed()) {
      console.remark(
          "steps guessed from names: '%s', %d checkpoints from %s %d to %d (see --steps)"
              .formatted(
                  folder.pattern(),
                  folder.files().size(),
                  folder.pattern().countsEpochs() ? "epoch" : "step",
                  folder.files().get(0).step(),
                  folder.files().get(folder.files().size() - 1).step()));
    }
    if (!folder.leftOut().isEmpty()) {
      console.remark("left out, named otherwise: " + String.join(", ", folder.leftOut()));
    }
    MetricsTable metrics = options.metrics();
    Set<String> names = new ConcurrentSkipListSet<>();
    CheckpointSequence sequence;
    try (ExperimentProgress progress = new ExperimentProgress(console)) {
      progress.begin("reading checkpoints", folder.files().size());
      sequence =
          CheckpointSequence.read(
              folder,
              metrics,
              name -> {
                names.add(name);
                return LayerSelection.matches(options.layers(), name);
              },
              threads,
              () -> progress.advance(1));
    }
    sequence.remarks().forEach(r -> console.warning(told(r.layer(), r.text())));
    LayerSelection.names(List.copyOf(names), options.layers());
    if (sequence.layers().isEmpty()) {
      throw new InputException(
          names.isEmpty()
              ? "[%s] must hold weight matrices, was without any".formatted(path)
              : "[%s] no layer has entries that are finite".formatted(path));
    }
    if (!metrics.byStep().isEmpty()
        && folder.files().stream().noneMatch(f -> metrics.byStep().containsKey(f.step()))) {
      console.warning("--metrics tells of none of the steps of " + path);
    }
    return new RecordedSource(
        name(path),
        new Group(name(path), "unknown"),
        sequence.layers(),
        false,
        InputDigest.of(regularFiles(folder), MOST_DIGESTED),
        Map.of());
  }

  private static String told(String layer, String text) {
    return layer.isEmpty() ? text : "layer '%s' %s".formatted(layer, text);
  }

  private static List<Path> regularFiles(CheckpointFolder folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (CheckpointFolder.StepFile file : folder.files()) {
      if (Files.isDirectory(file.path())) {
        try (Stream<Path> content = Files.list(file.path())) {
          content.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      } else {
        files.add(file.path());
      }
    }
    files.removeIf(file -> !Files.isReadable(file)); // left out, with a warning
    return files;
  }

  private static String name(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "run" : name.toString().replaceFirst("\\.csv(\\.gz)?$", "");
  }
}
