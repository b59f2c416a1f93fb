package io.spectracast.forecast;

/**
 * A hypothesis on how singular values move on average: s_k(t) = s_k(t₀) + c_k·(φ(t) − φ(t₀)), with
 * a rate c_k for each mode and one clock φ, both taken from the history up to t₀.
 */
sealed interface Movement permits PowerTrend, GradientFlow, Standstill {

  /** What the report calls it. */
  String label();

  /** c_k for each mode, in singular-value units per unit of the clock. */
  double[] rate(History history);

  /** φ at a step, which may lie after the history. */
  double clock(double step, History history);

  /** dφ/dt at a step. */
  double pace(double step, History history);

  /** How far each mode moves in {@code lead} updates after the history. */
  default double[] displacement(History history, double lead) {
    double[] moved = rate(history).clone();
    double elapsed = clock(history.lastStep() + lead, history) - clock(history.lastStep(), history);
    for (int k = 0; k < moved.length; k++) {
      moved[k] *= elapsed;
    }
    return moved;
  }
}
