package io.spectracast.sde;

/**
 * The scheme x + f·h + G·ΔB with f and G taken at the start of the step.
 *
 * <p>It knows nothing of a state space: where singular values come close, the repulsion over a
 * whole step throws them across each other. It is here to compare with.
 *
 * <p>G. Maruyama, Rend. Circ. Mat. Palermo 4 (1955) 48–90.
 */
public record EulerMaruyama() implements Stepper<Sde> {

  @Override
  public void step(
      Sde equation, double t0, double t1, double[] increment, double[] x, double[] next) {
    double[] drift = new double[x.length];
    equation.drift(t0, x, drift);
    equation.diffuse(t0, x, increment, next);
    for (int k = 0; k < x.length; k++) {
      next[k] += x[k] + drift[k] * (t1 - t0);
    }
  }

  @Override
  public double weakOrder() {
    return 1;
  }

  @Override
  public double additiveOrder() {
    return 1;
  }
}
