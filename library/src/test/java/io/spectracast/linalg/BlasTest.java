package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlasTest {

  /** A = [1 2 3; 4 5 6], B = [1 0; 2 1; 0 3]; A B = [5 11; 14 23] by hand. */
  @Test
  void multipliesInEveryOrientation() {
    double[] a = {1, 2, 3, 4, 5, 6};
    double[] aTransposed = {1, 4, 2, 5, 3, 6};
    double[] b = {1, 0, 2, 1, 0, 3};
    double[] bTransposed = {1, 2, 0, 0, 1, 3};

    assertThat(product(false, false, a, b)).containsExactly(5, 11, 14, 23);
    assertThat(product(true, false, aTransposed, b)).containsExactly(5, 11, 14, 23);
    assertThat(product(false, true, a, bTransposed)).containsExactly(5, 11, 14, 23);
    assertThat(product(true, true, aTransposed, bTransposed)).containsExactly(5, 11, 14, 23);
  }

  private static double[] product(boolean transposeA, boolean transposeB, double[] a, double[] b) {
    double[] c = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    Blas.gemm(transposeA, transposeB, 2, 2, 3, 1, a, b, 0, c);
    return c;
  }

  @Test
  void accumulatesIntoTheTarget() {
    double[] c = {1, 1, 1, 1};
    Blas.gemm(false, false, 2, 2, 1, 2, new double[] {1, 2}, new double[] {3, 4}, -1, c);

    assertThat(c).containsExactly(5, 7, 11, 15);
  }

  @Test
  void anEmptyInnerDimensionGivesZero() {
    double[] c = {7, 7};
    Blas.gemm(false, false, 1, 2, 0, 1, new double[0], new double[0], 0, c);

    assertThat(c).containsExactly(0, 0);
  }

  @Test
  void symmetricProductFillsBothTriangles() {
    double[] a = {1, 2, 3, 4, 5, 6};
    double[] rows = new double[4];
    double[] columns = new double[9];
    Blas.syrk(false, 2, 3, 1, a, 0, rows);
    Blas.syrk(true, 3, 2, 1, a, 0, columns);

    assertThat(rows).containsExactly(14, 32, 32, 77);
    assertThat(columns).containsExactly(17, 22, 27, 22, 29, 36, 27, 36, 45);
  }

  @Test
  void qrReproducesTheMatrixWithAPositiveDiagonal() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 9};
    double[] q = a.clone();
    double[] r = new double[4];
    Blas.qr(4, 2, q, r);
    double[] product = new double[8];
    Blas.gemm(false, false, 4, 2, 2, 1, q, r, 0, product);
    double[] identity = new double[4];
    Blas.syrk(true, 2, 4, 1, q, 0, identity);

    assertThat(product).containsExactly(a, within(1e-14));
    assertThat(identity).containsExactly(new double[] {1, 0, 0, 1}, within(1e-15));
    assertThat(r[0]).isCloseTo(Math.sqrt(84), within(1e-14));
    assertThat(r[2]).isZero();
    assertThat(r[3]).isPositive();
  }

  @Test
  void refusesArraysThatAreTooShortAndWideQr() {
    assertThatThrownBy(() -> Blas.syrk(false, 2, 2, 1, new double[3], 0, new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a must hold 2 x 2 entries, was 3");
    assertThatThrownBy(() -> Blas.qr(1, 2, new double[2], new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("m must be at least n = 2, was 1");
  }

  @Test
  void describesItself() {
    assertThat(Blas.description()).startsWith("OpenBLAS 0.3.");
  }
}
