package io.spectracast.analysis;

import io.spectracast.linalg.Matrix;
import io.spectracast.linalg.NativeFloatMatrix;
import io.spectracast.linalg.Precision;
import io.spectracast.random.RandomStreams;
import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawFitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A layer against other matrices: its own shuffled entries, its square parts, its base. */
record Comparisons(
    LayerInput input, Spectrum spectrum, AnalysisOptions options, LayerMemory memory) {

  /**
   * Against the spectrum of the same entries in random order, whose errors are far below chance.
   */
  Outcome<RandomisedComparison> randomised() {
    if (!memory.shuffledFit()) {
      return Outcome.empty(
          "the shuffled entries need %s, the limit is %s"
              .formatted(
                  LayerMemory.mebibytes(memory.shuffled()), LayerMemory.mebibytes(memory.limit())));
    }
    RandomStreams streams = new RandomStreams(options.seed()).substreams(input.layer().name());
    int exponent = Math.getExponent(spectrum.largest());
    List<Spectrum> parts = new ArrayList<>();
    for (Matrix matrix : input.matrices()) {
      int index = parts.size();
      try (NativeFloatMatrix shuffled =
          ShuffledEntries.of(matrix, exponent, () -> streams.stream("shuffled entries", index))) {
        parts.add(Spectrum.of(List.of(shuffled), Precision.FAST, memory.reserved()));
      }
    }
    double[] others =
        Arrays.stream(Spectrum.pooled(parts).singularValues())
            .map(value -> Math.scalb(value, exponent))
            .toArray();
    double[] s = spectrum.singularValues();
    double distance = 0;
    double squares = 0;
    for (int k = 0; k < s.length; k++) {
      distance += Math.abs(s[k] - others[k]);
      squares += s[k] / s[0] * (s[k] / s[0]);
    }
    double rootMeanSquare = s[0] * Math.sqrt(squares / s.length);
    int exceeding = (int) Arrays.stream(s).filter(value -> value > others[0]).count();
    return Outcome.of(
        new RandomisedComparison(others, exceeding, distance / s.length / rootMeanSquare));
  }

  /** The tail of square parts; of a square matrix its own. */
  Outcome<FixedAspectTail> fixedAspect() {
    List<Matrix> windows = input.matrices().stream().flatMap(m -> Window.of(m).stream()).toList();
    Spectrum parts =
        windows.size() == input.matrices().size()
            ? spectrum
            : Spectrum.of(windows, options.precision(), memory.reserved());
    return PowerLawFitter.ALL_CANDIDATES
        .fit(parts.eigenvalues())
        .map(tail -> new FixedAspectTail(tail, input.layer().shortSide(), windows.size()));
  }

  /** The way from the base. */
  Outcome<BaseDistance> base() {
    if (input.bases().isEmpty()) {
      return Outcome.empty("there is no base");
    }
    Spectrum change = Spectrum.of(input.changes(), options.precision(), memory.reserved());
    double base = Math.sqrt(input.bases().stream().mapToDouble(Comparisons::squareNorm).sum());
    if (base == 0) {
      return Outcome.empty("all entries of the base are 0");
    }
    double moved = change.isZero() ? 0 : norm(change);
    double own = norm(spectrum);
    double cosine = (own / base + base / own - moved / base * (moved / own)) / 2;
    return Outcome.of(
        new BaseDistance(
            moved / base,
            Math.max(-1, Math.min(1, cosine)),
            change.isZero()
                ? Outcome.empty("nothing has changed")
                : Outcome.of(metrics(change, own / moved))));
  }

  private double norm(Spectrum of) {
    return metrics(of, 1).frobeniusNorm();
  }

  /**
   * The metrics of another matrix of the layer's shape.
   *
   * @param coarser how many times larger than its own entries those are that were rounded
   */
  private SpectralMetrics metrics(Spectrum of, double coarser) {
    LayerDescription layer = input.layer();
    return SpectralMetrics.of(
        of.singularValues(),
        layer.rows(),
        layer.columns(),
        coarser * layer.dtype().unitRoundoff(),
        of.errorBound());
  }

  /** Σ w². */
  private static double squareNorm(Matrix matrix) {
    double sum = 0;
    double[] row = new double[matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRows(i, 1, row);
      for (double value : row) {
        sum += value * value;
      }
    }
    return sum;
  }
}
