package io.spectracast.report;

import io.spectracast.spectrum.BulkFit;
import java.util.Optional;

/**
 * One measured spectrum of a weight matrix, to be drawn with its bulk fit.
 *
 * @param label what the moment is called, e.g. {@code start}, {@code origin}, {@code end}
 * @param step optimizer updates since initialisation
 * @param singularValues raw singular values, descending; at least one; not to be modified
 * @param fit the bulk and the spikes; empty where no bulk could be fitted
 */
public record LabelledSpectrum(
    String label, long step, double[] singularValues, Optional<BulkFit> fit) {

  public LabelledSpectrum {
    if (singularValues.length == 0) {
      throw new IllegalArgumentException("singularValues must not be empty");
    }
  }
}
