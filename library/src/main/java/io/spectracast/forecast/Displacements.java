package io.spectracast.forecast;

/**
 * How far singular values wander from given rates, measured over displacements of a few snapshots,
 * which may overlap: ν² is the mean of (Δs − rate·Δt)²/Δt.
 *
 * @param volatility ν per square root of an update for each mode
 * @param degreesOfFreedom about how many independent displacements there were, at least 1
 */
record Displacements(double[] volatility, int degreesOfFreedom) {

  /** Over {@code lag} snapshots, or fewer where the past is too short for two of them. */
  static Displacements of(Track past, int lag, double[] rate) {
    int length = past.length();
    double[] square = new double[past.modes()];
    if (length < 2) {
      return new Displacements(square, 1);
    }
    int over = Math.max(1, Math.min(lag, (length - 1) / 2));
    for (int i = over; i < length; i++) {
      double elapsed = past.steps()[i] - past.steps()[i - over];
      double[] now = past.values()[i];
      double[] before = past.values()[i - over];
      for (int k = 0; k < square.length; k++) {
        double moved = now[k] - before[k] - rate[k] * elapsed;
        square[k] += moved * moved / elapsed;
      }
    }
    for (int k = 0; k < square.length; k++) {
      square[k] = Math.sqrt(square[k] / (length - over));
    }
    return new Displacements(square, Math.max(1, (length - 1) / over));
  }
}
