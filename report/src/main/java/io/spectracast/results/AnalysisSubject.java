package io.spectracast.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is analysed, and how: two analyses of the same subject give every layer the same numbers.
 *
 * @param version of Spectracast
 * @param files the checkpoint's, in their order
 * @param settings every option that a layer's numbers depend on, by its name
 */
public record AnalysisSubject(String version, List<InputFile> files, Map<String, String> settings) {

  public AnalysisSubject {
    files = List.copyOf(files);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * A file of the checkpoint, as far as it can be told without reading it.
   *
   * @param name without folders
   * @param bytes its length
   * @param modified when it was last changed, in UTC by ISO 8601
   */
  public record InputFile(String name, long bytes, String modified) {

    static InputFile of(Path file) throws IOException {
      Path name = file.getFileName();
      return new InputFile(
          name == null ? "" : name.toString(),
          Files.size(file),
          Files.getLastModifiedTime(file).toInstant().toString());
    }
  }

  /** The subject with these files as they are now. */
  public static AnalysisSubject of(String version, List<Path> files, Map<String, String> settings)
      throws IOException {
    List<InputFile> described = new ArrayList<>();
    for (Path file : files) {
      described.add(InputFile.of(file));
    }
    return new AnalysisSubject(version, described, settings);
  }

  /** In words the first thing in which the other is not as this; empty if it is the same. */
  Optional<String> difference(AnalysisSubject other) {
    if (!version.equals(other.version)) {
      return Optional.of("version must be %s, was %s".formatted(version, other.version));
    }
    return settingThatDiffers(other).or(() -> fileThatDiffers(other));
  }

  private Optional<String> settingThatDiffers(AnalysisSubject other) {
    TreeSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(other.settings.keySet());
    return names.stream()
        .filter(name -> !value(name).equals(other.value(name)))
        .map(name -> "%s must be %s, was %s".formatted(name, value(name), other.value(name)))
        .findFirst();
  }

  private String value(String setting) {
    return settings.getOrDefault(setting, "absent");
  }

  private Optional<String> fileThatDiffers(AnalysisSubject other) {
    if (files.size() != other.files.size()) {
      return Optional.of(
          "checkpoint must have %d files, was %d".formatted(files.size(), other.files.size()));
    }
    for (int i = 0; i < files.size(); i++) {
      if (!files.get(i).equals(other.files.get(i))) {
        return Optional.of(
            "checkpoint must be %s, was %s".formatted(files.get(i), other.files.get(i)));
      }
    }
    return Optional.empty();
  }
}
