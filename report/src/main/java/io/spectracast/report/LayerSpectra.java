package io.spectracast.report;

import io.spectracast.run.Layer;
import java.util.List;

/**
 * The spectra of one weight matrix at the moments worth showing.
 *
 * @param layer the weight matrix
 * @param spectra in the order they are drawn; usually at the start, the forecast's origin and the
 *     end
 */
public record LayerSpectra(Layer layer, List<LabelledSpectrum> spectra) {

  public LayerSpectra {
    spectra = List.copyOf(spectra);
  }
}
