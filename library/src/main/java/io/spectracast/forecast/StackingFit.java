package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Fits the constants of the stacked forecast to runs whose outcome is known.
 *
 * <p>The weights are fitted by {@link RidgeRegression} to displacements over their scale. The size
 * of errors is fitted to the errors on each group of weights that were fitted to the other groups,
 * so that the spread is that of a forecast of something new.
 */
public final class StackingFit {

  /** Origins, as parts of the recorded snapshots. */
  private static final double[] ORIGINS = {0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 0.8};

  /** Leads, as parts of the elapsed time. */
  private static final double[] LEADS = {0.1, 0.2, 0.4, 0.7, 1};

  private static final double SHORTEST_SNAPSHOTS = 4;
  private static final double RIDGE = 3e-3;
  private static final double SPREAD_RIDGE = 1e-4;
  private static final double LEAST_ERROR = 1e-3;

  private final List<StackingExample> ofValues = new ArrayList<>();
  private final List<StackingExample> ofWeights = new ArrayList<>();
  private final List<StackingExample> ofMeasurements = new ArrayList<>();

  /**
   * Adds the forecasts that can be made of one layer.
   *
   * @param group what the layer has in common with others, e.g. the kind of network
   * @param run the run's name
   * @param whole all that was recorded
   * @throws IOException if weights cannot be read
   */
  public void add(String group, String run, LayerPast whole) throws IOException {
    LayerTrajectory trajectory = whole.trajectory();
    if (trajectory.modes() < 2) {
      return;
    }
    for (double part : ORIGINS) {
      int index = (int) Math.round(part * (trajectory.snapshots().size() - 1));
      if (index + 1 >= Regressors.FEWEST_SNAPSHOTS) {
        addOrigin(group, run, whole, trajectory.snapshots().get(index).step());
      }
    }
  }

  private void addOrigin(String group, String run, LayerPast whole, long origin)
      throws IOException {
    LayerPast past = whole.upTo(origin);
    TrainingClock clock = TrainingClock.of(past.training(), origin);
    Course entire = Course.of(whole.trajectory().snapshots(), clock);
    Course course = Course.of(past.trajectory().snapshots(), clock).settled();
    double[] leads =
        Arrays.stream(LEADS)
            .map(part -> part * course.lastTime())
            .filter(lead -> lead >= SHORTEST_SNAPSHOTS * course.spacing() * (1 - 1e-9))
            .filter(lead -> course.lastTime() + lead <= entire.lastTime())
            .toArray();
    if (leads.length == 0) {
      return;
    }
    Optional<FlowTable> flow =
        WeightFlow.of(past, clock, course.times()[0], new RandomStreams(1))
            .map(f -> new FlowTable(f, leads[0], leads[leads.length - 1]));
    Optional<Measurements> measurements = Measurements.of(past, clock, course);
    for (double lead : leads) {
      double[] truth = entire.at(course.lastTime() + lead);
      Known known = new Known(group, run, course, lead, truth);
      ofValues.add(example(known, Optional.empty(), Optional.empty()));
      if (flow.isPresent()) {
        Optional<WeightFlow.Moves> moves = Optional.of(flow.get().at(lead));
        ofWeights.add(example(known, moves, Optional.empty()));
        if (measurements.isPresent()) {
          ofMeasurements.add(example(known, moves, measurements));
        }
      }
    }
  }

  private record Known(String group, String run, Course past, double lead, double[] truth) {}

  private StackingExample example(
      Known known, Optional<WeightFlow.Moves> flow, Optional<Measurements> measurements) {
    Regressors regressors = Regressors.of(known.past, known.lead, 1, flow, measurements);
    return StackingExample.of(
        known.group, known.run, known.past, known.lead, known.truth, regressors);
  }

  /**
   * The constants, as the text of the resource that holds them.
   *
   * @param without candidates made from these are left out, so that what they add can be told
   * @throws IllegalStateException if fewer than two groups were added with weights and measurements
   */
  public String text(Set<Ingredient> without) {
    if (groups(ofMeasurements).size() < 2) {
      throw new IllegalStateException(
          "at least two groups of runs are needed with their weights and measured gradients");
    }
    List<StackingExample> values = without(ofValues, without);
    Folds folds = new Folds(values);
    return new StackingConstants(
            fit(values, folds),
            fit(without(ofWeights, without), folds),
            fit(without(ofMeasurements, without), folds))
        .text();
  }

