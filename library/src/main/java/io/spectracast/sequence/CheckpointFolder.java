package io.spectracast.sequence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training in a folder, as files or as folders of their own, found by their
 * names.
 *
 * @param path the folder
 * @param pattern how names tell the step
 * @param guessed whether the pattern was guessed
 * @param files in increasing order of steps, at least two
 * @param leftOut names of checkpoints that do not fit the pattern
 */
public record CheckpointFolder(
    Path path, NamePattern pattern, boolean guessed, List<StepFile> files, List<String> leftOut) {

  private static final Pattern CHECKPOINT =
      Pattern.compile(".*\\.(safetensors|bin|pt|pth|th|tar|ckpt|gguf|onnx|h5|hdf5|keras|npz|npy)");

  public CheckpointFolder {
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One checkpoint.
   *
   * @param step updates or epochs
   * @param path a file or a folder
   * @param metrics what its name tells beside
   */
  public record StepFile(long step, Path path, Map<String, Double> metrics) {}

  /**
   * Finds the checkpoints.
   *
   * @param asked how names tell the step; empty to guess
   * @throws IllegalArgumentException if there are fewer than two, two of one step, or none can be
   *     guessed
   */
  public static CheckpointFolder open(Path folder, Optional<NamePattern> asked) throws IOException {
    List<String> names = names(folder);
    NamePattern pattern = asked.isPresent() ? asked.get() : guess(folder, names);
    Map<Long, StepFile> byStep = new TreeMap<>();
    List<String> leftOut = new ArrayList<>();
    for (String name : names) {
      Optional<NamePattern.Reading> reading = pattern.read(name);
      if (reading.isEmpty()) {
        leftOut.add(name);
        continue;
      }
      StepFile file =
          new StepFile(reading.get().step(), folder.resolve(name), reading.get().metrics());
      StepFile other = byStep.put(file.step(), file);
      if (other != null) {
        throw new IllegalArgumentException(
            "[%s] steps must differ, was %d of both %s and %s"
                .formatted(folder, file.step(), other.path().getFileName(), name));
      }
    }
    if (byStep.size() < 2) {
      throw new IllegalArgumentException(
          "[%s] must hold at least two checkpoints named '%s', was %d"
              .formatted(folder, pattern, byStep.size()));
    }
    return new CheckpointFolder(
        folder, pattern, asked.isEmpty(), List.copyOf(byStep.values()), leftOut);
  }

  /** Whether a file may be a checkpoint, by the ending of its name. */
  public static boolean mayBeCheckpoint(Path file) {
    return CHECKPOINT.matcher(file.toString()).matches();
  }

  private static NamePattern guess(Path folder, List<String> names) {
    if (names.size() < 2) {
      throw new IllegalArgumentException(
          names.isEmpty()
              ? "[%s] holds no checkpoint".formatted(folder)
              : "[%s] must hold at least two checkpoints, was %s".formatted(folder, names));
    }
    try {
      return NameGuess.of(names);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("[%s] %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Whether it is a pipe or a device, which may never end. */
  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  /** Of what may be a checkpoint: files by their ending, and folders that are not hidden. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(p -> Files.isDirectory(p) || mayBeCheckpoint(p) && !isSpecial(p))
          .map(p -> p.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
