package io.spectracast.sde;

/**
 * Arithmetic on rows of lanes: entry p of a row belongs to path p of a block.
 *
 * <p>Each loop is kept this small because the JIT compiler vectorises loops over a few arrays and
 * gives up on larger ones.
 */
final class Lanes {

  private Lanes() {}

  static double[][] rows(int count, int lanes) {
    return new double[count][lanes];
  }

  static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  static void square(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = x[p] * x[p];
    }
  }

  static void product(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = x[p] * y[p];
    }
  }

  static void difference(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = x[p] - y[p];
    }
  }

  /** out = x + c·y. */
  static void combine(double[] x, double c, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = x[p] + c * y[p];
    }
  }

  /** out += x. */
  static void add(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] += x[p];
    }
  }

  /** out −= x. */
  static void subtract(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] -= x[p];
    }
  }

  /** out += x·y. */
  static void addProduct(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] += x[p] * y[p];
    }
  }

  /** out −= x·y. */
  static void subtractProduct(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] -= x[p] * y[p];
    }
  }

  /** out = 1/(x − y). */
  static void reciprocalDifference(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = 1 / (x[p] - y[p]);
    }
  }

  static void reciprocal(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = 1 / x[p];
    }
  }

  /** out = max(out, |x − y|). */
  static void maximumDistance(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.max(out[p], Math.abs(x[p] - y[p]));
    }
  }

  /** out = max(out, |x|). */
  static void maximumMagnitude(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.max(out[p], Math.abs(x[p]));
    }
  }

  /** out = max(out, (dx − dy)/(x − y)): the rate at which the gap x − y closes along −d. */
  static void maximumClosing(double[] x, double[] y, double[] dx, double[] dy, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.max(out[p], (dx[p] - dy[p]) / (x[p] - y[p]));
    }
  }

  /**
   * out = max(out, (dx + dy)/(x + y)): the rate at which x meets the mirror image of y along −d.
   */
  static void maximumMirrorClosing(double[] x, double[] y, double[] dx, double[] dy, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.max(out[p], (dx[p] + dy[p]) / (x[p] + y[p]));
    }
  }
}
