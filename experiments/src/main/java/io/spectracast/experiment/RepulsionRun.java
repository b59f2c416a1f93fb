package io.spectracast.experiment;

import io.spectracast.levels.GapBin;
import io.spectracast.levels.LevelIncrement;
import io.spectracast.levels.RepulsionEstimate;
import io.spectracast.levels.RepulsionRegression;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.sde.EmpiricalNoise;
import io.spectracast.sde.Repulsion;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The regressions of one layer of one run. With ΔW the movement in a window and a = UᵀΔWV in the
 * frame at its start, Δsₖ = aₖₖ + second order; the mean of the second order is the repulsion, and
 * that of aₖₖ the drift. The noise's weights come from the increments ΔW of other windows, at least
 * two away, in the frame of this one: E aⱼₖ² and E aⱼₖaₖⱼ about zero, since the second order holds
 * the whole movement.
 */
final class RepulsionRun {

  /** Gaps narrower than this many root mean square changes are left out. */
  static final double SEPARATION = 3;

  /** Groups of gaps by width. */
  static final int BINS = 6;

  /** What {@code bin} is in rows of slopes. */
  static final int SLOPE = -1;

  private static final double CONFIDENCE = 0.95;
  private static final int NEAREST = 2;

  static final List<String> COLUMNS =
      List.of("layer", "trial", "bin", "points", "squares", "value", "gap", "predicted", "pair");

  private final Movement movement;
  private final List<DenseMatrix> increments;
  private final int reach;
  private final RandomStreams streams;
  private final Map<RepulsionTrial, RepulsionRegression> regressions =
      new EnumMap<>(RepulsionTrial.class);

  RepulsionRun(Movement movement, int reach, RandomStreams streams) {
    this.movement = movement;
    this.increments = movement.increments();
    this.reach = reach;
    this.streams = streams;
    for (RepulsionTrial trial : RepulsionTrial.values()) {
      regressions.put(trial, new RepulsionRegression(SEPARATION, false, CONFIDENCE));
    }
  }

  /** Takes in all windows. */
  RepulsionRun regress(Runnable requireGoing) {
    double volatility = Math.sqrt(movement.variance());
    for (int window = 0; window < movement.windows(); window++) {
      requireGoing.run();
      add(window, volatility);
    }
    return this;
  }

  private void add(int window, double volatility) {
    DenseMatrix w = movement.weights().get(window);
    DenseMatrix increment = increments.get(window);
    SingularTriplets frame = Svd.triplets(w);
    double[] before = frame.singularValues();
    double[] after = Svd.values(movement.weights().get(window + 1));
    double[] first = Frames.diagonal(frame, increment);
    double[] drift = Frames.diagonal(frame, movement.expected().get(window));
    List<DenseMatrix> others = others(window);
    Repulsion measured = weights(others, frame);
    Repulsion isotropic =
        Repulsion.isotropic(
            Math.max(w.rows(), w.columns()), before.length, before.length, volatility);
    double[] alone = sum(before, first);
    add(RepulsionTrial.MEASURED_SECOND, before, after, measured, first);
    add(RepulsionTrial.ISOTROPIC_SECOND, before, after, isotropic, first);
    add(RepulsionTrial.MEASURED_WHOLE, before, after, measured, drift);
    add(RepulsionTrial.ISOTROPIC_WHOLE, before, after, isotropic, drift);
    add(RepulsionTrial.MEASURED_FIRST, before, alone, measured, drift);
    add(RepulsionTrial.ISOTROPIC_FIRST, before, alone, isotropic, drift);
    addControls(window, frame, w, volatility * Math.sqrt(movement.lag()), isotropic);
    addReplayed(window, frame, w, others, measured);
    addHalves(frame, others);
  }

  private void add(
      RepulsionTrial trial, double[] before, double[] after, Repulsion weights, double[] known) {
    double[] rates = Arrays.stream(known).map(x -> x / movement.lag()).toArray();
    regressions.get(trial).add(new LevelIncrement(before, after, movement.lag(), weights, rates));
  }

  /** Increments near in time, but not those that touch the window. */
  private List<DenseMatrix> others(int window) {
    return IntStream.rangeClosed(window - reach, window + reach)
        .filter(v -> v >= 0 && v < increments.size() && Math.abs(v - window) >= NEAREST)
        .mapToObj(increments::get)
        .toList();
  }

