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
 */
record LayerInput(LayerDescription layer, List<Matrix> matrices) {

  LayerInput {
    matrices = List.copyOf(matrices);
  }

  /** A checkpoint's layers, pooled matrices together, in the order of their first matrix. */
  static List<LayerInput> of(Layers layers) {
    Map<String, List<WeightMatrix>> pools = new LinkedHashMap<>();
    for (WeightMatrix matrix : layers.matrices()) {
      pools.computeIfAbsent(matrix.pool(), pool -> new ArrayList<>()).add(matrix);
    }
    return pools.values().stream().map(LayerInput::pooled).toList();
  }

  private static LayerInput pooled(List<WeightMatrix> pool) {
    WeightMatrix first = pool.get(0);
    LayerDescription layer =
        new LayerDescription(
            first.pool(),
            first.kind(),
            first.convention(),
            first.origin().type(),
            first.origin().shape(),
            first.rows(),
            first.columns(),
            pool.size(),
            first.alsoNamed());
    return new LayerInput(layer, pool.stream().map(WeightMatrix::matrix).toList());
  }
}
