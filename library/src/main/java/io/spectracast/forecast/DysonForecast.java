package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.sde.SingularValueEnsemble;
import io.spectracast.sde.SingularValueSde;
import io.spectracast.sde.TimeGrid;
import java.util.Locale;

/**
 * The forecast by the singular-value SDE: each member steps
 *
 * <pre>  ds_k = [v_k(t) − r_k] dt + ν_k dβ_k + ν²[(m−n)/(2s_k) + Σ_{j≠k} s_k/(s_k² − s_j²)] dt
 * </pre>
 *
 * from the state at the origin, always in order. v_k is the total average movement: it is drawn for
 * each member from the movements that did best in backtests, plus an unknown rate of the size those
 * backtests left. It includes the repulsion r_k typical at the origin, which is taken off because
 * the equation itself supplies it.
 *
 * @param threads how many threads may work; the result does not depend on it
 */
public record DysonForecast(int threads) implements ForecastMethod {

  /** Correlation of the unknown rates of neighbouring modes, which share what moves them. */
  private static final double NEIGHBOUR_CORRELATION = 0.9;

  /** Keeps the equation regular where nothing ever moved, relative to s₁. */
  private static final double LEAST_VOLATILITY = 1e-9;

  @Override
  public String name() {
    return "dyson-sde";
  }

  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    History history = History.of(past.trajectory());
    MovementMixture mixture = MovementMixture.fit(history, leads[leads.length - 1]);
    double noise = Math.max(history.noise(), LEAST_VOLATILITY * history.last()[0]);
    MemberDrift drift = MemberDrift.draw(history, mixture, members, NEIGHBOUR_CORRELATION, streams);
    SingularValueSde equation =
        SingularValueSde.dyson(past.layer().longSide(), past.layer().shortSide(), noise)
            .withVolatilities(mixture.volatility())
            .withDrift(drift);
    double[][][] paths =
        new SingularValueEnsemble(members, streams.substreams("noise").rootSeed(), threads)
            .solve(equation, history.last(), grid(history.lastStep(), leads));
    return new LayerEnsemble(
        past.layer(),
        history.lastStep(),
        leads,
        LayerEnsemble.byLeadAndMode(paths),
        account(past.layer(), history, mixture, noise));
  }

  private static TimeGrid grid(long origin, long[] leads) {
    double[] times = new double[leads.length + 1];
    times[0] = origin;
    for (int i = 0; i < leads.length; i++) {
      times[i + 1] = origin + leads[i];
    }
    return new TimeGrid(times, Double.POSITIVE_INFINITY);
  }

  private static String account(
      Layer layer, History history, MovementMixture mixture, double noise) {
    return String.format(
        Locale.ROOT,
        "%d of %d modes from %d snapshots; movement mostly %s (weight %.2f of %d candidates);"
            + " ν = %.3g per √update",
        history.modes(),
        layer.shortSide(),
        history.length(),
        mixture.favourite().label(),
        mixture.largestWeight(),
        mixture.weights().length,
        noise);
  }
}
