package io.spectracast.experiment;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.recorder.NoiseMeter;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.NoiseLevel;
import io.spectracast.sde.IsotropicNoise;
import io.spectracast.sde.OrnsteinUhlenbeck;
import io.spectracast.spectrum.BulkEstimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A weight matrix that moves exactly as the theory assumes, dW = −κW dt + ν dB without a loss, and
 * is recorded like a trained one: singular values at every snapshot, noise and (zero) drift at
 * every probe. Sampled from the exact law, so there is no error of time steps.
 *
 * @param layer its name and shape
 * @param decay κ per update
 * @param volatility ν per √update
 * @param initialVariance of each entry at the start
 * @param updates length
 * @param every updates between snapshots
 * @param probeEvery snapshots between probes
 */
record SimulatedWeights(
    Layer layer,
    double decay,
    double volatility,
    double initialVariance,
    long updates,
    int every,
    int probeEvery) {

  private static final double SPIKE_LEVEL = 0.01;

  /** One run, from the stream of its number. */
  LayerTrajectory run(int number, RandomStreams streams) {
    UniformRandomProvider rng = streams.stream("simulated weights", number);
    OrnsteinUhlenbeck motion = new OrnsteinUhlenbeck(decay, new IsotropicNoise(volatility));
    NoiseMeter meter = new NoiseMeter(layer, every);
    DenseMatrix w = initial(rng);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= updates; step += every) {
      meter.add(floats(w));
      boolean probed = step / every % probeEvery == 0;
      snapshots.add(probed ? probe(w, step, meter) : LayerSnapshot.of(layer, step, Svd.values(w)));
      w = motion.sample(w, every, rng);
    }
    return new LayerTrajectory(layer, snapshots);
  }

  private DenseMatrix initial(UniformRandomProvider rng) {
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] w = new double[layer.rows() * layer.columns()];
    Arrays.setAll(w, i -> Math.sqrt(initialVariance) * normal.sample());
    return new DenseMatrix(layer.rows(), layer.columns(), w);
  }

  private LayerSnapshot probe(DenseMatrix w, long step, NoiseMeter meter) {
    SingularTriplets triplets = Svd.triplets(w);
    double[] s = triplets.singularValues();
    int spikes =
        new BulkEstimator(SPIKE_LEVEL)
            .fit(s, layer.longSide())
            .map(fit -> fit.spikes().size())
            .orElse(0);
    Optional<NoiseLevel> noise = meter.level(triplets, spikes);
    return new LayerSnapshot(layer, step, s, Optional.of(new double[s.length]), noise);
  }

  private static float[] floats(DenseMatrix w) {
    float[] values = new float[w.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) w.values()[i];
    }
    return values;
  }
}
