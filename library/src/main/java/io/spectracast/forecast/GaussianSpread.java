package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerTrajectory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Ensembles of independent random walks around given paths; the spread grows as √lead. */
record GaussianSpread(LayerTrajectory history, long[] leads, int members, RandomStreams streams) {

  /** Where the middle of the ensemble lies. */
  interface Path {
    double at(long lead, int mode);
  }

  LayerEnsemble around(Path path, double[] volatility, String account) {
    double[][][] values = new double[leads.length][volatility.length][members];
    for (int member = 0; member < members; member++) {
      UniformRandomProvider random = streams.stream("member", member);
      fill(values, member, path, volatility, ZigguratSampler.NormalizedGaussian.of(random));
    }
    return new LayerEnsemble(history.layer(), history.lastStep(), leads, values, account);
  }

  private void fill(
      double[][][] values,
      int member,
      Path path,
      double[] volatility,
      ZigguratSampler.NormalizedGaussian normal) {
    for (int k = 0; k < volatility.length; k++) {
      double walk = 0;
      long before = 0;
      for (int i = 0; i < leads.length; i++) {
        walk += volatility[k] * Math.sqrt(leads[i] - before) * normal.sample();
        before = leads[i];
        values[i][k][member] = path.at(leads[i], k) + walk;
      }
    }
  }
}
