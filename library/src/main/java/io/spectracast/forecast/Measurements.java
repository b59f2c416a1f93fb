package io.spectracast.forecast;

import io.spectracast.run.LayerSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the gradients and losses measured in training say of the movement to come.
 *
 * <ul>
 *   <li>Gradients: drift projections, in effective time and fading as √τ, averaged over the last
 *       one, tenth and third of those measured.
 *   <li>Loss: s_k moves in proportion to ∫L dτ, its slope by least squares over the last fifth and
 *       half of the history, the loss going on as the power of τ that it was over the last half.
 * </ul>
 */
final class Measurements {

  private static final double[] MEASURED = {0, 0.1, 0.34};
  private static final double[] LOSS_WINDOWS = {0.2, 0.5};
  private static final int FEWEST = 6;
  private static final double LOSS_HISTORY = 0.5;
  private static final double STEEPEST = -2;

  /** G of ds = G d√τ, indexed [window][mode]. */
  private final double[][] gradients;

  /** ds/dΛ with Λ = ∫L dτ, indexed [window][mode]. */
  private final double[][] slopes;

  private final double now;
  private final double loss;
  private final double power;

  private Measurements(
      double[][] gradients, double[][] slopes, double now, double loss, double power) {
    this.gradients = gradients;
    this.slopes = slopes;
    this.now = now;
    this.loss = loss;
    this.power = power;
  }

  /** Empty where either was measured too seldom since the course began. */
  static Optional<Measurements> of(LayerPast past, TrainingClock clock, Course course) {
    List<double[]> drifts = drifts(past, clock, course.times()[0]);
    double[] losses = losses(past, clock, course);
    if (drifts.size() < FEWEST || losses.length < FEWEST) {
      return Optional.empty();
    }
    double[][] gradients = new double[MEASURED.length][];
    for (int i = 0; i < MEASURED.length; i++) {
      int count = Math.max(1, (int) Math.round(MEASURED[i] * drifts.size()));
      gradients[i] = mean(drifts.subList(drifts.size() - count, drifts.size()), course.modes());
    }
    double power = power(course.times(), losses);
    double[] spent = spent(course.times(), losses);
    double[][] slopes = new double[LOSS_WINDOWS.length][];
    for (int i = 0; i < LOSS_WINDOWS.length; i++) {
      int count = Math.max(FEWEST, (int) Math.round(LOSS_WINDOWS[i] * course.length()));
      slopes[i] = slope(spent, course, Math.min(count, course.length()));
    }
    return Optional.of(
        new Measurements(gradients, slopes, course.lastTime(), level(losses), power));
  }

  /** Displacements of every mode by the gradients. */
  double[][] byGradients(double lead) {
    return scaled(gradients, FadingDrift.elapsed(now, lead));
  }

  /** Displacements of every mode by the loss. */
  double[][] byLoss(double lead) {
    double ratio = (now + lead) / now;
    double integral =
        Math.abs(power + 1) < 1e-9
            ? now * Math.log(ratio)
            : now * (Math.pow(ratio, power + 1) - 1) / (power + 1);
    return scaled(slopes, loss * integral);
  }

  private static double[][] scaled(double[][] rates, double factor) {
    return Arrays.stream(rates)
        .map(rate -> Arrays.stream(rate).map(x -> factor * x).toArray())
        .toArray(double[][]::new);
  }

  private static List<double[]> drifts(LayerPast past, TrainingClock clock, double since) {
    List<double[]> drifts = new ArrayList<>();
    for (LayerSnapshot snapshot : past.trajectory().snapshots()) {
      double time = clock.at(snapshot.step());
      double pace = clock.at(snapshot.step() + 0.5) - clock.at(snapshot.step() - 0.5);
      if (snapshot.driftProjections().isEmpty() || time < since || !(pace > 0 && time > 0)) {
        continue;
      }
      double factor = 2 * Math.sqrt(time) / pace;
      double[] projections = snapshot.driftProjections().get();
      drifts.add(Arrays.stream(projections).map(x -> factor * x).toArray());
    }
    return drifts;
  }

  private static double[] mean(List<double[]> rows, int modes) {
    double[] mean = new double[modes];
    for (double[] row : rows) {
      for (int k = 0; k < modes; k++) {
        mean[k] += row[k] / rows.size();
      }
    }
    return mean;
  }

  /** The training loss up to each time of the course; empty where it is known at too few. */
  private static double[] losses(LayerPast past, TrainingClock clock, Course course) {
    TreeMap<Double, Double> known = new TreeMap<>();
    for (TrainingPoint point : past.training()) {
      OptionalDouble loss = point.batchLoss();
      if (loss.isPresent() && loss.getAsDouble() > 0) {
        known.put(clock.at(point.step()), loss.getAsDouble());
      }
    }
    if (known.tailMap(course.times()[0]).size() < Math.max(FEWEST, course.length() / 2)) {
      return new double[0];
    }
    return Arrays.stream(course.times())
        .mapToObj(time -> Optional.ofNullable(known.ceilingEntry(time)).orElseGet(known::lastEntry))
        .mapToDouble(Map.Entry::getValue)
        .toArray();
  }

  /** The power of τ by which the loss falls, in [−2, 0]. */
  private static double power(double[] times, double[] losses) {
    int first = Math.max(1, (int) (LOSS_HISTORY * losses.length));
    int count = losses.length - first;
    double meanTime = 0;
    double meanLoss = 0;
    for (int i = first; i < losses.length; i++) {
      meanTime += Math.log(times[i]) / count;
      meanLoss += Math.log(losses[i]) / count;
    }
    double square = 0;
    double product = 0;
    for (int i = first; i < losses.length; i++) {
      double x = Math.log(times[i]) - meanTime;
      square += x * x;
      product += x * (Math.log(losses[i]) - meanLoss);
    }
    return square > 0 ? Math.max(STEEPEST, Math.min(0, product / square)) : 0;
  }

  /** The geometric mean of the latest losses. */
  private static double level(double[] losses) {
    return Math.exp(
        Arrays.stream(losses, losses.length - FEWEST, losses.length)
            .map(Math::log)
            .average()
            .orElseThrow());
  }

  /** Λ at each time, 0 at the first. */
  private static double[] spent(double[] times, double[] losses) {
    double[] spent = new double[times.length];
    for (int i = 1; i < spent.length; i++) {
      spent[i] = spent[i - 1] + losses[i] * (times[i] - times[i - 1]);
    }
    return spent;
  }

  private static double[] slope(double[] clock, Course course, int count) {
    int first = course.length() - count;
    double mean = Arrays.stream(clock, first, clock.length).average().orElseThrow();
    double[] slope = new double[course.modes()];
    double square = 0;
    for (int i = first; i < clock.length; i++) {
      double x = clock[i] - mean;
      square += x * x;
      for (int k = 0; k < slope.length; k++) {
        slope[k] += x * course.values()[i][k];
      }
    }
    for (int k = 0; k < slope.length; k++) {
      slope[k] /= square;
    }
    return slope;
  }
}
