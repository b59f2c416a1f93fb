package io.spectracast.cli;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.LayerEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is forecast of the largest singular value of each layer: median and 90 % interval. */
final class PredictionTable {

  private static final double LOWER = 0.05;
  private static final double UPPER = 0.95;

  private PredictionTable() {}

  static String of(List<LayerEnsemble> ensembles, long[] horizons) {
    String[] header = new String[horizons.length + 1];
    header[0] = "s₁ of layer";
    for (int i = 0; i < horizons.length; i++) {
      header[i + 1] = "+" + horizons[i] + ": median [90 % interval]";
    }
    TextTable table = new TextTable(1, header);
    for (LayerEnsemble ensemble : ensembles) {
      table.row(row(ensemble, horizons));
    }
    return table.toString();
  }

  private static String[] row(LayerEnsemble ensemble, long[] horizons) {
    Fan fan = ensemble.fan(LOWER, 0.5, UPPER);
    String[] cells = new String[horizons.length + 1];
    cells[0] = ensemble.layer().name();
    for (int i = 0; i < horizons.length; i++) {
      double[] q = fan.quantiles()[Arrays.binarySearch(fan.leads(), horizons[i])][0];
      cells[i + 1] = String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", q[1], q[0], q[2]);
    }
    return cells;
  }
}
