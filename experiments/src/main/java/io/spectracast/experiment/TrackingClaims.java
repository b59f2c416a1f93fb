package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.tracking.TrackingMethod;
import io.spectracast.tracking.ValidityMap;
import io.spectracast.tracking.ValidityMap.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What is said about trackers, held against what was measured. */
final class TrackingClaims {

  /** What a tracker that can be relied on may err. */
  static final double FAITHFUL = 0.01;

  static final double EXACT = 0.001;
  static final double SHARE_OF_COST = 0.1;

  private final TrackingPlan plan;
  private final TrackingResults results;

  private TrackingClaims(TrackingPlan plan, TrackingResults results) {
    this.plan = plan;
    this.results = results;
  }

  static List<Claim> of(TrackingPlan plan, TrackingResults results) {
    TrackingClaims claims = new TrackingClaims(plan, results);
    List<Claim> all = new ArrayList<>();
    all.add(claims.published());
    all.add(claims.formula("published: its vector formula is right to first order", true));
    all.add(claims.formula("the corrected vector formula is right to first order", false));
    all.add(
        claims.faithful(
            "the corrected formula with all modes mends the published tracker",
            Contender.CORRECTED_ALL));
    all.add(
        claims.faithful(
            "second-order terms and the directions outside mend it", Contender.SECOND_ORDER_ALL));
    all.add(claims.boundary());
    all.add(claims.parts());
    all.add(claims.exact("the streaming tracker", Contender.STREAMING));
    all.add(claims.exact("one pass without the second block", Contender.SINGLE_PASS));
    all.add(claims.cost());
    return all;
  }

