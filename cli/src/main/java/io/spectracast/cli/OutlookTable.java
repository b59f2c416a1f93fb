package io.spectracast.cli;

import io.spectracast.outlook.EventOutlook;
import io.spectracast.outlook.LayerOutlook;
import io.spectracast.outlook.MeasureFan;
import io.spectracast.outlook.SpectrumMeasure;
import java.util.List;
import java.util.Locale;

/** What a forecast says of norms, ranks and events. */
final class OutlookTable {

  private static final int LOWER = 0;
  private static final int MEDIAN = 2;
  private static final int UPPER = 4;

  private OutlookTable() {}

  /** At the longest horizon: a row per layer, a column per measure. */
  static String measures(List<LayerOutlook> outlooks, long horizon) {
    SpectrumMeasure[] measures = SpectrumMeasure.values();
    String[] header = new String[measures.length + 1];
    header[0] = "at +" + horizon;
    for (int i = 0; i < measures.length; i++) {
      header[i + 1] = measures[i].word() + " now → median [90 %]";
    }
    TextTable table = new TextTable(1, header);
    for (LayerOutlook outlook : outlooks) {
      String[] cells = new String[header.length];
      cells[0] = outlook.layer();
      for (int i = 0; i < measures.length; i++) {
        SpectrumMeasure measure = measures[i];
        cells[i + 1] =
            outlook.measures().stream()
                .filter(fan -> fan.measure() == measure)
                .map(OutlookTable::cell)
                .findFirst()
                .orElse("–");
      }
      table.row(cells);
    }
    return table.toString();
  }

  private static String cell(MeasureFan fan) {
    double[] q = fan.quantiles()[fan.quantiles().length - 1];
    return String.format(
        Locale.ROOT, "%.3g → %.3g [%.3g, %.3g]", fan.now(), q[MEDIAN], q[LOWER], q[UPPER]);
  }

  /** A row per layer and event, its probability by each horizon and its median date. */
  static String events(List<LayerOutlook> outlooks, long[] horizons) {
    String[] header = new String[horizons.length + 3];
    header[0] = "layer";
    header[1] = "event";
    for (int i = 0; i < horizons.length; i++) {
      header[i + 2] = "by +" + horizons[i];
    }
    header[horizons.length + 2] = "half of all futures by step";
    TextTable table = new TextTable(2, header);
    for (LayerOutlook outlook : outlooks) {
      for (EventOutlook event : outlook.events()) {
        String[] cells = new String[header.length];
        cells[0] = outlook.layer();
        cells[1] = event.event().text() + (event.already() ? " (so already)" : "");
        for (int i = 0; i < horizons.length; i++) {
          cells[i + 2] = String.format(Locale.ROOT, "%.2f", event.probabilities()[i]);
        }
        cells[horizons.length + 2] =
            event.median().isPresent()
                ? Long.toString(outlook.origin() + (long) event.median().getAsDouble())
                : "–";
        table.row(cells);
      }
    }
    return table.toString();
  }
}
