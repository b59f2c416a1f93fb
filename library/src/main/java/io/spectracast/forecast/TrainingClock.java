package io.spectracast.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Effective time τ(t) = ∫₀ᵗ η(s) ds / η̄, in updates at the mean learning rate η̄ before the
 * origin: what moves weights is the learning rate spent, not the updates made. Where no learning
 * rate is known, or it never changes, τ(t) = t.
 */
final class TrainingClock {

  private final double[] steps;
  private final double[] times;
  private final double origin;
  private final double faster;

  private TrainingClock(double[] steps, double[] times) {
    this(steps, times, 0, 1);
  }

  private TrainingClock(double[] steps, double[] times, double origin, double faster) {
    this.steps = steps;
    this.times = times;
    this.origin = origin;
    this.faster = faster;
  }

  /** The clock of a past and of its altered future. */
  static TrainingClock of(LayerPast past) {
    TrainingClock planned = of(past.training(), past.lastStep());
    double faster = past.alteration().learningRate();
    return new TrainingClock(planned.steps, planned.times, past.lastStep(), faster);
  }

  /**
   * The clock of what is known up to {@code origin}, and of the learning rates planned after it.
   */
  static TrainingClock of(List<TrainingPoint> training, long origin) {
    List<TrainingPoint> known =
        training.stream().filter(p -> p.learningRate().isPresent()).toList();
    if (known.size() < 2 || known.get(0).step() >= origin) {
      return new TrainingClock(new double[] {0, 1}, new double[] {0, 1});
    }
    List<double[]> spent = new ArrayList<>();
    double sum = known.get(0).step() * rate(known.get(0));
    spent.add(new double[] {known.get(0).step(), sum});
    for (int i = 1; i < known.size(); i++) {
      double updates = known.get(i).step() - known.get(i - 1).step();
      sum += updates * (rate(known.get(i)) + rate(known.get(i - 1))) / 2;
      spent.add(new double[] {known.get(i).step(), sum});
    }
    double[] steps = spent.stream().mapToDouble(p -> p[0]).toArray();
    TrainingClock clock = new TrainingClock(steps, spent.stream().mapToDouble(p -> p[1]).toArray());
    double total = clock.at(origin);
    return total > 0
        ? clock.scaled(origin / total)
        : new TrainingClock(new double[] {0, 1}, new double[] {0, 1});
  }

  /** How fast effective time goes just before a step. */
  double pace(double step) {
    return Math.max(0, (planned(step) - planned(step - 1)));
  }

  /** τ at a step; beyond the last known learning rate it goes on at the last pace. */
  double at(double step) {
    return faster == 1 || step <= origin
        ? planned(step)
        : planned(origin) + faster * (planned(step) - planned(origin));
  }

  private double planned(double step) {
    int above = 1;
    while (above < steps.length - 1 && steps[above] < step) {
      above++;
    }
    double slope = (times[above] - times[above - 1]) / (steps[above] - steps[above - 1]);
    return times[above - 1] + slope * (step - steps[above - 1]);
  }

  private static double rate(TrainingPoint point) {
    return point.learningRate().getAsDouble();
  }

  private TrainingClock scaled(double factor) {
    double[] scaled = times.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new TrainingClock(steps, scaled);
  }
}
