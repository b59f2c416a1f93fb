package io.spectracast.rmt;

import static java.lang.Math.cbrt;
import static java.lang.Math.sqrt;

/**
 * Where the published account draws the Tracy–Widom law over the histogram of x = s/(σ√m): about
 * the edge 2.0 for every shape, with the scale ½(√m + √n)^(−1/3).
 *
 * <p>The edge is 1 + √q and the scale ½(1/√(m−1) + 1/√n)^(1/3)/√m, see {@link EdgeTest}; for layers
 * of hundreds of rows the printed scale is 7 to 24 times too large. Kept to be compared with.
 *
 * <p>arXiv 2507.12709, its notebook.
 *
 * @param rows m, at least {@code columns}
 * @param columns n, at least 1
 */
public record PublishedEdge(int rows, int columns) {

  /** Of x, for every shape. */
  public static final double EDGE = 2.0;

  private static final TracyWidom LAW = new TracyWidom(1);

  public PublishedEdge {
    Domain.tall(rows, columns);
  }

  /** ½(√m + √n)^(−1/3), of x. */
  public double scale() {
    return 0.5 / cbrt(sqrt(rows) + sqrt(columns));
  }

  /** (x − 2)/scale, which by this account has the law F₁. */
  public double statistic(double x) {
    return (x - EDGE) / scale();
  }

  /** The density of x that is drawn. */
  public double density(double x) {
    return LAW.density(statistic(x)) / scale();
  }
}
