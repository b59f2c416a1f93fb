package io.spectracast.sde;

import io.spectracast.linalg.SingularTriplets;

/**
 * A class of noise dM on the entries of an m × n matrix, linear in a vector of independent Brownian
 * motions, together with what the singular values see of it.
 *
 * <p>The library has isotropic, Kronecker, empirical and multiplicative noise; users may add
 * theirs.
 */
public interface MatrixNoise {

  /** The number of Brownian motions that drive an m × n matrix. */
  int noises(int rows, int columns);

  /**
   * Writes the noise that an increment of the motions gives the entries.
   *
   * @param w the matrix, m × n in row-major order; not to be modified
   * @param increment ΔB, of length {@link #noises}
   * @param out receives ΔM, m × n in row-major order
   */
  void diffuse(int rows, int columns, double[] w, double[] increment, double[] out);

  /** The moments of aᵢⱼ = uᵢᵀdM vⱼ per unit of time, in the frame of the matrix U S Vᵀ. */
  FrameMoments inFrame(SingularTriplets frame);
}
