package io.spectracast.sde;

/**
 * The order-preserving scheme: everything but the repulsion is taken at the start of the step, the
 * repulsion at its end,
 *
 * <pre>  s' = b + h·repulsion(s'),   b = s + regular·h + G·ΔB.</pre>
 *
 * with the correction of {@link CloseRange} between neighbours. The equation for s' is the
 * stationarity of a strictly convex function whose barrier is the chamber s₁ &gt; … &gt; sₙ &gt; 0,
 * so that there is exactly one solution and it keeps the order, for any step and any noise. {@link
 * SingularValueEnsemble} runs the same scheme on many paths at once.
 */
public record SemiImplicit() implements Stepper<RepulsiveSde> {

  @Override
  public void step(
      RepulsiveSde equation, double t0, double t1, double[] increment, double[] x, double[] next) {
    double h = t1 - t0;
    double[] drift = new double[x.length];
    equation.regularDrift(t0, x, drift);
    equation.diffuse(t0, x, increment, next);
    for (int k = 0; k < x.length; k++) {
      next[k] += x[k] + drift[k] * h;
    }
    Fold.intoChamber(next);
    new ChamberNewton(equation.repulsion(t0, x), h).solve(x, next.clone(), next);
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
