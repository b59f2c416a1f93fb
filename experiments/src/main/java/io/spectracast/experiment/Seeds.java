package io.spectracast.experiment;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;

/** Intervals over seeds, the independent units of an experiment. */
final class Seeds {

  /** Of all intervals. */
  static final double LEVEL = 0.95;

  private Seeds() {}

  /** The mean of one number from each seed, at least two. */
  static Interval interval(double[] ofEachSeed) {
    return interval(ofEachSeed, LEVEL);
  }

  /** The same at another level. */
  static Interval interval(double[] ofEachSeed, double level) {
    return new Jackknife(ofEachSeed.length).mean(ofEachSeed, level);
  }
}
