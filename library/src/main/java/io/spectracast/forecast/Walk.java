package io.spectracast.forecast;

/**
 * Random walks from the last values: s_k(t + h) = s_k(t) + ν_k √h ε.
 *
 * @param window the fraction of the past that ν is measured in, in (0, 1]
 * @param lag ν comes from displacements over so many snapshots, at least 1
 */
record Walk(double window, int lag) implements Extrapolation {

  @Override
  public String label() {
    return "random walks, volatility over lag %d of the last %.0f %%".formatted(lag, 100 * window);
  }

  @Override
  public Marginals at(Track past, double lead) {
    Track seen = past.latest(window, FEWEST);
    Displacements displacements = Displacements.of(seen, lag, new double[past.modes()]);
    double[] spread = displacements.volatility();
    for (int k = 0; k < spread.length; k++) {
      spread[k] *= Math.sqrt(lead);
    }
    return new Marginals(past.last(), spread, displacements.degreesOfFreedom(), false);
  }
}
