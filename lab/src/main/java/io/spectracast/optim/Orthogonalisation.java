package io.spectracast.optim;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The approximate orthogonal factor of a matrix B by five Newton–Schulz iterations,
 *
 * <pre>  X₀ = B/|B|,   X ← (aI + bXXᵀ + c(XXᵀ)²)X,   (a, b, c) = (3.4445, −4.7750, 2.0315).</pre>
 *
 * Singular values above about 10⁻³|B| go to between 0.7 and 1.2. The result is PB with a matrix P
 * that depends on BBᵀ alone, so that the same P can be applied to another matrix.
 *
 * <p>K. Jordan, "Muon: an optimizer for hidden layers in neural networks" (2024); J. Liu and
 * others, arXiv:2502.16982.
 */
final class Orthogonalisation {

  private static final int ITERATIONS = 5;
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double TINY = 1e-7;

  private Orthogonalisation() {}

  /**
   * P·other, with P the map that takes {@code matrix} to its orthogonal factor; given the same
   * tensor twice, that factor.
   */
  static Tensor apply(Tensor matrix, Tensor other) {
    boolean tall = matrix.size(0) > matrix.size(1);
    Scalar norm = new Scalar(matrix.norm().item_float() + TINY);
    Tensor x = (tall ? matrix.t() : matrix).div(norm);
    Tensor y = other == matrix ? x : (tall ? other.t() : other).div(norm);
    for (int i = 0; i < ITERATIONS; i++) {
      Tensor gram = x.mm(x.t());
      Tensor map = gram.mul(new Scalar(B)).addmm_(gram, gram, new Scalar(1), new Scalar(C));
      Tensor next = iterate(map, x);
      y = y == x ? next : iterate(map, y);
      x = next;
    }
    return tall ? y.t() : y;
  }

  private static Tensor iterate(Tensor map, Tensor x) {
    return x.mul(new Scalar(A)).addmm_(map, x);
  }
}
