package io.spectracast.study;

import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridResult.Done;
import io.spectracast.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The trained networks as a sample: families are tasks, columns are named for tables. */
final class NetSample {

  /** What is known without looking at a spectrum. */
  static final List<String> TRIVIAL = List.of(Outcomes.LOG_TRAIN_LOSS, NetMeasure.LOG_NORM.title());

  /** What is held fixed in partial correlations. */
  static final List<String> CONTROLS = List.of(Outcomes.WIDTH, Outcomes.LOG_TRAIN_LOSS);

  /** Training losses below this are taken for it. */
  private static final double LEAST_LOSS = 1e-6;

  private NetSample() {}

  /** The networks that did not diverge. */
  static Sample of(GridResult<NetSettings> result, long seed) {
    List<Done<NetSettings>> units =
        result.done().stream().filter(unit -> number(unit, NetWork.DIVERGED) == 0).toList();
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(Outcomes.TEST_ERROR, column(units, unit -> number(unit, NetWork.TEST_ERROR)));
    columns.put(Outcomes.LOG_TEST_ERROR, column(units, NetSample::logTestError));
    columns.put(Outcomes.GAP, column(units, unit -> number(unit, NetWork.GAP)));
    for (NetMeasure measure : NetMeasure.values()) {
      columns.put(measure.title(), column(units, unit -> number(unit, measure.column())));
    }
    columns.put(Outcomes.WIDTH, column(units, unit -> Math.log10(unit.settings().width())));
    columns.put(
        Outcomes.LOG_TRAIN_LOSS,
        column(units, u -> Math.log10(Math.max(LEAST_LOSS, number(u, NetWork.TRAIN_LOSS)))));
    columns.put(
        Outcomes.NOMINAL_TEMPERATURE,
        column(units, u -> Math.log10(u.settings().learningRate() / u.settings().batchSize())));
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).stream("control"));
    columns.put(Outcomes.CONTROL, column(units, unit -> normal.sample()));
    return new Sample(units.stream().map(unit -> unit.settings().task()).toList(), columns);
  }

  /** The measures and what else is looked at, in the order of tables. */
  static List<String> predictors() {
    return Stream.concat(
            Stream.of(NetMeasure.values()).map(NetMeasure::title),
            Stream.of(
                Outcomes.NOMINAL_TEMPERATURE,
                Outcomes.LOG_TRAIN_LOSS,
                Outcomes.WIDTH,
                Outcomes.CONTROL))
        .toList();
  }

  /** The shape of each network, as its family. */
  static List<String> shapes(GridResult<NetSettings> result) {
    return result.done().stream()
        .filter(unit -> number(unit, NetWork.DIVERGED) == 0)
        .map(unit -> unit.settings().shape())
        .toList();
  }

  /** Half an image counts as wrong where none is. */
  private static double logTestError(Done<NetSettings> unit) {
    double least = 0.5 / unit.settings().testExamples();
    return Math.log10(Math.max(least, number(unit, NetWork.TEST_ERROR)));
  }

  private static double number(Done<NetSettings> unit, String name) {
    return unit.numbers().column(name)[0];
  }

  private static double[] column(
      List<Done<NetSettings>> units, ToDoubleFunction<Done<NetSettings>> value) {
    return IntStream.range(0, units.size())
        .mapToDouble(i -> value.applyAsDouble(units.get(i)))
        .toArray();
  }
}
