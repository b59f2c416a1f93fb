package io.spectracast.data;

import java.util.Arrays;

/**
 * A small grey picture drawn with a round pen. A pixel's ink is the antialiased indicator of its
 * centre lying within the pen's radius of a stroke, clamp(½ + radius − distance). Only +, −, ×, ÷
 * and √ are used, which IEEE 754 rounds the same way on every machine.
 */
final class Canvas implements Skeleton.Pen {

  private final int side;
  private final double[] ink;
  private double radius;

  Canvas(int side) {
    this.side = side;
    this.ink = new double[side * side];
  }

  /** Wipes the picture and takes a pen of this radius, in pixels. */
  void clear(double penRadius) {
    Arrays.fill(ink, 0);
    radius = penRadius;
  }

  /** Ink in [0, 1], row-major from the top left. */
  double[] ink() {
    return ink;
  }

  @Override
  public void line(double x0, double y0, double x1, double y1) {
    double reach = radius + 0.5;
    int left = pixel(Math.min(x0, x1) - reach);
    int right = pixel(Math.max(x0, x1) + reach);
    int top = pixel(Math.min(y0, y1) - reach);
    int bottom = pixel(Math.max(y0, y1) + reach);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double distance = distance(column + 0.5, row + 0.5, x0, y0, x1, y1);
        double covered = Math.max(0, Math.min(1, reach - distance));
        ink[row * side + column] = Math.max(ink[row * side + column], covered);
      }
    }
  }

  private int pixel(double position) {
    return (int) Math.max(0, Math.min(side - 1, Math.floor(position)));
  }

  /** The distance of the point (x, y) from the segment (x0, y0)–(x1, y1). */
  private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / square;
    double t = Math.max(0, Math.min(1, along));
    double offX = x - x0 - t * dx;
    double offY = y - y0 - t * dy;
    return Math.sqrt(offX * offX + offY * offY);
  }
}
