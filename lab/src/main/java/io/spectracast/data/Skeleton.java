package io.spectracast.data;

/**
 * The strokes of a glyph: pen commands and the control points they use up.
 *
 * @param commands {@code M} (1 point), {@code L} (1), {@code Q} (2) and {@code C} (3)
 * @param points x and y of each control point in turn; not to be modified
 */
record Skeleton(String commands, double[] points) {

  private static final int SEGMENTS_PER_CURVE = 8;

  /** Draws the strokes as line segments. */
  void draw(double[] moved, Pen pen) {
    int from = 0; // index of the pen's position in moved
    int next = 0;
    for (char command : commands.toCharArray()) {
      int used = command == 'C' ? 3 : command == 'Q' ? 2 : 1;
      switch (command) {
        case 'M' -> {}
        case 'L' -> pen.line(moved[from], moved[from + 1], moved[next], moved[next + 1]);
        default -> curve(moved, from, next, used, pen);
      }
      next += 2 * used;
      from = next - 2;
    }
  }

  private static void curve(double[] p, int from, int next, int degree, Pen pen) {
    double x = p[from];
    double y = p[from + 1];
    for (int i = 1; i <= SEGMENTS_PER_CURVE; i++) {
      double t = (double) i / SEGMENTS_PER_CURVE;
      double toX = bezier(p, from, next, degree, t);
      double toY = bezier(p, from + 1, next + 1, degree, t);
      pen.line(x, y, toX, toY);
      x = toX;
      y = toY;
    }
  }

  private static double bezier(double[] p, int from, int next, int degree, double t) {
    double u = 1 - t;
    return degree == 2
        ? u * u * p[from] + 2 * u * t * p[next] + t * t * p[next + 2]
        : u * u * u * p[from]
            + 3 * u * u * t * p[next]
            + 3 * u * t * t * p[next + 2]
            + t * t * t * p[next + 4];
  }

  /** Receives line segments, in pixels. */
  interface Pen {
    void line(double x0, double y0, double x1, double y1);
  }
}
