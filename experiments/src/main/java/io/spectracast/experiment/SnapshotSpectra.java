package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The spectra of one matrix in all members of an ensemble, snapshot by snapshot.
 *
 * @param subject the network
 * @param watched the matrix
 * @param members of each, all snapshots in the order of time
 */
record SnapshotSpectra(
    EvolutionSubject subject, EvolutionSubject.Watched watched, List<List<Reading>> members) {

  /** Chance of counting a spike where there is noise alone. */
  static final double SPIKE_LEVEL = 0.01;

  private static final List<String> COLUMNS =
      List.of("layer", "step", "spikes", "distance", "largest", "spike-p", "alpha", "tail");

  /**
   * One matrix at one step.
   *
   * @param step updates
   * @param spikes how many singular values lie beyond the bulk
   * @param distance n′D of the bulk without them
   * @param largest s₁ over the bulk's edge σ(√m′ + √n′)
   * @param spikeP the largest p-value of an accepted spike, NaN without one
   * @param alpha the exponent of the power law fitted to the eigenvalues' tail; NaN without a fit
   * @param tailSize how many eigenvalues it was fitted to; NaN without a fit
   */
  record Reading(
      long step,
      int spikes,
      double distance,
      double largest,
      double spikeP,
      double alpha,
      double tailSize) {}

  /** The readings of one member. */
  static Numbers measure(RecordedRun run, List<EvolutionSubject.Watched> watched, Bench bench) {
    List<double[]> rows = new ArrayList<>();
    for (Snapshot snapshot : run.snapshots()) {
      bench.requireGoing();
      for (EvolutionSubject.Watched one : watched) {
        rows.add(row(one, snapshot.layers().get(one.index())));
      }
    }
    return new Numbers(COLUMNS, rows);
  }

  private static double[] row(EvolutionSubject.Watched watched, LayerSnapshot snapshot) {
    double[] s = snapshot.singularValues();
    BulkFit fit = new BulkEstimator(SPIKE_LEVEL).fit(s, watched.rows()).orElseThrow();
    var tail = PowerLawFitter.ALL_CANDIDATES.fit(eigenvalues(s)).value();
    int spikes = fit.spikes().size();
    return new double[] {
      watched.index(),
      snapshot.step(),
      spikes,
      BulkNull.scaled(fit),
      s[0] / fit.upperEdge(),
      spikes == 0 ? Double.NaN : fit.spikes().get(spikes - 1).pValue(),
      tail.map(PowerLawTail::tailExponent).orElse(Double.NaN),
      tail.map(t -> (double) t.tailSize()).orElse(Double.NaN)
    };
  }

  static double[] eigenvalues(double[] s) {
    return Arrays.stream(s).map(x -> x * x).toArray();
  }

  static SnapshotSpectra of(
      EvolutionSubject subject, EvolutionSubject.Watched watched, List<Numbers> members) {
    return new SnapshotSpectra(
        subject, watched, members.stream().map(member -> readings(member, watched)).toList());
  }

  private static List<Reading> readings(Numbers member, EvolutionSubject.Watched watched) {
    return member.rows().stream()
        .filter(row -> row[0] == watched.index())
        .map(
            row -> new Reading((long) row[1], (int) row[2], row[3], row[4], row[5], row[6], row[7]))
        .toList();
  }

  /** Of every snapshot the step. */
  long[] steps() {
    return members.get(0).stream().mapToLong(Reading::step).toArray();
  }

  /** A number of each member at one snapshot. */
  double[] at(int snapshot, ToDoubleFunction<Reading> number) {
    return members.stream().mapToDouble(m -> number.applyAsDouble(m.get(snapshot))).toArray();
  }

  /** The mean over the members at one snapshot, of those that have the number. */
  double mean(int snapshot, ToDoubleFunction<Reading> number) {
    return Arrays.stream(at(snapshot, number))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  int last() {
    return members.get(0).size() - 1;
  }

  /** Network and matrix in words. */
  String name() {
    return subject.label() + " " + watched.layer().name();
  }
}
