package io.spectracast.experiment;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One weight matrix in several runs that differ in nothing but their seed.
 *
 * @param name for a table, unique in an experiment
 * @param decay κ = ηλ, what weight decay takes off the weights in one update; 0 without
 * @param updates length of each run
 * @param runs one for each seed, all of one shape and recorded at the same steps
 */
record WeightRuns(String name, double decay, long updates, List<LayerTrajectory> runs) {

  /** Rounding of a weight, relative to it. */
  private static final double RESOLUTION = 0x1p-24;

  WeightRuns {
    runs = List.copyOf(runs);
    if (runs.size() < 2) {
      throw new IllegalArgumentException("runs must number at least 2, was " + runs.size());
    }
  }

  /**
   * A stretch of a run, in shares of its length.
   *
   * @param after where it begins, left out
   * @param until where it ends, included
   */
  record Stretch(double after, double until) {

    /** In per cent, such as {@code 33–67 %}. */
    String words() {
      return "%d–%d %%".formatted(Math.round(100 * after), Math.round(100 * until));
    }
  }

  Layer layer() {
    return runs.get(0).layer();
  }

  int rows() {
    return layer().longSide();
  }

  int columns() {
    return layer().shortSide();
  }

  /** All snapshots of one run in a stretch, in the order of time. */
  List<LayerSnapshot> snapshots(int run, Stretch stretch) {
    return runs.get(run).snapshots().stream()
        .filter(s -> s.step() > stretch.after() * updates && s.step() <= stretch.until() * updates)
        .toList();
  }

  /** At most so many spectra of one run, evenly spaced, ending with the stretch, and resolved. */
  List<double[]> spectra(int run, Stretch stretch, int most) {
    List<LayerSnapshot> all = snapshots(run, stretch);
    int count = Math.min(most, all.size());
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> resolved(all.get(i * all.size() / count - 1).singularValues()))
        .toList();
  }

  /**
   * Descending singular values as far as single precision shows them: what is below 2⁻²⁴s₁ counts
   * as 2⁻²⁴s₁.
   */
  static double[] resolved(double[] singularValues) {
    double least = RESOLUTION * singularValues[0];
    return Arrays.stream(singularValues).map(s -> Math.max(s, least)).toArray();
  }

  /** The rates measured in a stretch; empty if no noise was. */
  Optional<MeasuredForces> forces(Stretch stretch) {
    return MeasuredForces.of(this, stretch);
  }
}
