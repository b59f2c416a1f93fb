package io.spectracast.linalg;

/**
 * A real matrix that can be read in blocks of rows, so that a large float32 tensor is never widened
 * to float64 as a whole.
 *
 * <p>Implementations are immutable while they are being read and may be read by several threads.
 */
public interface Matrix {

  /** The number of rows; may be 0. */
  int rows();

  /** The number of columns; may be 0. */
  int columns();

  /**
   * Copies rows {@code firstRow} … {@code firstRow + rowCount − 1}, widened to float64, into the
   * start of {@code target} in row-major order.
   *
   * @param target at least {@code rowCount · columns()} long
   */
  void copyRows(int firstRow, int rowCount, double[] target);

  /** Whether every entry is a float32 number, so that nothing is lost in float32. */
  default boolean holdsFloats() {
    return false;
  }

  /**
   * The same as {@link #copyRows(int, int, double[])} rounded to float32; exact and faster where
   * {@link #holdsFloats()}.
   *
   * @param target at least {@code rowCount · columns()} long
   */
  default void copyRows(int firstRow, int rowCount, float[] target) {
    double[] wide = new double[rowCount * columns()];
    copyRows(firstRow, rowCount, wide);
    for (int i = 0; i < wide.length; i++) {
      target[i] = (float) wide[i];
    }
  }

  /** The relative rounding error of one stored entry: 2⁻⁵³ for float64, 2⁻²⁴ for float32. */
  double unitRoundoff();
}