  private static List<StackingExample> without(
      List<StackingExample> examples, Set<Ingredient> left) {
    return left.isEmpty() ? examples : examples.stream().map(e -> e.without(left)).toList();
  }

  /** The singular values' own weights and expected errors without each group in turn. */
  private static final class Folds {

    private final List<String> groups;
    private final List<Stacking> without = new ArrayList<>();

    Folds(List<StackingExample> examples) {
      this.groups = List.copyOf(groups(examples));
      for (String group : groups) {
        List<StackingExample> others =
            examples.stream().filter(e -> !e.group().equals(group)).toList();
        double[] weights = weights(others);
        double[] expected = expected(others, e -> weights);
        without.add(new Stacking(weights, expected, new double[0], new double[0]));
      }
    }

    PastErrors pastErrors(StackingExample example) {
      return PastErrors.of(
          example.past(), example.lead(), without.get(groups.indexOf(example.group())));
    }
  }

  private interface Weights {
    double[] of(StackingExample example);
  }

  private static Stacking fit(List<StackingExample> examples, Folds folds) {
    List<String> groups = List.copyOf(groups(examples));
    List<double[]> without =
        groups.stream()
            .map(g -> weights(examples.stream().filter(e -> !e.group().equals(g)).toList()))
            .toList();
    Weights others = e -> without.get(groups.indexOf(e.group()));
    double[] expected = expected(examples, others);
    double[][] rows =
        examples.stream()
            .flatMap(e -> Arrays.stream(e.spreadRows(folds.pastErrors(e))))
            .toArray(double[][]::new);
    double[] errors = errors(examples, others);
    double[] spread =
        RidgeRegression.fit(rows, logarithms(errors), importance(examples), SPREAD_RIDGE);
    return new Stacking(weights(examples), expected, spread, quantiles(rows, errors, spread));
  }

  private static double[] weights(List<StackingExample> examples) {
    double[][] rows =
        examples.stream().flatMap(e -> Arrays.stream(e.rows())).toArray(double[][]::new);
    double[] outcomes =
        examples.stream().flatMapToDouble(e -> Arrays.stream(e.outcomes())).toArray();
    return RidgeRegression.fit(rows, outcomes, importance(examples), RIDGE);
  }

  private static double[] expected(List<StackingExample> examples, Weights weights) {
    double[][] rows =
        examples.stream().flatMap(e -> Arrays.stream(e.spreadRows())).toArray(double[][]::new);
    return RidgeRegression.fit(
        rows, logarithms(errors(examples, weights)), importance(examples), SPREAD_RIDGE);
  }

  private static double[] errors(List<StackingExample> examples, Weights weights) {
    return examples.stream().flatMapToDouble(e -> Arrays.stream(e.errors(weights.of(e)))).toArray();
  }

  /** Rows count as they do in a score averaged over modes, then over the layers of a run. */
  private static double[] importance(List<StackingExample> examples) {
    Map<String, Double> sizes =
        examples.stream()
            .collect(
                Collectors.groupingBy(
                    StackingExample::cell, Collectors.averagingDouble(StackingExample::size)));
    return examples.stream()
        .flatMapToDouble(e -> Arrays.stream(e.importance(sizes.get(e.cell()))))
        .toArray();
  }

  private static double[] logarithms(double[] errors) {
    return Arrays.stream(errors).map(e -> Math.log(Math.abs(e) + LEAST_ERROR)).toArray();
  }

  private static double[] quantiles(double[][] rows, double[] errors, double[] spread) {
    double[] ratios = new double[errors.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = errors[i] / Math.exp(RidgeRegression.product(rows[i], spread));
    }
    double[] levels =
        Arrays.stream(Stacking.SCORES).map(z -> Erfc.value(-z / Math.sqrt(2)) / 2).toArray();
    return Quantiles.of(ratios, levels);
  }

  private static TreeSet<String> groups(List<StackingExample> examples) {
    Stream<String> names = examples.stream().map(StackingExample::group);
    return new TreeSet<>(names.toList());
  }
}
