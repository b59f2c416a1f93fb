package io.spectracast.run;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Singular-value trajectories as a text table, for data from other programs.
 *
 * <p>One row per singular value, under the header {@value #HEADER}: the step (from 0), the layer's
 * name, the rows and columns of its matrix, the index of the singular value from 1, and the
 * singular value. Within a layer and step the rows stand together, the indices run 1, 2, … k
 * without a gap and the values do not increase; k is at most min(rows, columns) and the same at
 * every step of a layer. The steps of a layer increase down the file; layers may come in any order
 * or take turns. UTF-8, RFC 4180; gzip is recognised by its first bytes.
 */
public final class TrajectoryCsv {

  /** The first line of every file. */
  public static final String HEADER = "step,layer,rows,columns,index,singular_value";

  private static final List<String> COLUMNS = List.of(HEADER.split(","));
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private TrajectoryCsv() {}

  /**
   * Reads every layer of a file, in the order of their first rows.
   *
   * @throws TrajectoryFormatException if the file cannot be read or is not of this form; names the
   *     line, the field and what was expected
   */
  public static List<LayerTrajectory> read(Path file) throws TrajectoryFormatException {
    return read(file, new TrajectoryRows(file, Optional.empty()));
  }

  /**
   * The same, but where the steps of a layer go back, as after a restart, or its matrix changes its
   * size, what was recorded before and does not fit is left out.
   *
   * @param remarks told the layer, and what was left out of it and why
   */
  public static List<LayerTrajectory> read(Path file, BiConsumer<String, String> remarks)
      throws TrajectoryFormatException {
    return read(file, new TrajectoryRows(file, Optional.of(remarks)));
  }

  private static List<LayerTrajectory> read(Path file, TrajectoryRows rows)
      throws TrajectoryFormatException {
    try (Reader reader = reader(file)) {
      return read(file, new CsvRecords(file, reader), rows);
    } catch (TrajectoryFormatException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new TrajectoryFormatException(file, "must be a trajectory file, was missing");
    } catch (AccessDeniedException e) {
      throw new TrajectoryFormatException(file, "cannot be read: no permission");
    } catch (EOFException | ZipException e) {
      throw new TrajectoryFormatException(
          file, rows.line(), "is the last whole row of a damaged gzip file: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new TrajectoryFormatException(
          file, rows.line(), "must be followed by UTF-8 text, was something else");
    } catch (IOException e) {
      throw new TrajectoryFormatException(file, "cannot be read: " + e);
    }
  }

  private static List<LayerTrajectory> read(Path file, CsvRecords records, TrajectoryRows rows)
      throws IOException {
    requireHeader(file, records);
    for (List<String> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      rows.add(records.line(), fields);
    }
    return rows.trajectories();
  }

  private static void requireHeader(Path file, CsvRecords records) throws IOException {
    List<String> fields = records.next();
    if (fields.isEmpty()) {
      throw new TrajectoryFormatException(
          file, "must begin with '%s', was empty".formatted(HEADER));
    }
    for (int i = 0; i < COLUMNS.size(); i++) {
      String found = i < fields.size() ? "'" + fields.get(i) + "'" : "missing";
      if (!found.equals("'" + COLUMNS.get(i) + "'")) {
        throw new TrajectoryFormatException(
            file,
            records.line(),
            "header must be '%s': column %d must be '%s', was %s"
                .formatted(HEADER, i + 1, COLUMNS.get(i), found));
      }
    }
    if (fields.size() > COLUMNS.size()) {
      throw new TrajectoryFormatException(
          file,
          records.line(),
          "header must be '%s', was followed by '%s'"
              .formatted(HEADER, fields.get(COLUMNS.size())));
    }
  }

  private static Reader reader(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      // A decoder of its own reports what is not UTF-8; a charset would replace it.
      Reader reader = new InputStreamReader(inflated(bytes), StandardCharsets.UTF_8.newDecoder());
      return withoutByteOrderMark(reader);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static InputStream inflated(InputStream bytes) throws IOException {
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private static Reader withoutByteOrderMark(Reader reader) throws IOException {
    PushbackReader pushback = new PushbackReader(reader, 1);
    int first = pushback.read();
    if (first != BYTE_ORDER_MARK && first != -1) {
      pushback.unread(first);
    }
    return pushback;
  }

  /**
   * Writes trajectories, layer after layer; gzip-compressed if the name ends in {@code .gz}. Each
   * number is written so that reading gives the same double. An existing file is replaced.
   */
  public static void write(Path file, List<LayerTrajectory> trajectories) throws IOException {
    try (Writer out = writer(file)) {
      out.write(HEADER);
      out.write('\n');
      for (LayerTrajectory trajectory : trajectories) {
        write(out, trajectory);
      }
    }
  }

  private static Writer writer(Path file) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    try {
      OutputStream compressed =
          file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
      return new BufferedWriter(new OutputStreamWriter(compressed, StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static void write(Writer out, LayerTrajectory trajectory) throws IOException {
    Layer layer = trajectory.layer();
    String shape = ",%s,%d,%d,".formatted(CsvField.of(layer.name()), layer.rows(), layer.columns());
    for (LayerSnapshot snapshot : trajectory.snapshots()) {
      String prefix = snapshot.step() + shape;
      int index = 1;
      for (double singularValue : snapshot.singularValues()) {
        out.write(prefix + index++ + ',' + singularValue + '\n');
      }
    }
  }
}
