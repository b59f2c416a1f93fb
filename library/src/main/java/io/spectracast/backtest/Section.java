package io.spectracast.backtest;

import java.util.List;
import java.util.Optional;

/**
 * The standings of all methods in a part of a backtest: in one cell (architecture, optimizer,
 * horizon), or in several.
 *
 * @param architecture empty for all
 * @param optimizer empty for all
 * @param horizon empty for all
 * @param reference the best single baseline; empty where cells have different ones, or none
 * @param cells how many cells
 * @param runs how many runs
 * @param lead updates ahead, the mean over the forecasts
 * @param forecasts how many forecasts each complete method made
 * @param clusters what intervals and tests are clustered by
 * @param events how many forecasts of a spike's emergence there were
 * @param emerged how many spikes emerged
 * @param standings in the order of the methods
 */
public record Section(
    Optional<String> architecture,
    Optional<String> optimizer,
    Optional<String> horizon,
    Optional<String> reference,
    int cells,
    int runs,
    double lead,
    int forecasts,
    Clustering clusters,
    int events,
    int emerged,
    List<Standing> standings) {

  public Section {
    standings = List.copyOf(standings);
  }

  /** What varies independently. */
  public enum Clustering {
    /** Runs; there are several. */
    RUNS,
    /** The layers of the one run. */
    LAYERS,
    /** Nothing: there is one layer of one run. */
    NONE
  }

  /** The standing of one method, if it took part. */
  public Optional<Standing> of(String method) {
    return standings.stream().filter(s -> s.method().equals(method)).findFirst();
  }
}
