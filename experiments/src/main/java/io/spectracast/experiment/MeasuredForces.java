package io.spectracast.experiment;

import io.spectracast.experiment.WeightRuns.Stretch;
import io.spectracast.inference.Interval;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.NoiseLevel;
import io.spectracast.stationary.MeasuredRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Noise and restoring force of one weight matrix as measured in a stretch of its runs, never from
 * the distribution of its singular values. With d_k = −ηu_kᵀ∇L v_k the drift that the loss gives
 * s_k, its linear restoring rate is that of the regression d_k = −κ′s_k through the origin,
 *
 * <pre>  κ′ = −Σ d_k s_k / Σ s_k²,</pre>
 *
 * over all modes and over those of the bulk alone.
 *
 * @param volatilitySquare long-run ν² of one entry and update; over the runs
 * @param decay κ of the weight decay
 * @param lossOfAll κ′ over all modes; negative where the loss drives the weights outwards
 * @param lossOfBulk κ′ over the modes inside the bulk
 * @param relativeSquare ρ² by which the noise grows, E aⱼⱼ² = ν² + ρ²sⱼ²/n, from the noise along
 *     the spikes against that of the bulk; not negative
 * @param spikes singular values above the bulk, mean
 */
record MeasuredForces(
    Interval volatilitySquare,
    double decay,
    Interval lossOfAll,
    Interval lossOfBulk,
    double relativeSquare,
    double spikes) {

  static Optional<MeasuredForces> of(WeightRuns weights, Stretch stretch) {
    List<Sums> sums = new ArrayList<>();
    for (int run = 0; run < weights.runs().size(); run++) {
      Sums of = new Sums();
      weights.snapshots(run, stretch).forEach(of::add);
      if (of.probes > 0) {
        sums.add(of);
      }
    }
    if (sums.size() < 2) {
      return Optional.empty();
    }
    double relative = sums.stream().mapToDouble(s -> s.relative(weights.columns())).sum();
    return Optional.of(
        new MeasuredForces(
            over(sums, s -> s.volatilitySquares / s.probes),
            weights.decay(),
            over(sums, s -> -s.drift / s.squares),
            over(sums, s -> -s.bulkDrift / s.bulkSquares),
            Math.max(0, relative / sums.size()),
            sums.stream().mapToDouble(s -> (double) s.spikes / s.probes).sum() / sums.size()));
  }

  private static Interval over(List<Sums> runs, ToDoubleFunction<Sums> value) {
    return Seeds.interval(runs.stream().mapToDouble(value).toArray());
  }

  /** κ of weight decay and loss together, in the bulk. */
  double restoring() {
    return decay + lossOfBulk.estimate();
  }

  /** ν, κ and ρ; empty where nothing restores the weights or the noise does not spread. */
  Optional<MeasuredRates> rates() {
    double square = volatilitySquare.estimate();
    return restoring() > 0 && square > 0
        ? Optional.of(new MeasuredRates(Math.sqrt(square), restoring(), Math.sqrt(relativeSquare)))
        : Optional.empty();
  }

  /** What one run's probes add up to. */
  private static final class Sums {

    private int probes;
    private double volatilitySquares;
    private double drift;
    private double squares;
    private double bulkDrift;
    private double bulkSquares;
    private double excess; // of the noise along spikes, summed over spikes and probes
    private double spikeSquares;
    private int spikes;

    void add(LayerSnapshot snapshot) {
      if (snapshot.driftProjections().isEmpty() || snapshot.noise().isEmpty()) {
        return;
      }
      double[] s = snapshot.singularValues();
      double[] d = snapshot.driftProjections().get();
      NoiseLevel noise = snapshot.noise().get();
      int k = noise.spikes();
      probes++;
      spikes += k;
      volatilitySquares += noise.longRun() * noise.longRun();
      drift += product(s, d, 0, s.length);
      squares += product(s, s, 0, s.length);
      bulkDrift += product(s, d, k, s.length);
      bulkSquares += product(s, s, k, s.length);
      excess += k * (noise.spike() * noise.spike() - noise.bulk() * noise.bulk());
      spikeSquares += product(s, s, 0, k);
    }

    double relative(int columns) {
      return spikeSquares == 0 ? 0 : columns * excess / spikeSquares;
    }

    private static double product(double[] a, double[] b, int from, int to) {
      return IntStream.range(from, to).mapToDouble(i -> a[i] * b[i]).sum();
    }
  }
}
