package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Joint draws with given marginals: Gaussian scores, correlated between neighbouring modes (what
 * moves one moves the next) and between leads (an error grows out of the one before), each taken to
 * its marginal; then put in descending order, so that no member leaves s₁ ≥ … ≥ sₙ > 0.
 *
 * @param marginals one for each lead
 * @param leads in effective time, positive, increasing
 */
record OrderedDraws(StackedMarginals[] marginals, double[] leads) {

  private static final double NEIGHBOURS = 0.9;

  /** Correlation of the errors at leads h and 2h. */
  private static final double DOUBLED = 0.7;

  /** What putting the draws in order takes from their spread. */
  private static final double WIDENING = 1.1;

  /** The least value of a member, over its largest. */
  private static final double LEAST = 1e-12;

  /** Members, indexed [lead][mode][member]. */
  double[][][] draw(int members, Stacking stacking, RandomStreams streams) {
    int modes = marginals[0].centre().length;
    double[][][] values = new double[leads.length][modes][members];
    double[] scores = new double[modes];
    double[] fresh = new double[modes];
    double[] member = new double[modes];
    for (int i = 0; i < members; i++) {
      UniformRandomProvider random = streams.stream("errors", i);
      var normal = ZigguratSampler.NormalizedGaussian.of(random);
      for (int h = 0; h < leads.length; h++) {
        alongModes(fresh, normal);
        double kept = h == 0 ? 0 : Math.pow(DOUBLED, Math.log(leads[h] / leads[h - 1]) / LOG_TWO);
        double renewed = Math.sqrt(1 - kept * kept);
        for (int k = 0; k < modes; k++) {
          scores[k] = kept * scores[k] + renewed * fresh[k];
          member[k] =
              marginals[h].centre()[k]
                  + WIDENING * marginals[h].error()[k] * stacking.quantile(scores[k]);
        }
        putInOrder(member);
        for (int k = 0; k < modes; k++) {
          values[h][k][i] = member[k];
        }
      }
    }
    return values;
  }

  private static final double LOG_TWO = Math.log(2);

  private static void alongModes(double[] fresh, ZigguratSampler.NormalizedGaussian normal) {
    double renewed = Math.sqrt(1 - NEIGHBOURS * NEIGHBOURS);
    double z = normal.sample();
    for (int k = 0; k < fresh.length; k++) {
      fresh[k] = z;
      z = NEIGHBOURS * z + renewed * normal.sample();
    }
  }

  /** Insertion sort: the values are nearly in order. A value that fell below zero is reflected. */
  private static void putInOrder(double[] member) {
    double largest = 0;
    for (double value : member) {
      largest = Math.max(largest, Math.abs(value));
    }
    double least = Math.max(Double.MIN_NORMAL, LEAST * largest);
    for (int k = 0; k < member.length; k++) {
      double value = Math.max(least, Math.abs(member[k]));
      int j = k - 1;
      while (j >= 0 && member[j] < value) {
        member[j + 1] = member[j];
        j--;
      }
      member[j + 1] = value;
    }
  }
}
