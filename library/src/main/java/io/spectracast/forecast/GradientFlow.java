package io.spectracast.forecast;

/**
 * Movement along the measured drift −η u_kᵀ∇L v_k plus the repulsion, fading as t^(p−1).
 *
 * @param exponent p in (0, 1]; 1 keeps the drift constant
 */
record GradientFlow(double exponent) implements Movement {

  @Override
  public String label() {
    return "gradient flow fading as t^%s".formatted(exponent - 1);
  }

  /** Zero where the history holds no measured drift. */
  @Override
  public double[] rate(History history) {
    double[] rate = new double[history.modes()];
    double[] projections = history.latestDriftProjections();
    if (projections.length == 0) {
      return rate;
    }
    double[] repulsion = history.typicalRepulsion();
    double pace = pace(history.lastStep(), history);
    for (int k = 0; k < rate.length; k++) {
      rate[k] = (projections[k] + repulsion[k]) / pace;
    }
    return rate;
  }

  @Override
  public double clock(double step, History history) {
    return Math.pow(step, exponent);
  }

  @Override
  public double pace(double step, History history) {
    return exponent * Math.pow(Math.max(1, step), exponent - 1);
  }
}
