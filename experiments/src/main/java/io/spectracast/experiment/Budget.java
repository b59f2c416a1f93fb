package io.spectracast.experiment;

import java.util.Locale;

/** How much an experiment may spend, on two cores. */
public enum Budget {
  /** At most five minutes: enough to see the effect. */
  QUICK,
  /** At most forty-five minutes: enough to publish. */
  FULL;

  /** As a word on a command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
