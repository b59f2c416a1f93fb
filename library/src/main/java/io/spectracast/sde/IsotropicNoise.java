package io.spectracast.sde;

import io.spectracast.linalg.SingularTriplets;

/**
 * Noise independent between entries and of equal strength, dM = ν dB. The published account writes
 * ν² = 2ηD.
 *
 * @param volatility ν, in units of an entry per √t; positive
 */
public record IsotropicNoise(double volatility) implements MatrixNoise {

  public IsotropicNoise {
    if (!(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "volatility must be positive and finite, was " + volatility);
    }
  }

  @Override
  public int noises(int rows, int columns) {
    return rows * columns;
  }

  @Override
  public void diffuse(int rows, int columns, double[] w, double[] increment, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = volatility * increment[i];
    }
  }

  @Override
  public FrameMoments inFrame(SingularTriplets frame) {
    return FrameMoments.isotropic(
        frame.left().rows(), frame.right().rows(), frame.count(), volatility);
  }
}
