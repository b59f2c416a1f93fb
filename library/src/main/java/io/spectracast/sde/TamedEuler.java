package io.spectracast.sde;

/**
 * Euler's scheme with a drift that cannot move the state further than 1 in a step,
 *
 * <pre>  x + h·f/(1 + h|f|) + G·ΔB.</pre>
 *
 * It stays finite where the plain scheme explodes, yet it leaves the chamber of singular values as
 * readily. It is here to compare with.
 *
 * <p>M. Hutzenthaler, A. Jentzen and P. E. Kloeden, Ann. Appl. Probab. 22 (2012) 1611–1641.
 */
public record TamedEuler() implements Stepper<Sde> {

  @Override
  public void step(
      Sde equation, double t0, double t1, double[] increment, double[] x, double[] next) {
    double h = t1 - t0;
    double[] drift = new double[x.length];
    equation.drift(t0, x, drift);
    equation.diffuse(t0, x, increment, next);
    double squares = 0;
    for (double f : drift) {
      squares += f * f;
    }
    double tame = h / (1 + h * Math.sqrt(squares));
    for (int k = 0; k < x.length; k++) {
      next[k] += x[k] + drift[k] * tame;
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
