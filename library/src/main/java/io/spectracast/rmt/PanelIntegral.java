package io.spectracast.rmt;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The integral of a smooth density, from the left and from the right, by Gauss–Legendre quadrature
 * over panels. Sums from either end are kept, so that each tail is accurate relative to itself.
 */
final class PanelIntegral {

  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20);

  private final DoubleUnaryOperator density;
  private final double[] breaks;
  private final double[] below;
  private final double[] above;

  /**
   * @param density smooth within each panel, and zero outside all of them
   * @param breaks ends of the panels, ascending; owned by this object
   */
  PanelIntegral(DoubleUnaryOperator density, double[] breaks) {
    this.density = density;
    this.breaks = breaks;
    this.below = new double[breaks.length];
    this.above = new double[breaks.length];
    double[] panels = new double[breaks.length - 1];
    for (int i = 0; i < panels.length; i++) {
      panels[i] = integral(breaks[i], breaks[i + 1]);
      below[i + 1] = below[i] + panels[i];
    }
    for (int i = panels.length - 1; i >= 0; i--) {
      above[i] = above[i + 1] + panels[i];
    }
  }

  /** The integral up to x. */
  double below(double x) {
    if (x <= breaks[0]) {
      return 0;
    }
    int panel = panel(x);
    return x >= breaks[breaks.length - 1]
        ? below[breaks.length - 1]
        : below[panel] + integral(breaks[panel], x);
  }

  /** The integral from x on. */
  double above(double x) {
    if (x >= breaks[breaks.length - 1]) {
      return 0;
    }
    int panel = panel(x);
    return x <= breaks[0] ? above[0] : above[panel + 1] + integral(x, breaks[panel + 1]);
  }

  private int panel(double x) {
    int position = Arrays.binarySearch(breaks, x);
    return position >= 0 ? position : -position - 2;
  }

  private double integral(double from, double to) {
    double half = (to - from) / 2;
    double middle = (from + to) / 2;
    double sum = 0;
    for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
      sum += RULE.getWeight(i) * density.applyAsDouble(middle + half * RULE.getPoint(i));
    }
    return sum * half;
  }
}
