package io.spectracast.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Gathers the rows of a trajectory file. A step that goes back or a size that changes is refused,
 * or taken for a new beginning where there is someone to tell.
 */
final class TrajectoryRows {

  private static final int FIELDS = 6;

  /** Steps up to here are exact as doubles, and so are sums of two. */
  private static final long LARGEST_STEP = 1L << 52;

  /** As programs write numbers that are none, in any case. */
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?(nan|inf|infinity)");

  /** What has been read of one layer. */
  private static final class History {
    Layer layer;
    final List<LayerSnapshot> snapshots = new ArrayList<>();
    final List<Long> notFinite = new ArrayList<>();

    History(Layer layer) {
      this.layer = layer;
    }

    long lastStep() {
      return snapshots.isEmpty() ? -1 : snapshots.get(snapshots.size() - 1).step();
    }
  }

  private final Path file;
  private final Optional<BiConsumer<String, String>> remarks;
  private final Map<String, History> histories = new LinkedHashMap<>();
  private long line = 1;

  // The layer and step whose rows are being read.
  private History current;
  private long step;
  private double[] values = new double[64];
  private int count;
  private boolean finite;

  /** Beginnings anew are told to {@code remarks}; without it they are refused. */
  TrajectoryRows(Path file, Optional<BiConsumer<String, String>> remarks) {
    this.file = file;
    this.remarks = remarks;
  }

  /** The line of the last row added. */
  long line() {
    return line;
  }

  void add(long line, List<String> fields) throws TrajectoryFormatException {
    this.line = line;
    if (fields.size() != FIELDS) {
      throw fault("must have %d fields, was %d".formatted(FIELDS, fields.size()));
    }
    long rowStep = integer("step", fields.get(0), 0, Long.MAX_VALUE);
    if (rowStep > LARGEST_STEP) {
      throw fault("field 'step' must be at most 2^52, was " + rowStep);
    }
    String name = fields.get(1);
    int rows = (int) integer("rows", fields.get(2), 1, Integer.MAX_VALUE);
    int columns = (int) integer("columns", fields.get(3), 1, Integer.MAX_VALUE);
    if (current == null || rowStep != step || !name.equals(current.layer.name())) {
      finish();
      begin(rowStep, name, rows, columns);
    }
    requireShape(rows, columns);
    requireNextIndex(integer("index", fields.get(4), 1, Long.MAX_VALUE));
    if (remarks.isPresent() && NOT_FINITE.matcher(fields.get(5)).matches()) {
      finite = false;
      append(count == 0 ? 0 : values[count - 1]); // in order, and left out with its step
    } else {
      append(singularValue(fields.get(5)));
    }
  }

  private void begin(long rowStep, String name, int rows, int columns)
      throws TrajectoryFormatException {
    if (name.isBlank()) {
      throw fault("field 'layer' must be a name, was '%s'".formatted(name));
    }
    current = histories.computeIfAbsent(name, n -> new History(new Layer(n, rows, columns)));
    step = rowStep;
    count = 0;
    finite = true;
    if (remarks.isPresent()) {
      beginAnew(rows, columns, remarks.get());
    }
    if (step <= current.lastStep()) {
      throw fault(
          ("field 'step' must be greater than %d, the last of layer '%s' above (rows of one layer"
                  + " and step must stand together), was %d")
              .formatted(current.lastStep(), name, step));
    }
  }

  private void beginAnew(int rows, int columns, BiConsumer<String, String> remarks) {
    Layer before = current.layer;
    if (rows != before.rows() || columns != before.columns()) {
      remarks.accept(
          before.name(),
          "changes its shape from %d x %d to %d x %d at step %d: what lies before is left out"
              .formatted(before.rows(), before.columns(), rows, columns, step));
      current.layer = new Layer(before.name(), rows, columns);
      current.snapshots.clear();
    }
    if (step <= current.lastStep()) {
      remarks.accept(
          before.name(),
          "goes back from step %d to step %d: what was recorded from there on is left out"
              .formatted(current.lastStep(), step));
      current.snapshots.removeIf(s -> s.step() >= step);
    }
  }

