package io.spectracast.experiment;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.grid.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Whether singular triplets can be followed through training by perturbation theory, as published
 * and corrected, or by a warm-started decomposition; and why the former fails.
 */
final class TrackingExperiment implements Experiment {

  private final BiFunction<Budget, Datasets, TrackingPlan> plans;

  TrackingExperiment() {
    this(TrackingPlan::of);
  }

  TrackingExperiment(BiFunction<Budget, Datasets, TrackingPlan> plans) {
    this.plans = plans;
  }

  @Override
  public String name() {
    return "tracking";
  }

  @Override
  public String summary() {
    return "Can singular values be followed through training by perturbation theory?";
  }

  @Override
  public Exhibit run(Budget budget, Bench bench) throws IOException {
    TrackingPlan plan = plans.apply(budget, bench.datasets());
    TrackingResults results = measure(plan, bench);
    return new Exhibit(
        name(),
        "Following singular values through training",
        "Does the published tracker follow the singular values and vectors of a layer, given every"
            + " increment of its weights? If not, is it the formula, the modes it leaves out, the"
            + " order of the theory, or the theory itself; and what does follow them?",
        method(plan, bench),
        TrackingClaims.of(plan, results),
        TrackingTables.of(plan, results),
        TrackingFigures.of(plan, results),
        settings(plan, budget),
        bench.command(name(), budget),
        bench.seconds(),
        bench.provenance());
  }

  private static TrackingResults measure(TrackingPlan plan, Bench bench) throws IOException {
    List<Cell> follow = new ArrayList<>();
    List<Cell> spacing = new ArrayList<>();
    List<Cell> divided = new ArrayList<>();
    for (TrackedLayer layer : plan.layers()) {
      bench.load(layer.data()); // names the data even if nothing is left to do
      for (int i = 0; i < layer.seeds(); i++) {
        follow.add(TrackedRun.cell(layer, plan, bench.seed() + i, bench));
        spacing.add(SpacingRun.cell(layer, plan, bench.seed() + i, bench));
      }
    }
    for (int i = 0; i < plan.divided().seeds(); i++) {
      divided.add(DividedRun.cell(plan.divided(), plan, bench.seed() + i, bench));
    }
    Numbers cost = bench.cells("cost", List.of(TrackingCost.cell(plan, bench))).get(0);
    List<Numbers> scores = bench.cells("trackers", follow);
    List<Numbers> ratios = bench.cells("level spacing", spacing);
    List<Numbers> parts = bench.cells("increments in parts", divided);
    List<LayerResults> layers = new ArrayList<>();
    int from = 0;
    for (TrackedLayer layer : plan.layers()) {
      int to = from + layer.seeds();
      layers.add(new LayerResults(layer, scores.subList(from, to), ratios.subList(from, to)));
      from = to;
    }
    return new TrackingResults(layers, parts, cost);
  }

  private static List<String> method(TrackingPlan plan, Bench bench) {
    List<String> method = new ArrayList<>();
    if (plan.layers().stream().noneMatch(layer -> layer.name().startsWith("cnn"))) {
      method.add(
          "The convolutional network is left out: there is no CIFAR-10 in %s."
              .formatted(bench.datasets().folder()));
    }
    method.add(
        ("Every tracker starts from the exact %d leading triplets, or all where it says so, and is fed the true increment of every"
                + " update after it has happened: this is tracking. A forecast would have to do without them.")
            .formatted(plan.modes()));
    method.add(
        "As published: first order within the tracked triplets by the published vector formula, labels never sorted. Corrected: the"
            + " right formula, sorted. Second order: with the directions outside the tracked ones. Streaming: one warm-started pass over"
            + " the accumulated matrix, the vectors widened to two Krylov blocks; single pass: without the second block. Standing still: the"
            + " start's triplets. All modes are min(m, n): of a layer that is not square, first order still drops the directions outside on its"
            + " long side.");
    method.add(
        ("After the scored updates the top %d are compared with the exact decomposition, label by label: relative errors of values,"
                + " |uᵀû|, and the mean squared cosine between the spaces. Intervals are Student's over seeds, of logarithms where a value is"
                + " positive, at 95 %%.")
            .formatted(plan.compared()));
    method.add(
        "Level spacing: ε of a mode is the largest |uᵢᵀEvⱼ + uⱼᵀEvᵢ|/2 over |sᵢ − sⱼ|. At some updates one step is taken from the exact"
            + " triplets with all modes, and its error noted: of a value in units of its gap, of a vector and of a space as a sine. The same"
            + " increments scaled to ε = %s say whether a vector formula is right to first order."
                .formatted(SpacingRun.SMALL));
    method.add(
        ("Follows is refuted if on any layer the intervals of the largest error and of its share of standing still's are above %s and %s,"
                + " supported if on all layers both are below. A formula is right if on all layers the median error of a vector's change is below"
                + " %s of it, wrong if on any above %s. Within a bound is refuted if an interval is above, supported if all are below; of the"
                + " streaming trackers every single run must be within.")
            .formatted(
                TrackingVerdicts.LOST,
                TrackingVerdicts.WORTH,
                TrackingVerdicts.RIGHT,
                TrackingVerdicts.WRONG));
    method.add(
        ("Small against the spacing is supported if the median sine after one step is at most %s in every range of ε up to %s and at"
                + " least %s in every range from %s on, refuted if not, undecided without 20 cases on either side. The power of the number"
                + " of parts must be below %s to support, above %s to refute. Costs: the middle halves of the repetitions.")
            .formatted(
                TrackingVerdicts.HELD,
                TrackingVerdicts.SMALL_RATIO,
                TrackingVerdicts.LOST,
                TrackingVerdicts.LARGE_RATIO,
                TrackingVerdicts.FALLING,
                TrackingVerdicts.FLAT));
    return method;
  }

  private static Map<String, String> settings(TrackingPlan plan, Budget budget) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("budget", budget.word());
    settings.put("triplets", Integer.toString(plan.modes()));
    settings.put("compared", Integer.toString(plan.compared()));
    settings.put("parts", plan.parts().toString());
    settings.put("cost-order", Integer.toString(plan.costOrder()));
    settings.put("cost-repetitions", Integer.toString(plan.repetitions()));
    for (TrackedLayer layer : plan.layers()) {
      settings.put(
          layer.name(),
          "%s; %d updates; %d seeds".formatted(layer.inWords(), layer.updates(), layer.seeds()));
    }
    return settings;
  }
}
