package io.spectracast.analysis;

import io.spectracast.checkpoint.Layers;
import io.spectracast.checkpoint.WeightMatrix;
import io.spectracast.linalg.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrices that are analysed as one layer.
 *
 * @param matrices of one shape
 * @param bases the matrices they are compared with, in the same order; none without a base
 * @param changes the differences; none without a base
 */
record LayerInput(
    LayerDescription layer, List<Matrix> matrices, List<Matrix> bases, List<Matrix> changes) {

  LayerInput {
    matrices = List.copyOf(matrices);
    bases = List.copyOf(bases);
    changes = List.copyOf(changes);
  }

  /** A checkpoint's layers, pooled matrices together, in the order of their first matrix. */
  static List<LayerInput> of(Layers layers) {
    return of(layers, Map.of(), Map.of());
  }

  /**
   * The same with the base's layers and the differences by name; a layer for which one of them is
   * missing has none.
   */
  static List<LayerInput> of(Layers layers, Layers base, Layers changes) {
    return of(layers, base.byName(), changes.byName());
  }

  private static List<LayerInput> of(
      Layers layers, Map<String, WeightMatrix> bases, Map<String, WeightMatrix> changes) {
    Map<String, List<WeightMatrix>> pools = new LinkedHashMap<>();
    for (WeightMatrix matrix : layers.matrices()) {
      pools.computeIfAbsent(matrix.pool(), pool -> new ArrayList<>()).add(matrix);
    }
    return pools.values().stream()
        .map(
            pool ->
                new LayerInput(
                    description(pool),
                    pool.stream().map(WeightMatrix::matrix).toList(),
                    partners(pool, changes).isEmpty() ? List.of() : partners(pool, bases),
                    partners(pool, changes)))
        .toList();
  }

  private static List<Matrix> partners(List<WeightMatrix> pool, Map<String, WeightMatrix> byName) {
    return pool.stream().allMatch(w -> byName.containsKey(w.name()))
        ? pool.stream().map(w -> byName.get(w.name()).matrix()).toList()
        : List.of();
  }

  private static LayerDescription description(List<WeightMatrix> pool) {
    WeightMatrix first = pool.get(0);
    return new LayerDescription(
        first.pool(),
        first.kind(),
        first.convention(),
        first.origin().type(),
        first.origin().shape(),
        first.rows(),
        first.columns(),
        pool.size(),
        first.alsoNamed());
  }
}
