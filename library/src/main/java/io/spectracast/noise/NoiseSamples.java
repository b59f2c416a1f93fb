package io.spectracast.noise;

import io.spectracast.linalg.SingularTriplets;
import io.spectracast.random.RandomStreams;
import io.spectracast.tail.Outcome;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The samples of the noise of one matrix, taken in one at a time in the order of time. Keeps no
 * sample; see {@link NoiseMeasurement#of} for what it keeps. Not safe for use by several threads.
 */
public final class NoiseSamples {

  /** Samples below which nothing is said. */
  public static final int FEWEST = 32;

  /** Single entries that are followed. */
  private static final int ENTRIES = 32;

  final int rows;
  final int columns;
  final int count;
  final Centre centre;
  final Optional<SingularTriplets> frame;
  final NoiseOptions options;
  final NoiseNull noiseNull;

  final VarianceTime variance;
  final SampleRows rowSquares;
  final SampleRows columnSquares;
  final FrameProjection random;
  final SampleRows randomBlocks;
  final Optional<FrameProjection> singular;
  final SampleRows singularBlocks;
  final SampleRows leftSquares;
  final SampleRows rightSquares;
  final SampleRows entries;
  final Optional<SideCovariance> rowCovariance;
  final Optional<SideCovariance> columnCovariance;

  private final int[] followed;
  private final double[] states;
  private final double[] sample;
  private int taken;
  private int stated;

  NoiseSamples(
      int rows,
      int columns,
      int count,
      Centre centre,
      Optional<SingularTriplets> frame,
      NoiseOptions options,
      NoiseNull noiseNull) {
    requireShape(rows, columns, count, centre, frame);
    this.rows = rows;
    this.columns = columns;
    this.count = count;
    this.centre = centre;
    this.frame = frame;
    this.options = options;
    this.noiseNull = noiseNull;
    this.variance = new VarianceTime(rows * columns, count);
    this.rowSquares = new SampleRows(rows, count);
    this.columnSquares = new SampleRows(columns, count);
    RandomStreams streams = new RandomStreams(options.seed());
    this.random =
        FrameProjection.random(
            rows, columns, options.directions(), streams.stream("directions", rows, columns));
    this.randomBlocks = new SampleRows(random.leftCount() * random.rightCount(), count);
    this.singular = frame.map(FrameProjection::of);
    int modes = frame.map(SingularTriplets::count).orElse(0);
    this.singularBlocks = new SampleRows(modes * modes, count);
    this.leftSquares = new SampleRows(modes, count);
    this.rightSquares = new SampleRows(modes, count);
    this.followed = followed(rows * columns, streams.stream("entries", rows, columns));
    this.entries = new SampleRows(followed.length, count);
    this.rowCovariance = covariance(false, rows, columns);
    this.columnCovariance = covariance(true, columns, rows);
    this.states = new double[count];
    this.sample = new double[rows * columns];
  }

  private static void requireShape(
      int rows, int columns, int count, Centre centre, Optional<SingularTriplets> frame) {
    require(rows >= 1, "rows must be positive, was " + rows);
    require(columns >= 1, "columns must be positive, was " + columns);
    require(count >= 1, "count must be positive, was " + count);
    int entries = Math.multiplyExact(rows, columns);
    int given = centre.values().length;
    require(
        given == 0 || given == entries,
        "centre must have %d entries or none, was %d".formatted(entries, given));
    frame.ifPresent(
        f ->
            require(
                f.left().rows() == rows && f.right().rows() == columns,
                "frame must belong to a %d x %d matrix, was of a %d x %d one"
                    .formatted(rows, columns, f.left().rows(), f.right().rows())));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private Optional<SideCovariance> covariance(boolean ofColumns, int size, int length) {
    return size <= options.longestSide()
        ? Optional.of(new SideCovariance(ofColumns, size, length, count))
        : Optional.empty();
  }

  /** Different entries, chosen at random. */
  private static int[] followed(int entries, UniformRandomProvider rng) {
    return rng.ints(0, entries).distinct().limit(Math.min(ENTRIES, entries)).toArray();
  }

  /**
   * Takes in the next sample.
   *
   * @param values m × n in row-major order; not kept
   */
  public void add(double[] values) {
    requireRoom(values.length);
    System.arraycopy(values, 0, sample, 0, sample.length);
    take();
  }

  /** The same from single precision. */
  public void add(float[] values) {
    requireRoom(values.length);
    for (int i = 0; i < sample.length; i++) {
      sample[i] = values[i];
    }
    take();
  }

  /**
   * Takes in the next sample together with a positive measure of the weights it was taken at, such
   * as |W|². Give it with every sample or with none.
   */
  public void add(double[] values, double state) {
    require(
        state > 0 && state < Double.POSITIVE_INFINITY,
        "state must be positive and finite, was " + state);
    add(values);
    states[taken - 1] = state;
    stated++;
  }

  private void requireRoom(int length) {
    require(
        length == sample.length,
        "sample must have %d entries, was %d".formatted(sample.length, length));
    if (taken == count) {
      throw new IllegalStateException("no more than the %d samples can come".formatted(count));
    }
  }

  private void take() {
    for (int i = 0; i < centre.values().length; i++) {
      sample[i] -= centre.values()[i];
    }
    requireFinite();
    addSides();
    variance.add(sample);
    random.accept(sample);
    randomBlocks.add(random.block());
    singular.ifPresent(this::addSingular);
    entries.add(Arrays.stream(followed).mapToDouble(i -> sample[i]).toArray());
    rowCovariance.ifPresent(c -> c.add(sample));
    columnCovariance.ifPresent(c -> c.add(sample));
    taken++;
  }

  private void requireFinite() {
    for (int i = 0; i < sample.length; i++) {
      if (!(Math.abs(sample[i]) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "sample %d must be finite, was %s at (%d, %d)"
                .formatted(taken, sample[i], i / columns, i % columns));
      }
    }
  }

  private void addSides() {
    double[] ofRows = new double[rows];
    double[] ofColumns = new double[columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double square = sample[i * columns + j] * sample[i * columns + j];
        ofRows[i] += square;
        ofColumns[j] += square;
      }
    }
    rowSquares.add(ofRows);
    columnSquares.add(ofColumns);
  }

  private void addSingular(FrameProjection projection) {
    projection.accept(sample);
    singularBlocks.add(projection.block());
    leftSquares.add(projection.leftSquares());
    rightSquares.add(projection.rightSquares());
  }

  /** The measures of the weights, if they came with every sample. */
  Optional<double[]> states() {
    return stated == count ? Optional.of(states) : Optional.empty();
  }

  /**
   * The statistics of all samples.
   *
   * @return empty if N is below {@value #FEWEST} or all samples are zero
   * @throws IllegalStateException if fewer than N samples have come, or some with a state and some
   *     without
   */
  public Outcome<NoiseStatistics> statistics() {
    if (taken < count) {
      throw new IllegalStateException("%d samples must come, %d did".formatted(count, taken));
    }
    if (stated != 0 && stated != count) {
      throw new IllegalStateException(
          "states must come with all %d samples, came with %d".formatted(count, stated));
    }
    if (count < FEWEST) {
      return Outcome.empty(
          "at least %d samples are needed, there were %d".formatted(FEWEST, count));
    }
    boolean zero = Arrays.stream(variance.meanSquares()).allMatch(x -> x == 0);
    return zero
        ? Outcome.empty("all samples are zero")
        : Outcome.of(new Assessment(this).statistics());
  }
}
