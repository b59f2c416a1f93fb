package io.spectracast.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SvdTest {

  /** WᵀW = [10 8; 8 10]: eigenvalues 18 and 2, vectors (1, ±1)/√2. */
  @Test
  void decomposesAMatrixKnownByHand() {
    var matrix = new DenseMatrix(2, 2, new double[] {3, 3, -1, 1});
    for (Precision precision : Precision.values()) {
      assertThat(Svd.values(matrix, precision))
          .containsExactly(new double[] {Math.sqrt(18), Math.sqrt(2)}, within(1e-14));
      SingularTriplets triplets = Svd.triplets(matrix, precision);
      assertThat(triplets.leftVector(0)).containsExactly(new double[] {1, 0}, within(1e-14));
    }
  }
}
