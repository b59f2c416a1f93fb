package io.spectracast.study;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.Work;
import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.SingularTriplets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * How long singular subspaces last. With O(t) = |U_k(0)ᵀU_k(t)|²/k of a block of k left or right
 * vectors in a space of dimension d,
 *
 * <pre>  f(t) = (O(t) − k/d)/(1 − k/d)</pre>
 *
 * is 1 at the start and 0 for a random subspace; the half-life is where its mean over paths first
 * falls below ½, between horizons on a logarithmic scale. A row for each law, layer, side and
 * block.
 */
record HalfLifeWork() implements Work<VectorsCell> {

  private static final double HALF = 0.5;
  private static final double LEVEL = 0.95;

  @Override
  public String name() {
    return "vectors-half-life";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(VectorsCell cell, BooleanSupplier stop) throws Exception {
    try (Arena arena =
        new Arena(cell.data(), cell.model(), cell.examples(), cell.burnIn(), cell.seed(), stop)) {
      List<FloatMatrix> start = PathEnsemble.finite(arena.landscape().matrices());
      Course course = arena.course(cell.learningRate(), cell.batch(), 0, cell.horizons());
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<Rival, Law> entry : laws().entrySet()) {
        int paths = entry.getKey() == Rival.FLOW ? 1 : cell.paths();
        PathEnsemble ensemble = arena.walk(course, entry.getValue(), paths, entry.getKey().name());
        for (int layer = 0; layer < start.size(); layer++) {
          add(rows, cell, entry.getKey(), layer, start.get(layer), ensemble);
        }
      }
      return Row.numbers(rows);
    }
  }

  private static Map<Rival, Law> laws() {
    Map<Rival, Law> laws = new EnumMap<>(Rival.class);
    laws.put(Rival.SGD, new Law.Sgd(false));
    laws.put(Rival.GAUSSIAN, new Law.Diffusion(NoiseLaw.GRADIENT, 1));
    laws.put(Rival.ISOTROPIC, new Law.Diffusion(NoiseLaw.ISOTROPIC, 1));
    laws.put(Rival.FLOW, new Law.Diffusion(NoiseLaw.NONE, 2));
    return laws;
  }

  private static void add(
      List<Row> rows,
      VectorsCell cell,
      Rival law,
      int layer,
      FloatMatrix weights,
      PathEnsemble paths) {
    SingularTriplets start = Frame.of(weights);
    boolean wide = weights.rows() < weights.columns();
    for (Block block : Block.values()) {
      for (boolean left : new boolean[] {true, false}) {
        double[][] kept = new double[paths.count()][cell.horizons().size()];
        for (int path = 0; path < kept.length; path++) {
          for (int h = 0; h < kept[path].length; h++) {
            kept[path][h] =
                kept(start, Frame.of(paths.matrices().get(path).get(h).get(layer)), block, left);
          }
        }
        Row row =
            new Row()
                .put("law", law.ordinal())
                .put("layer", layer)
                .put("block", block.ordinal())
                .put("inputs", left == wide ? 1 : 0)
                .put("lost", paths.lost())
                .put("half_life", halfLife(cell.horizons(), kept));
        for (int h = 0; h < cell.horizons().size(); h++) {
          row.put("kept_" + cell.horizons().get(h), mean(kept, h, Jackknife.NONE));
        }
        rows.add(row);
      }
    }
  }

  /** f of one path. */
  private static double kept(
      SingularTriplets start, SingularTriplets now, Block block, boolean left) {
    DenseMatrix a = left ? start.left() : start.right();
    DenseMatrix b = left ? now.left() : now.right();
    int from = block.from(start.count());
    double chance = (double) block.size() / a.rows();
    double overlap = Frame.overlap(a, b, from, from + block.size()) / block.size();
    return (overlap - chance) / (1 - chance);
  }

  private static double mean(double[][] kept, int horizon, int without) {
    double sum = 0;
    int count = 0;
    for (int path = 0; path < kept.length; path++) {
      if (path != without) {
        sum += kept[path][horizon];
        count++;
      }
    }
    return sum / count;
  }

  /**
   * With its jackknife interval over paths; empty if it is not reached, with all or all but one.
   */
  static Optional<Interval> halfLife(List<Integer> horizons, double[][] kept) {
    OptionalDouble all = crossing(horizons, kept, Jackknife.NONE);
    if (all.isEmpty() || kept.length < 2) {
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Interval(all.getAsDouble(), all.getAsDouble(), all.getAsDouble(), LEVEL));
    }
    for (int path = 0; path < kept.length; path++) {
      if (crossing(horizons, kept, path).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Jackknife(kept.length)
            .logInterval(path -> crossing(horizons, kept, path).getAsDouble(), LEVEL));
  }

  private static OptionalDouble crossing(List<Integer> horizons, double[][] kept, int without) {
    double before = 1;
    double from = Math.log(HALF); // half an update stands for the start
    for (int h = 0; h < horizons.size(); h++) {
      double now = mean(kept, h, without);
      double to = Math.log(horizons.get(h));
      if (now < HALF) {
        return OptionalDouble.of(Math.exp(from + (to - from) * (before - HALF) / (before - now)));
      }
      before = now;
      from = to;
    }
    return OptionalDouble.empty();
  }
}
