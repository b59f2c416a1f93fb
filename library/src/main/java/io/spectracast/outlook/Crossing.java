package io.spectracast.outlook;

/**
 * One singular value passes a threshold.
 *
 * @param mode from 0
 * @param above whether it is to exceed it, else to fall below it
 * @param threshold as a singular value
 */
public record Crossing(int mode, boolean above, double threshold) implements Event {

  @Override
  public String text() {
    return "s%d %s %s"
        .formatted(mode + 1, above ? "exceeds" : "falls below", Event.number(threshold));
  }

  @Override
  public boolean holds(double[] s, double[] start) {
    return mode < s.length && (above ? s[mode] > threshold : s[mode] < threshold);
  }
}
