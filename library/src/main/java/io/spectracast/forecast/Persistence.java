package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerTrajectory;

/** The baseline that nothing moves: the singular values at the origin, with certainty. */
public record Persistence() implements ForecastMethod {

  @Override
  public String name() {
    return "persistence";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    double[] now = now(past.trajectory());
    double[][][] values = new double[leads.length][now.length][1];
    for (double[][] atLead : values) {
      for (int k = 0; k < now.length; k++) {
        atLead[k][0] = now[k];
      }
    }
    return new LayerEnsemble(
        past.layer(), past.lastStep(), leads, values, "the values at the origin");
  }

  private static double[] now(LayerTrajectory trajectory) {
    return trajectory.at(trajectory.lastStep()).orElseThrow().singularValues();
  }
}
