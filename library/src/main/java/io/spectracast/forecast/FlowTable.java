package io.spectracast.forecast;

/**
 * A {@link WeightFlow} worked out at a few leads, a factor of two apart, and between them by
 * straight lines in the logarithm of the lead of displacement/lead and spread/√lead, which change
 * slowly.
 */
final class FlowTable {

  private final double[] leads;
  private final WeightFlow.Moves[] moves;

  FlowTable(WeightFlow flow, double shortest, double longest) {
    int count = 1 + (int) Math.ceil(Math.log(longest / shortest) / Math.log(2) - 1e-9);
    this.leads = new double[count];
    this.moves = new WeightFlow.Moves[count];
    for (int i = 0; i < count; i++) {
      leads[i] = count == 1 ? longest : shortest * Math.pow(longest / shortest, i / (count - 1.0));
      moves[i] = flow.at(leads[i]);
    }
  }

  WeightFlow.Moves at(double lead) {
    int above = 0;
    while (above < leads.length - 1 && leads[above] < lead) {
      above++;
    }
    int below = Math.max(0, above - 1);
    double weight =
        above == below ? 0 : Math.log(lead / leads[below]) / Math.log(leads[above] / leads[below]);
    return between(moves[below], lead / leads[below], moves[above], lead / leads[above], weight);
  }

  private static WeightFlow.Moves between(
      WeightFlow.Moves low,
      double lowRatio,
      WeightFlow.Moves high,
      double highRatio,
      double weight) {
    double[][] displacements = new double[WeightFlow.COUNT][];
    for (int j = 0; j < displacements.length; j++) {
      displacements[j] =
          between(low.displacements()[j], lowRatio, high.displacements()[j], highRatio, weight);
    }
    double[] spread =
        between(low.spread(), Math.sqrt(lowRatio), high.spread(), Math.sqrt(highRatio), weight);
    return new WeightFlow.Moves(displacements, spread);
  }

  private static double[] between(
      double[] low, double lowFactor, double[] high, double highFactor, double weight) {
    double[] result = new double[low.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = (1 - weight) * lowFactor * low[k] + weight * highFactor * high[k];
    }
    return result;
  }
}
