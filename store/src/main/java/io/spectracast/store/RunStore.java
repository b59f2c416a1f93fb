package io.spectracast.store;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.RunDescription;
import io.spectracast.run.Snapshot;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run in one DuckDB file: its description, its snapshots, and the forecasts made of it.
 *
 * <p>Each {@code append} is one transaction, on disk when the method returns. A process killed at
 * any moment loses at most the snapshot in flight, and the file opens again; until then a
 * write-ahead log, {@code FILE.wal}, lies beside it and belongs to it. All values come back bit for
 * bit.
 *
 * <p>One store writes a file at a time. {@link #openReadOnly} reads along while another process
 * writes, from a private copy as of the moment of opening. Within the writing process, read through
 * the store that writes: opening and closing the file by any other means releases the lock that
 * keeps a second writer out (POSIX drops a process's locks on a file with any of its descriptors).
 *
 * <p>Safe for use by several threads, which take turns. The database runs on one thread and holds
 * at most 256 MB outside the Java heap.
 */
public final class RunStore implements AutoCloseable {

  private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

  /** What is released once the database is closed. */
  private interface Release {
    void run() throws RunStoreException;
  }

  final Database database;
  private final boolean writing;
  private final Release release;
  private final RunDescription description;
  private final Map<String, Integer> modes;
  private OptionalLong lastStep;
  private boolean closed;

  private RunStore(Database database, boolean writing, Release release) throws RunStoreException {
    this.database = database;
    this.writing = writing;
    this.release = release;
    Schema.require(database);
    this.description = wellFormed(() -> DescriptionTables.read(database));
    this.lastStep = SnapshotTables.lastStep(database);
    this.modes = SnapshotTables.modes(database);
  }

  /**
   * Creates a run file without snapshots. The file appears under its name only once it is whole.
   *
   * @throws RunStoreException if the file or its write-ahead log exists, or cannot be written
   */
  public static RunStore create(Path file, RunDescription description) throws RunStoreException {
    requireDistinct(description.layers());
    requireAbsent(file);
    requireAbsent(LiveCopy.sibling(file, ".wal"));
    Path unfinished = unfinished(file);
    try {
      Files.deleteIfExists(LiveCopy.sibling(unfinished, ".wal"));
      Files.deleteIfExists(unfinished);
      initialise(unfinished, description);
      Files.move(unfinished, file);
    } catch (FileAlreadyExistsException e) {
      throw new RunStoreException(file, "must not exist yet, was there already", e);
    } catch (RunStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new RunStoreException(file, "cannot be created: " + e, e);
    }
    return open(file);
  }

  /** Whether a file is what {@link #create} leaves, and takes away again, if it is killed. */
  public static boolean isUnfinished(Path file, Path created) {
    Path unfinished = unfinished(created);
    return file.equals(unfinished) || file.equals(LiveCopy.sibling(unfinished, ".wal"));
  }

  private static Path unfinished(Path file) {
    return LiveCopy.sibling(file, ".creating");
  }

  private static void requireDistinct(List<Layer> layers) {
    Set<String> names = new HashSet<>();
    for (Layer layer : layers) {
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException(
            "layers must have distinct names, was '%s' twice".formatted(layer.name()));
      }
    }
  }

  private static void requireAbsent(Path file) throws RunStoreException {
    if (Files.exists(file)) {
      throw new RunStoreException(file, "must not exist yet, was there already");
    }
  }

  private static void initialise(Path file, RunDescription description) throws RunStoreException {
    try (Database database = Database.writing(file)) {
      database.transaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              Schema.create(statement);
            }
            DescriptionTables.append(connection, description);
            return null;
          });
    }
  }

  /**
   * Opens a run file to append to it, after a crash too.
   *
   * @throws RunStoreException if the file is missing, held by another process, not a run file,
   *     damaged, or of a newer schema
   */
  public static RunStore open(Path file) throws RunStoreException {
    requireReadable(file);
    if (!Files.isWritable(file)) {
      throw new RunStoreException(file, "must be writable, was not");
    }
    Path key = realPath(file);
    if (!WRITTEN_HERE.add(key)) {
      throw writtenHere(file);
    }
    try {
      return over(Database.writing(file), true, () -> WRITTEN_HERE.remove(key));
    } catch (RunStoreException | RuntimeException e) {
      WRITTEN_HERE.remove(key);
      throw e;
    }
  }

  /**
   * Opens a run file for reading alone. If another process is writing it, the store shows the run
   * as it was recorded up to now: a copy of the file and its log is taken to the temporary folder
   * and removed on closing.
   *
   * @throws RunStoreException as {@link #open}, and if this process itself is writing the file
   */
  public static RunStore openReadOnly(Path file) throws RunStoreException {
    requireReadable(file);
    if (WRITTEN_HERE.contains(realPath(file))) {
      throw writtenHere(file);
    }
    try {
      return over(Database.reading(file), false, () -> {});
    } catch (FileLockedException e) {
      return ofCopy(file);
    }
  }

  private static RunStore ofCopy(Path file) throws RunStoreException {
    LiveCopy copy = LiveCopy.of(file);
    try {
      return over(Database.readingCopy(file, copy.file()), false, copy::close);
    } catch (RunStoreException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static RunStore over(Database database, boolean writing, Release release)
      throws RunStoreException {
    try {
      return new RunStore(database, writing, release);
    } catch (RunStoreException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void requireReadable(Path file) throws RunStoreException {
    if (!Files.exists(file)) {
      throw new RunStoreException(file, "must be a run file, was missing");
    }
    if (Files.isDirectory(file)) {
      throw new RunStoreException(file, "must be a run file, was a directory");
    }
    if (!Files.isReadable(file)) {
      throw new RunStoreException(file, "must be readable, was not");
    }
    if (file.toFile().length() == 0) {
      throw new RunStoreException(file, "must be a run file, was empty");
    }
  }

  private static Path realPath(Path file) throws RunStoreException {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new RunStoreException(file, "cannot be resolved: " + e, e);
    }
  }

  private static RunStoreException writtenHere(Path file) {
    return new RunStoreException(
        file, "is being written by this process; read through the store that writes it");
  }

  /** What the run is. */
  public RunDescription description() {
    return description;
  }

  /** The step of the last snapshot; empty before the first. */
  public synchronized OptionalLong lastStep() {
    return lastStep;
  }

  /**
   * Appends a snapshot; it is on disk when this returns.
   *
   * @param snapshot of a later step than the last one, with every layer of the run in its order
   * @throws RunStoreException if it cannot be written; nothing of it is kept then
   */
  public synchronized void append(Snapshot snapshot) throws RunStoreException {
    requireWriting();
    requireLater(snapshot.step());
    requireLayers(snapshot);
    database.transaction(
        connection -> {
          SnapshotTables.append(connection, snapshot);
          return null;
        });
    lastStep = OptionalLong.of(snapshot.step());
    for (LayerSnapshot layer : snapshot.layers()) {
      modes.put(layer.layer().name(), layer.singularValues().length);
    }
  }

  private void requireLater(long step) {
    if (lastStep.isPresent() && step <= lastStep.getAsLong()) {
      throw new IllegalArgumentException(
          "step must be greater than %d, the last recorded one, was %d"
              .formatted(lastStep.getAsLong(), step));
    }
  }

  private void requireLayers(Snapshot snapshot) {
    List<Layer> layers = snapshot.layers().stream().map(LayerSnapshot::layer).toList();
    if (!layers.equals(description.layers())) {
      throw new IllegalArgumentException(
          "layers must be %s, was %s".formatted(description.layers(), layers));
    }
    for (LayerSnapshot layer : snapshot.layers()) {
      if (layer.step() != snapshot.step()) {
        throw new IllegalArgumentException(
            "layer '%s': step must be %d as in its snapshot, was %d"
                .formatted(layer.layer().name(), snapshot.step(), layer.step()));
      }
      int count = layer.singularValues().length;
      int before = modes.getOrDefault(layer.layer().name(), count);
      if (count != before) {
        throw new IllegalArgumentException(
            "layer '%s': must have %d singular values as before, was %d"
                .formatted(layer.layer().name(), before, count));
      }
    }
  }

  /**
   * Appends a forecast. Every forecast is kept, also one of the same origin and settings as
   * another.
   *
   * @param forecast with at most one fan per layer, the leads of each strictly increasing
   * @throws RunStoreException if it cannot be written; nothing of it is kept then
   */
  public synchronized void append(Forecast forecast) throws RunStoreException {
    requireWriting();
    requireDistinct(forecast.fans().stream().map(Fan::layer).toList());
    forecast.fans().forEach(RunStore::requireIncreasingLeads);
    database.transaction(
        connection -> {
          ForecastTables.append(connection, forecast);
          return null;
        });
  }

  private static void requireIncreasingLeads(Fan fan) {
    long[] leads = fan.leads();
    for (int i = 1; i < leads.length; i++) {
      if (leads[i] <= leads[i - 1]) {
        throw new IllegalArgumentException(
            "layer '%s': leads must increase, was %d after %d"
                .formatted(fan.layer().name(), leads[i], leads[i - 1]));
      }
    }
  }

  /**
   * The run as far as it has been recorded.
   *
   * @throws RunStoreException if the file does not hold what it must
   */
  public synchronized RecordedRun read() throws RunStoreException {
    requireOpen();
    return wellFormed(
        () -> new RecordedRun(description, SnapshotTables.read(database, description.layers())));
  }

  /**
   * All stored forecasts, oldest first.
   *
   * @throws RunStoreException if the file does not hold what it must
   */
  public synchronized List<Forecast> forecasts() throws RunStoreException {
    requireOpen();
    return wellFormed(() -> ForecastTables.read(database));
  }

  /**
   * Writes each table, and each view in long form, to a file of its own, e.g. {@code
   * DIRECTORY/spectra.parquet}. The files appear under their names only once all are whole.
   *
   * @param directory created if missing
   * @param replace whether to replace such files of an earlier export
   * @return the files written
   * @throws RunStoreException if a file exists and {@code replace} is false, or one cannot be
   *     written
   */
  public synchronized List<Path> export(Path directory, ExportFormat format, boolean replace)
      throws RunStoreException {
    requireOpen();
    return new Export(database, directory, format).write(replace);
  }

  /** The same, refusing to replace files. */
  public List<Path> export(Path directory, ExportFormat format) throws RunStoreException {
    return export(directory, format, false);
  }

  private interface Reading<T> {
    T get() throws RunStoreException;
  }

  private <T> T wellFormed(Reading<T> reading) throws RunStoreException {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw database.fault(e.getMessage(), e);
    }
  }

  private void requireWriting() {
    requireOpen();
    if (!writing) {
      throw new IllegalStateException("the store was opened for reading alone");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /** Folds the write-ahead log into the file and lets go of it; a second call does nothing. */
  @Override
  public synchronized void close() throws RunStoreException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      database.close();
    } finally {
      release.run();
    }
  }
}
