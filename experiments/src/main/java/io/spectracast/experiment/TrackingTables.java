package io.spectracast.experiment;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The numbers of the experiment as tables. */
final class TrackingTables {

  private static final double PERCENT = 100;

  private TrackingTables() {}

  static List<Table> of(TrackingPlan plan, TrackingResults results) {
    return List.of(
        layers(results),
        errors(plan, results),
        spacing(results),
        map(results),
        parts(plan, results),
        cost(results),
        steps(results));
  }

  private static Table layers(TrackingResults results) {
    var table =
        Table.of("layers", "The layers", "layer", "data", "training", "updates", "seeds", "scored");
    for (LayerResults one : results.layers()) {
      TrackedLayer layer = one.layer();
      table.row(
          layer.title(),
          layer.data().text().replaceAll(":.*", ""),
          layer.inWords(),
          layer.updates(),
          layer.seeds(),
          one.updates().length);
    }
    return table.build();
  }

  private static Table errors(TrackingPlan plan, TrackingResults results) {
    var table =
        Table.of(
            "errors",
            "Errors of the top %d values, their vectors and spaces".formatted(plan.compared()),
            "layer",
            "tracker",
            "largest error in the run, %",
            "95 % from",
            "to",
            "worst seed, %",
            "at the end, %",
            "|uᵀû| at the end",
            "overlap of spaces at the end");
    for (LayerResults one : results.layers()) {
      for (Contender contender : Contender.values()) {
        if (contender.runsOn(one.layer())) {
          table.row(errorRow(one, contender));
        }
      }
    }
    return table.build();
  }

  private static Object[] errorRow(LayerResults one, Contender contender) {
    double[] largest = one.largestErrors(contender);
    Interval interval = LayerResults.interval(largest);
    return new Object[] {
      one.layer().title(),
      contender.label(),
      PERCENT * interval.estimate(),
      PERCENT * interval.low(),
      PERCENT * interval.high(),
      PERCENT * Arrays.stream(largest).max().orElseThrow(),
      PERCENT * LayerResults.interval(one.last(contender, TrackedRun.ERROR)).estimate(),
      mean(one.last(contender, TrackedRun.ALIGNMENT)),
      mean(one.last(contender, TrackedRun.OVERLAP))
    };
  }

  private static Table spacing(TrackingResults results) {
    var table =
        Table.of(
            "spacing",
            "Level spacing met by the increments, medians",
            "layer",
            "increments",
            "‖E‖",
            "gap of neighbouring levels",
            "ε, leading modes",
            "leading, ε > 0.1, %",
            "leading, ε > 1, %",
            "all modes, ε > 0.1, %",
            "all modes, ε > 1, %",
            "change of a vector missed as published, %",
            "missed by the corrected formula, %");
    for (LayerResults one : results.layers()) {
      double[] ratios = one.spacing(SpacingRun.RATIO);
      table.row(
          one.layer().title(),
          (int) Arrays.stream(one.spacing(SpacingRun.MODE)).filter(mode -> mode == 0).count(),
          LayerResults.median(one.spacing(SpacingRun.NORM)),
          LayerResults.median(one.spacing(SpacingRun.GAP)),
          LayerResults.median(ratios),
          PERCENT * share(ratios, SpacingRun.NOTICEABLE),
          PERCENT * share(ratios, 1),
          PERCENT * mean(one.spacing(SpacingRun.NOTICEABLE_SHARE)),
          PERCENT * mean(one.spacing(SpacingRun.ONE_SHARE)),
          PERCENT * LayerResults.median(one.spacing(SpacingRun.PUBLISHED_CHANGE)),
          PERCENT * LayerResults.median(one.spacing(SpacingRun.CORRECTED_CHANGE)));
    }
    return table.build();
  }

  private static Table map(TrackingResults results) {
    List<ValidityMap.Cell> cells = results.map();
    var table =
        Table.of(
            "map",
            "Median error of one step from exact triplets, by ε",
            "of",
            "ε from",
            "ε to",
            "cases",
            "standing still",
            "as published",
            "corrected",
            "second order");
    cells.stream()
        .filter(cell -> cell.method() == TrackingMethod.PERSISTENCE)
        .forEach(
            cell -> {
              List<Object> row = new ArrayList<>();
              row.add(cell.quantity().name().toLowerCase(Locale.ROOT));
              row.addAll(List.of(cell.ratioFrom(), cell.ratioTo(), cell.count()));
              ValidityMap.METHODS.forEach(method -> row.add(error(cells, cell, method)));
              table.row(row.toArray());
            });
    return table.build();
  }

  private static double error(
      List<ValidityMap.Cell> cells, ValidityMap.Cell range, TrackingMethod method) {
    return cells.stream()
        .filter(cell -> cell.quantity() == range.quantity() && cell.method() == method)
        .filter(cell -> cell.ratioFrom() == range.ratioFrom())
        .findAny()
        .orElseThrow()
        .medianError();
  }

  private static Table parts(TrackingPlan plan, TrackingResults results) {
    var table =
        Table.of(
            "parts",
            "%s, all modes, %d updates, each increment fed in parts"
                .formatted(plan.divided().title(), plan.divided().updates()),
            "parts",
            "as published, largest error, %",
            "95 % from",
            "to",
            "corrected, largest error, %",
            "95 % from",
            "to");
    for (int parts : plan.parts()) {
      List<Object> row = new ArrayList<>();
      row.add(parts);
      for (TrackingMethod method : DividedRun.METHODS) {
        Interval error = LayerResults.interval(results.dividedErrors(method, parts));
        row.add(PERCENT * error.estimate());
        row.add(PERCENT * error.low());
        row.add(PERCENT * error.high());
      }
      table.row(row.toArray());
    }
    return table.build();
  }

  private static Table cost(TrackingResults results) {
    var table =
        Table.of(
            "cost",
            "Processor time of one thread (of this machine, on this day)",
            "work",
            "median, ms",
            "least, ms",
            "dgesdd / it, medians",
            "by the Gram matrix / it");
    double direct = LayerResults.median(results.milliseconds(TrackingCost.WORKS.get(0)));
    double gram = LayerResults.median(results.milliseconds(TrackingCost.WORKS.get(1)));
    for (String work : TrackingCost.WORKS) {
      double[] times = results.milliseconds(work);
      double median = LayerResults.median(times);
      double least = Arrays.stream(times).min().orElseThrow();
      table.row(work, median, least, direct / median, gram / median);
    }
    return table.build();
  }

  private static Table steps(TrackingResults results) {
    List<String> columns = new ArrayList<>(List.of("layer", "update"));
    Arrays.stream(Contender.values()).map(Contender::label).forEach(columns::add);
    var table =
        Table.of(
            "steps",
            "Error of the top values by update, mean over the seeds",
            columns.toArray(String[]::new));
    for (LayerResults one : results.layers()) {
      double[] updates = one.updates();
      for (int i = 0; i < updates.length; i++) {
        List<Object> row = new ArrayList<>(List.of(one.layer().title(), (int) updates[i]));
        for (Contender contender : Contender.values()) {
          row.add(contender.runsOn(one.layer()) ? one.mean(contender, TrackedRun.ERROR)[i] : "");
        }
        table.row(row.toArray());
      }
    }
    return table.build();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double share(double[] values, double above) {
    return Arrays.stream(values).filter(x -> x > above).count() / (double) values.length;
  }
}
