package io.spectracast.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.spectracast.analysis.LayerAnalysis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of an analysis that are done, kept as they come so that a stopped analysis can go on.
 *
 * <p>JSON Lines: the first line is the {@link AnalysisSubject}, each further line a {@link
 * LayerAnalysis}. A line is forced to disk before the next begins; one that a crash has cut off
 * does not count, and going on overwrites it.
 */
public final class AnalysisJournal implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Map<String, LayerAnalysis> finished = new LinkedHashMap<>();

  private AnalysisJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * A new journal.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static AnalysisJournal begin(Path file, AnalysisSubject subject) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    AnalysisJournal journal = new AnalysisJournal(file, channel);
    try {
      journal.lock();
      journal.append(subject);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Goes on with a journal.
   *
   * @param subject what is to be analysed now; must be what the journal was begun with
   * @throws ResultFileException if it is not, or a line is no layer, or another process writes to
   *     it
   */
  public static AnalysisJournal resume(Path file, AnalysisSubject subject) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    AnalysisJournal journal = new AnalysisJournal(file, channel);
    try {
      journal.lock();
      journal.read(subject);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The layers that are done, by name, in the order they were added. */
  public Map<String, LayerAnalysis> finished() {
    return Collections.unmodifiableMap(finished);
  }

  /** Keeps a layer: once this returns, it is on disk. */
  public void add(LayerAnalysis layer) throws IOException {
    append(layer);
    finished.put(layer.layer().name(), layer);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw inUse();
      }
    } catch (OverlappingFileLockException e) {
      throw inUse();
    }
  }

  private ResultFileException inUse() {
    return new ResultFileException(file, "is in use by another process");
  }

  private void append(Object value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap(line(value));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
  }

  private static byte[] line(Object value) throws IOException {
    return (Json.MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A file without a whole first line may be a journal only if it holds that line's beginning. */
  private void requireBeginningOf(AnalysisSubject subject, byte[] found) throws IOException {
    byte[] begun = line(subject);
    int length = Math.min(found.length, begun.length);
    if (!Arrays.equals(found, 0, found.length, begun, 0, length)) {
      throw new ResultFileException(file, "must be a journal, was not: nothing is overwritten");
    }
  }

  private void read(AnalysisSubject asked) throws IOException {
    JournalLines lines = JournalLines.of(channel);
    Optional<String> first = lines.next();
    if (first.isPresent()) {
      check(parsed(lines, first.get(), AnalysisSubject.class), asked);
    } else {
      requireBeginningOf(asked, lines.rest());
    }
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      LayerAnalysis layer = parsed(lines, line.get(), LayerAnalysis.class);
      finished.put(layer.layer().name(), layer);
    }
    channel.truncate(lines.end());
    channel.position(lines.end());
    if (first.isEmpty()) {
      append(asked);
    }
  }

  private void check(AnalysisSubject begun, AnalysisSubject asked) throws ResultFileException {
    Optional<String> difference = begun.difference(asked);
    if (difference.isPresent()) {
      throw new ResultFileException(file, "cannot be gone on with: %s".formatted(difference.get()));
    }
  }

  private <T> T parsed(JournalLines lines, String line, Class<T> type) throws ResultFileException {
    try {
      return Json.MAPPER.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw new ResultFileException(
          file, "line %d: %s".formatted(lines.number(), ResultFileException.problem(e)));
    }
  }
}
