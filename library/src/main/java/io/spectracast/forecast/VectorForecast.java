package io.spectracast.forecast;

import io.spectracast.diffusion.MatrixDiffusion;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much the leading singular vectors will still be today's.
 *
 * <p>Two forecasts are tried from up to four earlier origins, and the one with the smaller CRPS is
 * made: matrices drawn from the matrix SDE, and what the overlap was from earlier origins after the
 * same part of the time elapsed.
 *
 * @param layer the weight matrix
 * @param origin the last step the forecast has seen
 * @param leads updates after the origin; not to be modified
 * @param count k, how many triplets
 * @param members indexed [lead][number][member]: the overlap |uᵀu′·vᵀv′| of each triplet, then of
 *     the left and of the right k-dimensional subspaces; not to be modified
 * @param account how it was made
 */
public record VectorForecast(
    Layer layer, long origin, long[] leads, int count, double[][][] members, String account) {

  private static final int MOST = 24;
  private static final int TRIALS = 4;
  private static final int EARLIER = 12;

  /** Entries beyond which decomposing every draw would take too long. */
  private static final long LARGEST = 1L << 20;

  private interface Overlaps {
    /** Indexed [lead][number][member]; empty where it cannot be told. */
    Optional<double[][][]> of(LayerPast past, long[] leads) throws IOException;
  }

  /**
   * Makes the forecast; empty where too few weights were kept or the matrix is too large.
   *
   * @param leads updates after the origin, positive and increasing
   * @param count k, at least 1; at most as many as there are triplets are looked at
   * @throws IOException if weights cannot be read
   */
  public static Optional<VectorForecast> of(
      LayerPast past, long[] leads, int count, RandomStreams streams) throws IOException {
    int k = Math.min(count, past.layer().shortSide());
    long entries = (long) past.layer().longSide() * past.layer().shortSide();
    if (entries > LARGEST || MatrixSdeForecast.refusal(past).isPresent()) {
      return Optional.empty();
    }
    Overlaps sde = (p, at) -> bySde(p, at, k, streams);
    Overlaps before = (p, at) -> asBefore(p, at, k);
    double[] scores = trials(past, leads[leads.length - 1], k, sde, before);
    boolean asBefore = scores[2] > 0 && scores[1] < scores[0];
    Optional<double[][][]> chosen = (asBefore ? before : sde).of(past, leads);
    if (chosen.isEmpty()) {
      asBefore = !asBefore;
      chosen = (asBefore ? before : sde).of(past, leads);
    }
    String account =
        String.format(
            Locale.ROOT,
            "%s; mean CRPS from %.0f earlier origins: matrix SDE %.4f, as before %.4f",
            asBefore ? "as from earlier origins" : "matrix SDE",
            scores[2],
            scores[0],
            scores[1]);
    return chosen.map(
        members -> new VectorForecast(past.layer(), past.lastStep(), leads, k, members, account));
  }

  /**
   * What became of it, indexed [lead][number] as {@code members} is.
   *
   * @param whole what was recorded, also later
   * @return empty where weights were not kept at the origin and at every lead
   */
  public Optional<double[][]> outcome(LayerPast whole) throws IOException {
    Kept kept = new Kept(whole.weights().orElseThrow(), count);
    double[][] outcome = new double[leads.length][];
    for (int i = 0; i < leads.length; i++) {
      Optional<double[]> overlap = kept.overlap(origin, origin + leads[i]);
      if (overlap.isEmpty()) {
        return Optional.empty();
      }
      outcome[i] = overlap.get();
    }
    return Optional.of(outcome);
  }

  /** CRPS of either method summed over trials and numbers, and the number of trials. */
  private static double[] trials(
      LayerPast past, long longest, int k, Overlaps first, Overlaps second) throws IOException {
    Kept kept = new Kept(past.weights().orElseThrow(), k);
    long[] steps = past.weights().orElseThrow().steps();
    long elapsed = past.lastStep() - steps[0];
    long span = Math.min(longest, elapsed / 4);
    double[] scores = new double[3];
    for (int i = 0; i < TRIALS && span > 0; i++) {
      long wanted = past.lastStep() - span - i * Math.max(1, span / 2);
      int index = last(steps, wanted);
      int end = index < 0 ? -1 : last(steps, steps[index] + span);
      if (index < 0 || end <= index || wanted < steps[0] + elapsed / 3) {
        break;
      }
      LayerPast earlier = past.upTo(steps[index]).altered(Alteration.NONE);
      if (MatrixSdeForecast.refusal(earlier).isPresent()) {
        continue;
      }
      long[] lead = {steps[end] - steps[index]};
      Optional<double[][][]> one = first.of(earlier, lead);
      Optional<double[][][]> other = second.of(earlier, lead);
      if (one.isPresent() && other.isPresent()) {
        double[] truth = kept.overlap(steps[index], steps[end]).orElseThrow();
        scores[0] += crps(one.get()[0], truth);
        scores[1] += crps(other.get()[0], truth);
        scores[2]++;
      }
    }
    scores[0] /= Math.max(1, scores[2]);
    scores[1] /= Math.max(1, scores[2]);
    return scores;
  }

  private static double crps(double[][] members, double[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += FairCrps.of(members[i], truth[i]) / truth.length;
    }
    return sum;
  }

  private static Optional<double[][][]> bySde(
      LayerPast past, long[] leads, int k, RandomStreams streams) throws IOException {
    TrainingClock clock = TrainingClock.of(past);
    Course course = Course.of(past.trajectory().snapshots(), clock);
    KeptChanges changes = MatrixSdeForecast.kept(past, clock, course.settled().times()[0]);
    MatrixDiffusion law =
        MatrixDiffusion.of(changes.far(), changes.near())
            .altered(past.alteration().noise(), MatrixSdeForecast.decay(past, clock));
    double[] start = changes.near().last();
    SingularTriplets today = triplets(law, start, k);
    double[][][] members = new double[leads.length][k + 2][MOST];
    for (int m = 0; m < MOST; m++) {
      double[] w = start;
      double from = law.now();
      MatrixDiffusion drawn = law.drawn(streams.stream("vector law", m));
      for (int i = 0; i < leads.length; i++) {
        double to = Math.max(Math.nextUp(from), clock.at(past.lastStep() + leads[i]));
        w = drawn.moved(w, from, to, streams.stream("vector matrix", m, i));
        double[] overlap = VectorOverlap.of(today, triplets(law, w, k));
        for (int j = 0; j < overlap.length; j++) {
          members[i][j][m] = overlap[j];
        }
        from = to;
      }
    }
    return Optional.of(members);
  }

  private static SingularTriplets triplets(MatrixDiffusion law, double[] w, int k) {
    return VectorOverlap.leading(new DenseMatrix(law.rows(), law.columns(), w), k);
  }

  /** From earlier origins T′, after a time that is to T′ as the lead is to the time elapsed. */
  private static Optional<double[][][]> asBefore(LayerPast past, long[] leads, int k)
      throws IOException {
    Kept kept = new Kept(past.weights().orElseThrow(), k);
    long[] steps = past.weights().orElseThrow().steps();
    double[][][] members = new double[leads.length][][];
    for (int i = 0; i < leads.length; i++) {
      double ratio = leads[i] / (double) Math.max(1, past.lastStep() - steps[0]);
      List<double[]> seen = new ArrayList<>();
      double latest = steps[0] + (past.lastStep() - steps[0]) / (1 + ratio);
      for (int e = 0; e < EARLIER; e++) {
        double origin = steps[0] + (latest - steps[0]) * (1 - 0.5 * e / EARLIER);
        int from = last(steps, (long) origin);
        int to = last(steps, Math.round(origin + ratio * (origin - steps[0])));
        if (from >= 0 && to > from) {
          seen.add(kept.overlap(steps[from], steps[to]).orElseThrow());
        }
      }
      if (seen.size() < 2) {
        return Optional.empty();
      }
      members[i] = new double[k + 2][seen.size()];
      for (int m = 0; m < seen.size(); m++) {
        for (int j = 0; j < k + 2; j++) {
          members[i][j][m] = seen.get(m)[j];
        }
      }
    }
    return Optional.of(members);
  }

  private static int last(long[] steps, long step) {
    int index = Arrays.binarySearch(steps, step);
    return index >= 0 ? index : -index - 2;
  }

  /** Triplets of kept weights, the last few decomposed being remembered. */
  private static final class Kept {

    private final WeightSequence weights;
    private final int k;
    private final Map<Long, SingularTriplets> seen = new HashMap<>();

    Kept(WeightSequence weights, int k) {
      this.weights = weights;
      this.k = k;
    }

    Optional<double[]> overlap(long from, long to) throws IOException {
      Optional<SingularTriplets> one = at(from);
      Optional<SingularTriplets> other = at(to);
      return one.isPresent() && other.isPresent()
          ? Optional.of(VectorOverlap.of(one.get(), other.get()))
          : Optional.empty();
    }

    private Optional<SingularTriplets> at(long step) throws IOException {
      int index = Arrays.binarySearch(weights.steps(), step);
      if (index < 0) {
        return Optional.empty();
      }
      if (!seen.containsKey(step)) {
        seen.put(step, VectorOverlap.leading(weights.at(index), k));
      }
      return Optional.of(seen.get(step));
    }
  }
}
