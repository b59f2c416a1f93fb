package io.spectracast.forecast;

import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.NoiseLevel;
import io.spectracast.sde.SingularValueDrift;
import io.spectracast.sde.SingularValueEnsemble;
import io.spectracast.sde.SingularValueSde;
import io.spectracast.sde.TimeGrid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published account with the true gradients: the singular-value SDE
 *
 * <pre>  ds_k = −η u_kᵀ∇L v_k dt + ν dβ_k + ν²[(m−n)/(2s_k) + Σ_{j≠k} s_k/(s_k² − s_j²)] dt</pre>
 *
 * fed with the drift projections measured <em>after</em> the origin, joined by straight lines. It
 * is an oracle, no forecast: it sees what no forecast can. It is kinder than the publication, whose
 * vectors are followed to first order; here the projections are those on the true vectors. ν is the
 * noise level measured last before the origin, or else the median volatility of the singular
 * values.
 *
 * <p>arXiv 2507.12709.
 *
 * @param recorded the whole trajectory
 */
public record AsPublished(LayerTrajectory recorded) implements ForecastMethod {

  /** The equation is stepped so many updates at a time, at most. */
  private static final double STEP = 25;

  @Override
  public String name() {
    return "as-published";
  }

  /** Why the oracle has nothing to see after {@code origin} up to {@code last}, if so. */
  public Optional<String> refusal(long origin, long last) {
    boolean seen =
        measured().anyMatch(s -> s.step() > origin) && measured().anyMatch(s -> s.step() >= last);
    return seen
        ? Optional.empty()
        : Optional.of("has no drift projections from step %d to %d".formatted(origin, last));
  }

  private Stream<LayerSnapshot> measured() {
    return recorded.snapshots().stream().filter(s -> s.driftProjections().isPresent());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams) {
    long origin = past.lastStep();
    refusal(origin, origin + leads[leads.length - 1])
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("layer '" + past.layer().name() + "' " + why);
            });
    double noise = Math.max(noise(past), 1e-9 * Track.of(past.trajectory()).last()[0]);
    SingularValueSde equation =
        SingularValueSde.dyson(past.layer().longSide(), past.layer().shortSide(), noise)
            .withDrift(new MeasuredDrift(measured().collect(Collectors.toList())));
    double[] times = new double[leads.length + 1];
    times[0] = origin;
    for (int i = 0; i < leads.length; i++) {
      times[i + 1] = origin + leads[i];
    }
    double[][][] paths =
        new SingularValueEnsemble(members, streams.substreams(name()).rootSeed(), 1)
            .solve(equation, Track.of(past.trajectory()).last(), new TimeGrid(times, STEP));
    return new LayerEnsemble(
        past.layer(), origin, leads, LayerEnsemble.byLeadAndMode(paths), "an oracle");
  }

  private static double noise(LayerPast past) {
    List<LayerSnapshot> snapshots = past.trajectory().snapshots();
    for (int i = snapshots.size() - 1; i >= 0; i--) {
      Optional<NoiseLevel> measured = snapshots.get(i).noise();
      if (measured.isPresent() && measured.get().longRun() > 0) {
        return measured.get().longRun();
      }
    }
    Track track = Track.of(past.trajectory()).latest(0.5, Extrapolation.FEWEST);
    return Quantiles.of(Displacements.of(track, 1, new double[track.modes()]).volatility(), 0.5)[0];
  }

  /** −η u_kᵀ∇L v_k at any step, linear between measurements. */
  private record MeasuredDrift(List<LayerSnapshot> measured) implements SingularValueDrift {

    @Override
    public void drift(int member, double t, double[] s, double[] out) {
      int above = 0;
      while (above < measured.size() - 1 && measured.get(above).step() < t) {
        above++;
      }
      int below = Math.max(0, above - 1);
      LayerSnapshot before = measured.get(below);
      LayerSnapshot after = measured.get(above);
      double span = after.step() - before.step();
      double weight = span > 0 ? Math.min(1, Math.max(0, (t - before.step()) / span)) : 0;
      double[] from = before.driftProjections().orElseThrow();
      double[] to = after.driftProjections().orElseThrow();
      for (int k = 0; k < out.length; k++) {
        out[k] = from[k] + weight * (to[k] - from[k]);
      }
    }
  }
}
