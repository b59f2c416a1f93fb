package io.spectracast.backtest;

/**
 * The fair energy score of an ensemble of vectors x₁ … x_M for the outcome y,
 *
 * <pre>  Σ‖xᵢ − y‖/M − Σ‖xᵢ − xⱼ‖ / (2 · number of pairs i ≠ j),</pre>
 *
 * in the unit of the members; smaller is better. Of a single member it is the distance. From large
 * ensembles as many pairs are taken as there are members times {@value #SHIFTS}, each member with
 * its next ones, which leaves the expectation as it is.
 *
 * <p>T. Gneiting and A. E. Raftery, J. Am. Stat. Assoc. 102 (2007) 359, eq. 22.
 */
final class EnergyScore {

  private static final int SHIFTS = 16;

  private EnergyScore() {}

  /**
   * The score.
   *
   * @param members indexed [component][member]
   */
  static double of(double[][] members, double[] outcome) {
    int m = members[0].length;
    double[] square = new double[m];
    for (int k = 0; k < outcome.length; k++) {
      for (int i = 0; i < m; i++) {
        double d = members[k][i] - outcome[k];
        square[i] += d * d;
      }
    }
    return meanRoot(square) - (m == 1 ? 0 : meanPairDistance(members) / 2);
  }

  /** Over all pairs, or those of members up to sixteen apart on a circle. */
  private static double meanPairDistance(double[][] members) {
    int m = members[0].length;
    int shifts = Math.min(SHIFTS, m / 2);
    double sum = 0;
    double pairs = 0;
    for (int shift = 1; shift <= shifts; shift++) {
      double[] square = new double[m];
      for (double[] component : members) {
        for (int i = 0; i < m; i++) {
          double d = component[i] - component[(i + shift) % m];
          square[i] += d * d;
        }
      }
      double weight = 2 * shift == m ? 0.5 : 1; // at half the circle each pair comes twice
      sum += weight * meanRoot(square);
      pairs += weight;
    }
    return sum / pairs;
  }

  private static double meanRoot(double[] square) {
    double sum = 0;
    for (double value : square) {
      sum += Math.sqrt(value) / square.length;
    }
    return sum;
  }
}
