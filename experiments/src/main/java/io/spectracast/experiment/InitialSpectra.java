package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.lab.Task;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.PublishedEdge;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The spectra of one matrix of a network before training, over many seeds. Its entries are
 * independent and of one variance, so that all that is said of noise must hold.
 *
 * @param subject the network
 * @param watched the matrix
 * @param positions s₁/(σ√m), with σ² the mean square of all entries, a number for each seed
 * @param statistics (s₁²/σ² − a)/b with σ² from the bulk, which should follow F₁
 * @param distances n′D of the bulk, see {@link BulkNull}
 * @param varianceRatios σ² from the bulk over the mean square of all entries
 */
record InitialSpectra(
    EvolutionSubject subject,
    EvolutionSubject.Watched watched,
    double[] positions,
    double[] statistics,
    double[] distances,
    double[] varianceRatios) {

  private static final List<String> COLUMNS =
      List.of("seed", "layer", "position", "statistic", "distance", "variance-ratio");

  /** The numbers of a few seeds, a row for each seed and matrix. */
  static Numbers measure(
      Task task, List<EvolutionSubject.Watched> watched, long firstSeed, int seeds, Bench bench) {
    List<double[]> rows = new ArrayList<>();
    try (Network network = task.network()) {
      for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
        bench.requireGoing();
        network.parameters().initialise(seed);
        List<FloatMatrix> matrices =
            network.parameters().copy().stream()
                .filter(Parameter::isMatrix)
                .map(Parameter::matrix)
                .toList();
        for (EvolutionSubject.Watched one : watched) {
          rows.add(row(seed, one, matrices.get(one.index())));
        }
      }
    }
    return new Numbers(COLUMNS, rows);
  }

  private static double[] row(long seed, EvolutionSubject.Watched watched, FloatMatrix matrix) {
    double[] s = Svd.values(matrix);
    double squares = 0;
    for (double value : s) {
      squares += value * value;
    }
    double variance = squares / watched.rows() / watched.columns();
    BulkFit fit =
        new BulkEstimator(SnapshotSpectra.SPIKE_LEVEL).fit(s, watched.rows()).orElseThrow();
    EdgeTest edge = new EdgeTest(watched.rows(), watched.columns(), fit.entryVariance());
    return new double[] {
      seed,
      watched.index(),
      s[0] / Math.sqrt(variance * watched.rows()),
      edge.statistic(s[0]),
      BulkNull.scaled(fit),
      fit.entryVariance() / variance
    };
  }

  /** All seeds of one matrix. */
  static InitialSpectra of(
      EvolutionSubject subject, EvolutionSubject.Watched watched, List<Numbers> parts) {
    return new InitialSpectra(
        subject,
        watched,
        column(parts, watched, "position"),
        column(parts, watched, "statistic"),
        column(parts, watched, "distance"),
        column(parts, watched, "variance-ratio"));
  }

  private static double[] column(
      List<Numbers> parts, EvolutionSubject.Watched watched, String name) {
    return parts.stream()
        .flatMapToDouble(
            part -> {
              double[] layers = part.column("layer");
              double[] values = part.column(name);
              return IntStream.range(0, layers.length)
                  .filter(i -> layers[i] == watched.index())
                  .mapToDouble(i -> values[i]);
            })
        .toArray();
  }

  /** The edge of this shape, in units of σ√m: 1 + √q. */
  double edge() {
    return 1 + Math.sqrt(watched.layer().aspectRatio());
  }

  /** The scale of the law of {@link #positions}, to first order: b/(2√(a m)). */
  double scale() {
    EdgeTest edge = new EdgeTest(watched.rows(), watched.columns(), 1);
    return edge.scale() / (2 * Math.sqrt(edge.center() * watched.rows()));
  }

  /** What the published account says of this shape. */
  PublishedEdge published() {
    return new PublishedEdge(watched.rows(), watched.columns());
  }

  /** Network and matrix in words. */
  String name() {
    return subject.label() + " " + watched.layer().name();
  }
}
