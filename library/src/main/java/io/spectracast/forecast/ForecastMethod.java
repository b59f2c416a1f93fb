package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import java.io.IOException;

/**
 * A way to forecast the singular values of one layer from their history.
 *
 * <p>A method sees nothing later than the last snapshot of the history it is given, which is the
 * origin. The same arguments give the same result.
 */
public interface ForecastMethod {

  /** A short name in lower case, e.g. {@code random-walk}. */
  String name();

  /**
   * Forecasts from the last step of {@code past}.
   *
   * @param past everything known at the origin
   * @param leads updates after the origin, positive and increasing
   * @param members ensemble size asked for, at least 2; a method without spread may return one
   * @param streams the source of randomness
   * @throws IOException if weights are needed and cannot be read
   */
  LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException;
}