  private Claim published() {
    List<Interval> errors = results.errors(Contender.PUBLISHED);
    List<Interval> shares = results.shares(Contender.PUBLISHED);
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      evidence.add(
          "%s: %s, %s of standing still's"
              .formatted(title(i), percent(errors.get(i)), percent(shares.get(i))));
    }
    return new Claim(
        "published: the algorithm follows the singular values of a layer in training",
        TrackingVerdicts.follows(errors, shares),
        "Largest error of the top %d. ".formatted(plan.compared()) + String.join("; ", evidence));
  }

  private Claim formula(String statement, boolean published) {
    List<Interval> errors =
        results.changeErrors(published ? SpacingRun.PUBLISHED_CHANGE : SpacingRun.CORRECTED_CHANGE);
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      evidence.add(title(i) + ": " + percent(errors.get(i)));
    }
    return new Claim(
        statement,
        TrackingVerdicts.right(errors),
        "Error of a vector's change over the change, increments scaled to ε = %s, median. "
                .formatted(SpacingRun.SMALL)
            + String.join("; ", evidence));
  }

  private Claim faithful(String statement, Contender contender) {
    List<Interval> errors = results.errors(contender);
    List<LayerResults> layers = results.of(contender);
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      LayerResults one = layers.get(i);
      Interval share = LayerResults.interval(one.sharesOf(contender, Contender.PUBLISHED));
      evidence.add(
          "%s: %s, %s of the published one's"
              .formatted(one.layer().title(), percent(errors.get(i)), percent(share)));
    }
    return new Claim(
        "%s: it keeps the top %d within %s %% over the whole run"
            .formatted(statement, plan.compared(), number(100 * FAITHFUL)),
        TrackingVerdicts.below(FAITHFUL, errors),
        "Largest error. " + String.join("; ", evidence));
  }

  private Claim boundary() {
    List<ValidityMap.Cell> map = results.map();
    String evidence =
        map.stream()
            .filter(cell -> cell.quantity() == Quantity.VECTOR)
            .filter(cell -> cell.method() == TrackingMethod.CORRECTED)
            .map(
                cell ->
                    "%s … %s: %s (%d)"
                        .formatted(
                            number(cell.ratioFrom()),
                            number(cell.ratioTo()),
                            number(cell.medianError()),
                            cell.count()))
            .collect(Collectors.joining("; "));
    OptionalDouble held = held(map, Quantity.VECTOR);
    return new Claim(
        "first-order tracking holds where increments are small against the level spacing, and not"
            + " where they reach it",
        TrackingVerdicts.boundary(map),
        (held.isPresent()
                ? "A vector is off by %s after one step at ε = %s. "
                    .formatted(number(TrackingVerdicts.HELD), number(held.getAsDouble()))
                : "")
            + "Median sine of the angle of one step of the corrected formula by ε (cases): "
            + evidence);
  }

  /** Where the median error of a step of the corrected formula passes HELD, between ranges. */
  static OptionalDouble held(List<ValidityMap.Cell> map, Quantity quantity) {
    List<ValidityMap.Cell> cells =
        map.stream()
            .filter(cell -> cell.quantity() == quantity)
            .filter(cell -> cell.method() == TrackingMethod.CORRECTED)
            .toList();
    for (int i = 1; i < cells.size(); i++) {
      double before = cells.get(i - 1).medianError();
      double after = cells.get(i).medianError();
      if (before <= TrackingVerdicts.HELD && after > TrackingVerdicts.HELD) {
        double part = Math.log(TrackingVerdicts.HELD / before) / Math.log(after / before);
        return OptionalDouble.of(
            Math.exp(
                (1 - part) * Math.log(middle(cells.get(i - 1)))
                    + part * Math.log(middle(cells.get(i)))));
      }
    }
    return OptionalDouble.empty();
  }

  static double middle(ValidityMap.Cell cell) {
    return Math.sqrt(cell.ratioFrom() * cell.ratioTo());
  }

  private Claim parts() {
    Interval power = results.power(TrackingMethod.CORRECTED, plan.parts());
    Interval published = results.power(TrackingMethod.AS_PUBLISHED, plan.parts());
    String errors =
        plan.parts().stream()
            .map(
                p ->
                    "%d: %s"
                        .formatted(
                            p,
                            percent(
                                LayerResults.interval(
                                    results.dividedErrors(TrackingMethod.CORRECTED, p)))))
            .collect(Collectors.joining("; "));
    return new Claim(
        "what the corrected formula lacks is smaller increments: its error falls as each is fed in"
            + " more parts",
        TrackingVerdicts.falls(power),
        "It goes with the power %s of the number of parts, as published with %s. Largest error by parts: %s"
            .formatted(power.inWords(), published.inWords(), errors));
  }

  private Claim exact(String who, Contender contender) {
    double[] worst = results.worstByRun(contender);
    String byLayer =
        results.of(contender).stream()
            .map(
                one ->
                    one.layer().title()
                        + ": "
                        + number(
                            100 * Arrays.stream(one.largestErrors(contender)).max().orElseThrow())
                        + " %")
            .collect(Collectors.joining("; "));
    return new Claim(
        "%s stays within %s %% for the top %d over the whole run"
            .formatted(who, number(100 * EXACT), plan.compared()),
        TrackingVerdicts.never(EXACT, worst),
        "%d of %d runs do. Largest error of any seed. %s"
            .formatted(
                Arrays.stream(worst).filter(w -> w <= EXACT).count(), worst.length, byLayer));
  }

  private Claim cost() {
    String name = TrackingMethod.STREAMING.label() + ", one increment";
    double[] streaming = results.milliseconds(name);
    double[] direct = results.milliseconds(TrackingCost.WORKS.get(TrackingCost.DIRECT));
    Verdict verdict = TrackingVerdicts.cheaper(SHARE_OF_COST, streaming, direct);
    return new Claim(
        "the streaming tracker costs at most a tenth of a full decomposition with vectors, at %d × %d with %d triplets"
            .formatted(plan.costOrder(), plan.costOrder(), plan.modes()),
        verdict,
        "Median processor time %s ms against %s ms of dgesdd, 1/%s of it; depends on the machine"
            .formatted(
                number(LayerResults.median(streaming)),
                number(LayerResults.median(direct)),
                number(LayerResults.median(direct) / LayerResults.median(streaming))));
  }

  private String title(int layer) {
    return results.layers().get(layer).layer().title();
  }

  private static String percent(Interval interval) {
    return "%s %% (%s … %s)"
        .formatted(
            number(100 * interval.estimate()),
            number(100 * interval.low()),
            number(100 * interval.high()));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value)
        .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceAll("\\.(e|$)", "$1");
  }
}
