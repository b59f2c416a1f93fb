package io.spectracast.backtest;

import io.spectracast.forecast.LayerPast;
import java.util.List;

/**
 * A run to forecast parts of.
 *
 * @param name unique among the subjects
 * @param group what it is compared with
 * @param layers all that was recorded of each layer
 */
public record Subject(String name, Group group, List<LayerPast> layers) {

  public Subject {
    layers = List.copyOf(layers);
  }
}
