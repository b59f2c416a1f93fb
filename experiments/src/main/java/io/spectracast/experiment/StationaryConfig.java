package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.model.MlpSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the experiment on stationary laws trains, and for how long.
 *
 * @param model hidden widths; the matrices before the hidden layers are looked at
 * @param learningRate η
 * @param batchSize B
 * @param weightDecays λ of the loss, κ = ηλ; one of them 0
 * @param seeds runs at each
 * @param updates of each run
 * @param every updates between snapshots
 * @param probeEvery snapshots between probes
 * @param probeExamples in each
 * @param spectra of each run in each stretch of time
 */
record StationaryConfig(
    MlpSpec model,
    double learningRate,
    int batchSize,
    List<Double> weightDecays,
    int seeds,
    int updates,
    int every,
    int probeEvery,
    int probeExamples,
    int spectra) {

  /** The settings by name, with the data they are used on. */
  Map<String, String> asMap(DataSource data) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data.text());
    settings.put("model", model().text());
    settings.put("learning-rate", Double.toString(learningRate()));
    settings.put("batch-size", Integer.toString(batchSize()));
    settings.put("weight-decays", weightDecays().toString());
    settings.put("seeds", Integer.toString(seeds()));
    settings.put("updates", Integer.toString(updates()));
    settings.put("record-every", Integer.toString(every()));
    settings.put("probe-every", Integer.toString(probeEvery()));
    settings.put("probe-examples", Integer.toString(probeExamples()));
    settings.put("spectra-per-run", Integer.toString(spectra()));
    return settings;
  }
}
