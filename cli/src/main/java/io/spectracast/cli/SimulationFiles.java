package io.spectracast.cli;

import io.spectracast.store.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files a simulation writes: under temporary names until {@link #publish}, so that none is ever
 * half there; closing removes what was not published.
 */
final class SimulationFiles implements AutoCloseable {

  private static final String MOMENTS = "moments.csv";
  private static final String TRAJECTORIES = "trajectories.png";
  private static final String DENSITY = "density.png";

  private final Path directory;
  private final String values;
  private final boolean made;

  private SimulationFiles(Path directory, ExportFormat format, boolean made) {
    this.directory = directory;
    this.values = values(format);
    this.made = made;
  }

  /**
   * Makes the folder if it is not there.
   *
   * @throws InputException if one of the files exists, or the folder cannot be written to
   */
  static SimulationFiles newIn(Path directory, ExportFormat format) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new InputException("[%s] must be a folder, is a file".formatted(directory));
    }
    boolean made = !Files.exists(directory);
    Files.createDirectories(directory);
    SimulationFiles files = new SimulationFiles(directory, format, made);
    files.names().map(directory::resolve).forEach(Outputs::requireNew);
    return files;
  }

  private static String values(ExportFormat format) {
    return "singular-values." + format.extension();
  }

  private Stream<String> names() {
    return Stream.of(values, MOMENTS, TRAJECTORIES, DENSITY);
  }

  Path values() {
    return temporary(values);
  }

  /** Where the values are put as CSV on their way to another format. */
  Path valuesAsCsv() {
    return temporary(values(ExportFormat.CSV));
  }

  Path moments() {
    return temporary(MOMENTS);
  }

  Path trajectories() {
    return temporary(TRAJECTORIES);
  }

  Path density() {
    return temporary(DENSITY);
  }

  /** By process, so that two simulations into one folder do not write to the same file. */
  private Path temporary(String name) {
    return directory.resolve(".%s.%d.part".formatted(name, ProcessHandle.current().pid()));
  }

  /**
   * Gives every file its own name.
   *
   * @throws java.nio.file.FileAlreadyExistsException if a file of this name has come meanwhile
   */
  List<Path> publish() throws IOException {
    List<Path> published = new ArrayList<>();
    for (String name : names().toList()) {
      published.add(Files.move(temporary(name), directory.resolve(name)));
    }
    return published;
  }

  @Override
  public void close() throws IOException {
    for (String name : names().toList()) {
      Files.deleteIfExists(temporary(name));
    }
    Files.deleteIfExists(valuesAsCsv());
    if (made && isEmpty()) {
      Files.delete(directory);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.findAny().isEmpty();
    }
  }
}
