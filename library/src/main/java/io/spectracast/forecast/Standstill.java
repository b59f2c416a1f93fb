package io.spectracast.forecast;

/** No average movement. */
record Standstill() implements Movement {

  @Override
  public String label() {
    return "no movement";
  }

  @Override
  public double[] rate(History history) {
    return new double[history.modes()];
  }

  @Override
  public double clock(double step, History history) {
    return step;
  }

  @Override
  public double pace(double step, History history) {
    return 1;
  }
}
