package io.spectracast.sde;

import io.spectracast.linalg.SingularTriplets;
import java.util.Arrays;

/**
 * The singular values of a matrix under noise of any class, one path:
 *
 * <pre>  dsₖ = driftₖ(t, s) dt + uₖᵀdM vₖ + second-order drift of {@link FrameMoments}</pre>
 *
 * <p>The moments of the noise in the singular frame may follow s; for noise whose moments depend on
 * the vectors they belong to the frame at which they were taken, and the equation holds as long as
 * the vectors stay near it.
 *
 * @param modes K, the number of singular values followed
 * @param drift the drift other than the second-order one; called as member 0
 * @param moments the moments at (t, s)
 */
public record SpectralSde(int modes, SingularValueDrift drift, Moments moments)
    implements RepulsiveSde {

  /** The moments of the noise along the way. */
  @FunctionalInterface
  public interface Moments {

    /** The moments, per unit of time, at (t, s). */
    FrameMoments at(double t, double[] s);
  }

  /** Noise in the frame of one matrix, frozen there; multiplicative noise follows s. */
  public static SpectralSde of(
      MatrixNoise noise, SingularTriplets frame, SingularValueDrift drift) {
    if (noise instanceof MultiplicativeNoise growing) {
      int rows = frame.left().rows();
      int columns = frame.right().rows();
      return new SpectralSde(frame.count(), drift, (t, s) -> growing.inFrame(rows, columns, s));
    }
    FrameMoments frozen = noise.inFrame(frame);
    return new SpectralSde(frame.count(), drift, (t, s) -> frozen);
  }

  /** Isotropic noise in an m × n matrix, all n singular values. */
  public static SpectralSde isotropic(
      int rows, int columns, double volatility, SingularValueDrift drift) {
    FrameMoments moments = FrameMoments.isotropic(rows, columns, columns, volatility);
    return new SpectralSde(columns, drift, (t, s) -> moments);
  }

  /** This equation with all volatilities multiplied by a factor that changes in time. */
  public SpectralSde withSchedule(Schedule schedule) {
    return new SpectralSde(
        modes, drift, (t, s) -> moments.at(t, s).times(Math.pow(schedule.factor(t), 2)));
  }

  @Override
  public int dimension() {
    return modes;
  }

  @Override
  public void regularDrift(double t, double[] s, double[] out) {
    Arrays.fill(out, 0);
    drift.drift(0, t, s, out);
  }

  @Override
  public Repulsion repulsion(double t, double[] s) {
    return moments.at(t, s).repulsion();
  }

  @Override
  public void diffuse(double t, double[] s, double[] increment, double[] out) {
    moments.at(t, s).diffuse(increment, out);
  }
}
