package io.spectracast.cli;

/**
 * Mean and standard deviation over the members of an ensemble.
 *
 * @param members how many there are, at least 2
 * @param mean {@code [time][k]}
 * @param deviation {@code [time][k]}, with the divisor members − 1
 */
record EnsembleMoments(int members, double[][] mean, double[][] deviation) {

  /**
   * @param values {@code [member][time][k]}
   */
  static EnsembleMoments of(double[][][] values) {
    int times = values[0].length;
    double[][] mean = new double[times][];
    double[][] deviation = new double[times][];
    for (int i = 0; i < times; i++) {
      mean[i] = mean(values, i);
      deviation[i] = deviation(values, i, mean[i]);
    }
    return new EnsembleMoments(values.length, mean, deviation);
  }

  private static double[] mean(double[][][] values, int time) {
    double[] first = values[0][time];
    double[] mean = new double[first.length];
    // Sums of distances from one member lose no digits where the members hardly differ.
    for (double[][] member : values) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += (member[time][k] - first[k]) / values.length;
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] += first[k];
    }
    return mean;
  }

  private static double[] deviation(double[][][] values, int time, double[] mean) {
    double[] deviation = new double[mean.length];
    for (double[][] member : values) {
      for (int k = 0; k < mean.length; k++) {
        double distance = member[time][k] - mean[k];
        deviation[k] += distance * distance / (values.length - 1);
      }
    }
    for (int k = 0; k < mean.length; k++) {
      deviation[k] = Math.sqrt(deviation[k]);
    }
    return deviation;
  }

  /** Of the mean. */
  double standardError(int time, int k) {
    return deviation[time][k] / Math.sqrt(members);
  }
}