  private void finish() throws TrajectoryFormatException {
    if (current == null) {
      return;
    }
    if (!finite) {
      current.notFinite.add(step);
      return;
    }
    List<LayerSnapshot> snapshots = current.snapshots;
    boolean differs = !snapshots.isEmpty() && snapshots.get(0).singularValues().length != count;
    if (differs && remarks.isPresent()) {
      remarks
          .get()
          .accept(
              current.layer.name(),
              "has %d singular values from step %d on, %d before: what lies before is left out"
                  .formatted(count, step, snapshots.get(0).singularValues().length));
      snapshots.clear();
    } else if (differs) {
      throw fault(
          "layer '%s' at step %d, which ends here, must have %d singular values as before, was %d"
              .formatted(
                  current.layer.name(), step, snapshots.get(0).singularValues().length, count));
    }
    snapshots.add(LayerSnapshot.of(current.layer, step, Arrays.copyOf(values, count)));
  }

  private void requireShape(int rows, int columns) throws TrajectoryFormatException {
    Layer layer = current.layer;
    if (rows != layer.rows()) {
      throw fault(
          "field 'rows' must be %d as before for layer '%s', was %d"
              .formatted(layer.rows(), layer.name(), rows));
    }
    if (columns != layer.columns()) {
      throw fault(
          "field 'columns' must be %d as before for layer '%s', was %d"
              .formatted(layer.columns(), layer.name(), columns));
    }
  }

  private void requireNextIndex(long index) throws TrajectoryFormatException {
    if (index > current.layer.shortSide()) {
      throw fault(
          "field 'index' must be at most min(rows, columns) = %d, was %d"
              .formatted(current.layer.shortSide(), index));
    }
    if (index != count + 1) {
      throw fault(
          "field 'index' must be %d (from 1, without gap or repetition), was %d"
              .formatted(count + 1, index));
    }
  }

  private void append(double singularValue) throws TrajectoryFormatException {
    if (finite && count > 0 && singularValue > values[count - 1]) {
      throw fault(
          "field 'singular_value' must be at most %s, the one before (descending order), was %s"
              .formatted(values[count - 1], singularValue));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = singularValue;
  }

  /** All layers, in the order of their first rows. */
  List<LayerTrajectory> trajectories() throws TrajectoryFormatException {
    if (current == null) {
      throw fault("header must be followed by rows, was the end of the file");
    }
    finish();
    current = null;
    List<LayerTrajectory> trajectories =
        histories.values().stream()
            .filter(h -> !h.snapshots.isEmpty())
            .map(h -> new LayerTrajectory(h.layer, h.snapshots))
            .toList();
    if (trajectories.isEmpty()) {
      throw fault("field 'singular_value' must be finite at some step, was nowhere");
    }
    histories.values().forEach(this::tellNotFinite);
    return trajectories;
  }

  private void tellNotFinite(History history) {
    if (!history.notFinite.isEmpty()) {
      List<Long> steps = history.notFinite;
      remarks
          .orElseThrow()
          .accept(
              history.layer.name(),
              "has singular values that are not finite at %d steps, first at %d: they are left out"
                  .formatted(steps.size(), steps.get(0)));
    }
  }

  private long integer(String field, String text, long min, long max)
      throws TrajectoryFormatException {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, like a value out of range.
    }
    throw fault("field '%s' must be an integer from %d, was '%s'".formatted(field, min, text));
  }

  private double singularValue(String text) throws TrajectoryFormatException {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < Double.POSITIVE_INFINITY && isDecimal(text)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, like a value out of range.
    }
    throw fault(
        "field 'singular_value' must be a finite decimal number from 0, was '%s'".formatted(text));
  }

  /** Whether it is none of the forms of Java alone: hexadecimal, or with a suffix or blanks. */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }

  private TrajectoryFormatException fault(String reason) {
    return new TrajectoryFormatException(file, line, reason);
  }
}
