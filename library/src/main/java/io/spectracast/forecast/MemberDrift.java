package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.sde.SingularValueDrift;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The drift of each ensemble member: its movement, its unknown rate, less the typical repulsion.
 */
final class MemberDrift implements SingularValueDrift {

  private final History history;
  private final double[] typicalRepulsion;
  private final Movement[] movements;
  private final double[][] rates;
  private final double[][] unknownRates;

  private MemberDrift(History history, int members) {
    this.history = history;
    this.typicalRepulsion = history.typicalRepulsion();
    this.movements = new Movement[members];
    this.rates = new double[members][];
    this.unknownRates = new double[members][];
  }

  /**
   * Draws the members.
   *
   * @param correlation of the unknown rates of neighbouring modes, in [0, 1)
   */
  static MemberDrift draw(
      History history,
      MovementMixture mixture,
      int members,
      double correlation,
      RandomStreams streams) {
    MemberDrift drift = new MemberDrift(history, members);
    Map<Movement, double[]> rates = new HashMap<>();
    for (int member = 0; member < members; member++) {
      UniformRandomProvider random = streams.stream("movement", member);
      Movement movement = mixture.at(random.nextDouble());
      drift.movements[member] = movement;
      drift.rates[member] = rates.computeIfAbsent(movement, m -> m.rate(history));
      drift.unknownRates[member] = correlated(mixture.rateUncertainty(), correlation, random);
    }
    return drift;
  }

  @Override
  public void drift(int member, double t, double[] s, double[] out) {
    double pace = movements[member].pace(t, history);
    for (int k = 0; k < out.length; k++) {
      out[k] = rates[member][k] * pace + unknownRates[member][k] - typicalRepulsion[k];
    }
  }

  /** Normal deviates of the given sizes, an AR(1) sequence along the modes. */
  private static double[] correlated(
      double[] sizes, double correlation, UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] result = new double[sizes.length];
    double fresh = Math.sqrt(1 - correlation * correlation);
    double z = normal.sample();
    for (int k = 0; k < sizes.length; k++) {
      result[k] = sizes[k] * z;
      z = correlation * z + fresh * normal.sample();
    }
    return result;
  }
}
