package io.spectracast.outlook;

/**
 * The spectrum has stabilised: it lies within a small part of its norm of where it was at the
 * origin, ‖s − s₀‖ ≤ tolerance·‖s₀‖.
 *
 * @param tolerance in (0, 1)
 */
public record Rest(double tolerance) implements Event {

  public Rest {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be between 0 and 1, was " + tolerance);
    }
  }

  @Override
  public String text() {
    return "spectrum within %s %%".formatted(Event.number(100 * tolerance));
  }

  @Override
  public boolean holds(double[] s, double[] start) {
    double moved = 0;
    double size = 0;
    for (int k = 0; k < s.length; k++) {
      moved += (s[k] - start[k]) * (s[k] - start[k]);
      size += start[k] * start[k];
    }
    return Math.sqrt(moved) <= tolerance * Math.sqrt(size);
  }
}
