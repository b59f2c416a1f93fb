package io.spectracast.report;

import io.spectracast.figure.Figure.Band;
import io.spectracast.figure.Figure.Bars;

/**
 * A closed polygon: what a plotter that knows no bands and no histograms fills instead.
 *
 * @param x of the corners, in order
 * @param y of the corners
 */
record Outline(double[] x, double[] y) {

  /** Along the upper curve and back along the lower one. */
  static Outline of(Band band) {
    int n = band.x().length;
    Outline outline = ofCorners(2 * n + 1);
    for (int i = 0; i < n; i++) {
      outline.put(i, band.x()[i], band.upper()[i]);
      outline.put(2 * n - 1 - i, band.x()[i], band.lower()[i]);
    }
    return outline.closed();
  }

  /** Up and down the bins and back along zero. */
  static Outline of(Bars bars) {
    int n = bars.counts().length;
    Outline outline = ofCorners(2 * n + 3);
    outline.put(0, bars.edges()[0], 0);
    for (int i = 0; i < n; i++) {
      outline.put(2 * i + 1, bars.edges()[i], bars.heights()[i]);
      outline.put(2 * i + 2, bars.edges()[i + 1], bars.heights()[i]);
    }
    outline.put(2 * n + 1, bars.edges()[n], 0);
    return outline.closed();
  }

  private static Outline ofCorners(int corners) {
    return new Outline(new double[corners], new double[corners]);
  }

  private void put(int corner, double atX, double atY) {
    x[corner] = atX;
    y[corner] = atY;
  }

  private Outline closed() {
    put(x.length - 1, x[0], y[0]);
    return this;
  }
}
