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

  /** out = max(x, y + z). */
  static void raise(double[] x, double[] y, double[] z, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.max(x[p], y[p] + z[p]);
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

  /** outX −= w·x and outY −= w·y. */
  static void subtractProducts(double[] w, double[] x, double[] outX, double[] y, double[] outY) {
    for (int p = 0; p < w.length; p++) {
      double weight = w[p];
      outX[p] -= weight * x[p];
      outY[p] -= weight * y[p];
    }
  }

  /** With r = 1/(x − y): sumX += r, sumY −= r. */
  static void repel(double[] x, double[] y, double[] sumX, double[] sumY) {
    for (int p = 0; p < x.length; p++) {
      double r = 1 / (x[p] - y[p]);
      sumX[p] += r;
      sumY[p] -= r;
    }
  }

  /** With r = 1/(x − y): sumX += r, sumY −= r, and both curvatures += (x + y)r². */
  static void repel(
      double[] x,
      double[] y,
      double[] sumX,
      double[] sumY,
      double[] curvatureX,
      double[] curvatureY) {
    for (int p = 0; p < x.length; p++) {
      double r = 1 / (x[p] - y[p]);
      double curvature = (x[p] + y[p]) * (r * r);
      sumX[p] += r;
      sumY[p] -= r;
      curvatureX[p] += curvature;
      curvatureY[p] += curvature;
    }
  }

  /** out = c·x·y/(x² − y²)². */
  static void couple(double[] x, double[] y, double c, double[] out) {
    for (int p = 0; p < out.length; p++) {
      double product = x[p] * y[p];
      double gap = (x[p] - y[p]) * (x[p] + y[p]);
      out[p] = c * product / (gap * gap);
    }
  }

  /** With f half the {@link CloseRange} force of strength g at x − y: outX −= f, outY += f. */
  static void closeRange(double[] x, double[] y, double g, double[] outX, double[] outY) {
    double scale = 1 / g;
    for (int p = 0; p < x.length; p++) {
      double gap = x[p] - y[p];
      double u = gap * gap * scale;
      double force = 0.5 * gap * (u + 0.5) / (u * (2 * u * u - u + 1));
      outX[p] -= force;
      outY[p] += force;
    }
  }

  /**
   * The same, and minus the force's derivative added to both diagonals and taken from {@code off}.
   */
  static void closeRange(
      double[] x,
      double[] y,
      double g,
      double[] outX,
      double[] outY,
      double[] diagonalX,
      double[] diagonalY,
      double[] off) {
    double scale = 1 / g;
    for (int p = 0; p < x.length; p++) {
      double gap = x[p] - y[p];
      double u = gap * gap * scale;
      double r = 0.5 / (u * (2 * u * u - u + 1));
      double force = gap * (u + 0.5) * r;
      double curvature = 2 * (((6 * u + 4) * u - 2.5) * u + 0.5) * u * (r * r);
      outX[p] -= force;
      outY[p] += force;
      diagonalX[p] += curvature;
      diagonalY[p] += curvature;
      off[p] -= curvature;
    }
  }

  static void reciprocal(double[] x, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = 1 / x[p];
    }
  }

  /** out = min(out, x − y). */
  static void minimumDifference(double[] x, double[] y, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = Math.min(out[p], x[p] - y[p]);
    }
  }

  static void negate(double[] x) {
    for (int p = 0; p < x.length; p++) {
      x[p] = -x[p];
    }
  }

  static void absolute(double[] x) {
    for (int p = 0; p < x.length; p++) {
      x[p] = Math.abs(x[p]);
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
