package io.spectracast.analysis;

import static io.spectracast.analysis.Verdicts.number;

import io.spectracast.linalg.Matrix;
import io.spectracast.spectrum.SpectralMetrics;
import java.util.ArrayList;
import java.util.List;

/** What is wrong or unusual with a layer's data. */
final class Findings {

  /** Below it edges and exponents mean little. */
  private static final int FEW = 20;

  private Findings() {}

  static List<String> of(LayerInput input, Spectrum spectrum, SpectralMetrics metrics) {
    LayerDescription layer = input.layer();
    List<String> findings = new ArrayList<>();
    if (metrics.numericalRank() == 1 && layer.copies() == 1) {
      constant(input.matrices().get(0), findings);
    }
    if (layer.size() < FEW) {
      findings.add(
          "only %d singular values: edges and exponents mean little".formatted(layer.size()));
    }
    if (metrics.numericalRank() < layer.size()) {
      boolean blurred = spectrum.errorBound() >= metrics.rankTolerance();
      findings.add(
          "numerical rank %d of %d: the other singular values are at most %s, %s"
              .formatted(
                  metrics.numericalRank(),
                  layer.size(),
                  number(metrics.rankTolerance()),
                  blurred
                      ? "the error bound of the computation"
                      : "what rounding to " + layer.dtype() + " leaves of none"));
    }
    return findings;
  }

  private static void constant(Matrix matrix, List<String> findings) {
    double[] row = new double[matrix.columns()];
    matrix.copyRows(0, 1, row);
    double first = row[0];
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRows(i, 1, row);
      for (double value : row) {
        if (value != first) {
          return;
        }
      }
    }
    findings.add("all entries are equal: " + number(first));
  }
}