  private Repulsion weights(List<DenseMatrix> samples, SingularTriplets frame) {
    return new EmpiricalNoise(samples, 1.0 / movement.lag()).inFrame(frame).repulsion();
  }

  /** The same matrix moved by isotropic noise, and the same levels moved independently. */
  private void addControls(
      int window, SingularTriplets frame, DenseMatrix w, double size, Repulsion isotropic) {
    double[] before = frame.singularValues();
    UniformRandomProvider rng = streams.stream("isotropic", window);
    DenseMatrix shaken = Frames.shaken(w, size, rng);
    double[] after = Svd.values(shaken);
    add(RepulsionTrial.SIMULATED_WHOLE, before, after, isotropic, new double[0]);
    add(RepulsionTrial.SIMULATED_SECOND, before, after, isotropic, firstOrder(frame, shaken));
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] still = Arrays.stream(before).map(s -> s + size * normal.sample()).toArray();
    add(RepulsionTrial.STILL_WHOLE, before, still, isotropic, new double[0]);
  }

  /** The same matrix moved by Gaussian noise of the measured covariance. */
  private void addReplayed(
      int window,
      SingularTriplets frame,
      DenseMatrix w,
      List<DenseMatrix> others,
      Repulsion measured) {
    var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("replayed", window));
    double[] kicks = new double[others.size()];
    Arrays.setAll(kicks, i -> normal.sample());
    double[] moved = new double[w.values().length];
    new EmpiricalNoise(others, 1).diffuse(w.rows(), w.columns(), w.values(), kicks, moved);
    DenseMatrix replayed = new DenseMatrix(w.rows(), w.columns(), sum(w.values(), moved));
    add(
        RepulsionTrial.REPLAYED_SECOND,
        frame.singularValues(),
        Svd.values(replayed),
        measured,
        firstOrder(frame, replayed));
  }

  /** uₖᵀW'vₖ − sₖ. */
  private static double[] firstOrder(SingularTriplets frame, DenseMatrix moved) {
    double[] first = Frames.diagonal(frame, moved);
    Arrays.setAll(first, k -> first[k] - frame.singularValues()[k]);
    return first;
  }

  /** How well half of the windows tell what the other half says. */
  private void addHalves(SingularTriplets frame, List<DenseMatrix> others) {
    double[] before = frame.singularValues();
    double[] drift = new double[before.length];
    weights(half(others, 0), frame).addDrift(before, drift);
    double[] after = sum(before, Arrays.stream(drift).map(x -> x * movement.lag()).toArray());
    add(RepulsionTrial.HALVES, before, after, weights(half(others, 1), frame), new double[0]);
  }

  private static List<DenseMatrix> half(List<DenseMatrix> all, int rest) {
    return IntStream.range(0, all.size()).filter(i -> i % 2 == rest).mapToObj(all::get).toList();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** A row of ν² and mean bulk spacing, then slopes and bins of gaps of all trials. */
  List<double[]> rows(int layer) {
    List<double[]> rows = new ArrayList<>();
    double none = Double.NaN;
    rows.add(
        new double[] {layer, -1, SLOPE, none, none, movement.variance(), spacing(), none, none});
    for (RepulsionTrial trial : RepulsionTrial.values()) {
      Outcome<RepulsionEstimate> outcome = regressions.get(trial).estimate(BINS);
      outcome.value().ifPresent(estimate -> addRows(layer, trial, estimate, rows));
    }
    return rows;
  }

  private static void addRows(
      int layer, RepulsionTrial trial, RepulsionEstimate estimate, List<double[]> rows) {
    double none = Double.NaN;
    int at = trial.ordinal();
    double slope = estimate.slope().estimate();
    rows.add(
        new double[] {
          layer, at, SLOPE, estimate.points(), estimate.squares(), slope, none, none, none
        });
    for (int b = 0; b < estimate.bins().size(); b++) {
      GapBin bin = estimate.bins().get(b);
      double measured = bin.measured().estimate();
      rows.add(
          new double[] {
            layer,
            at,
            b,
            bin.pairs(),
            none,
            measured,
            bin.meanGap(),
            bin.predicted(),
            bin.ofThePair()
          });
    }
  }

  /** Of the middle eight tenths of the first window's levels. */
  private double spacing() {
    double[] s = Svd.values(movement.weights().get(0));
    int cut = s.length / 10;
    return (s[cut] - s[s.length - 1 - cut]) / (s.length - 1 - 2 * cut);
  }
}
