package io.spectracast.outlook;

/** Something that may happen to a spectrum. */
public sealed interface Event permits Crossing, SpikeEvent, Rest {

  /** In words. */
  String text();

  /**
   * Whether it is so at one moment.
   *
   * @param s the spectrum, descending
   * @param start the spectrum at the origin
   */
  boolean holds(double[] s, double[] start);
}
