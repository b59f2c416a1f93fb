package io.spectracast.outlook;

import java.math.BigDecimal;
import java.math.MathContext;

/** Something that may happen to a spectrum. */
public sealed interface Event permits Crossing, SpikeEvent, Rest {

  /** In words. */
  String text();

  /** A number as it was asked for, to six digits. */
  static String number(double x) {
    return new BigDecimal(x).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /**
   * Whether it is so at one moment.
   *
   * @param s the spectrum, descending
   * @param start the spectrum at the origin
   */
  boolean holds(double[] s, double[] start);
}
