package io.spectracast.recorder;

/** Tells how many of the largest singular values of a matrix stand outside its bulk. */
@FunctionalInterface
public interface SpikeCount {

  /**
   * The number of spikes.
   *
   * @param rows m, the long side
   * @param columns n ≤ m, the short side
   * @param singularValues all n of them, descending
   * @return between 0 and n
   */
  int count(int rows, int columns, double[] singularValues);

  /**
   * The singular values above the Marchenko–Pastur edge σ√m(1 + √q), with σ from the median
   * singular value. The ratio of edge to median uses the cubic approximation of Gavish and Donoho,
   * good to about one percent.
   *
   * <p>M. Gavish and D. L. Donoho, IEEE Trans. Inf. Theory 60 (2014) 5040, arXiv:1305.5870.
   */
  static int aboveTheEdge(int rows, int columns, double[] singularValues) {
    double q = (double) columns / rows;
    double optimal = Math.sqrt(2 * (q + 1) + 8 * q / (q + 1 + Math.sqrt(q * q + 14 * q + 1)));
    double optimalOverMedian = 0.56 * q * q * q - 0.95 * q * q + 1.82 * q + 1.43;
    double median = singularValues[singularValues.length / 2];
    double edge = median * optimalOverMedian / optimal * (1 + Math.sqrt(q));
    int count = 0;
    while (count < singularValues.length && singularValues[count] > edge) {
      count++;
    }
    return count;
  }
}
