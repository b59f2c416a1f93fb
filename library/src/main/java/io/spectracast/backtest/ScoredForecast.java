package io.spectracast.backtest;

import io.spectracast.forecast.FairCrps;
import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.outlook.SpikeEvent;
import java.util.Optional;

/**
 * How one method forecast one layer from one origin at one horizon.
 *
 * @param group what the run is compared with
 * @param run the run's name
 * @param layer the weight matrix's name
 * @param origin the last step the forecast has seen
 * @param horizon its label
 * @param lead updates from the origin to the recorded step it is scored at
 * @param method the method's name
 * @param modes how many singular values are behind the means
 * @param crps mean fair continuous ranked probability score over the modes
 * @param energy fair energy score of the vector
 * @param wasserstein distance of the spectra
 * @param calibration empty for a forecast without spread
 * @param spike the emergence of a spike; empty where the origin shows no bulk
 */
public record ScoredForecast(
    Group group,
    String run,
    String layer,
    long origin,
    String horizon,
    long lead,
    String method,
    int modes,
    double crps,
    double energy,
    double wasserstein,
    Optional<Calibration> calibration,
    Optional<EventForecast> spike) {

  /** What is scored: a layer of a run, from an origin, at a horizon. */
  record Task(Group group, String run, String layer, long origin, String horizon, long lead) {}

  static ScoredForecast of(
      Task task,
      LayerEnsemble ensemble,
      double[] outcome,
      String method,
      Optional<SpikeEvent> event) {
    double[][] members = ensemble.at(task.lead);
    double crps = 0;
    for (int k = 0; k < outcome.length; k++) {
      crps += FairCrps.of(members[k], outcome[k]) / outcome.length;
    }
    return new ScoredForecast(
        task.group,
        task.run,
        task.layer,
        task.origin,
        task.horizon,
        task.lead,
        method,
        outcome.length,
        crps,
        EnergyScore.of(members, outcome),
        SpectrumDistance.of(members, outcome),
        members[0].length < 2 ? Optional.empty() : Optional.of(Calibration.of(members, outcome)),
        event.map(e -> EventForecast.of(e, members, outcome)));
  }

  /** What it shares with the other methods' forecasts of the same. */
  Task task() {
    return new Task(group, run, layer, origin, horizon, lead);
  }
}
